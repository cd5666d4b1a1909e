"""Rows that are written once: three walls, tried from inside each of them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pgtrigger
import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, models, transaction

from hall.permanence.models import REFUSALS, InsertOnly, InsertOnlyBase, RowIsPermanent
from hall.permanence.rights import grant_rights, insert_only_tables, tables_the_role_could_change

KEPT = [model for model in apps.get_models() if issubclass(model, InsertOnly)]
each_kept_model = pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.label)

pytestmark = [pytest.mark.clause("promise:R8"), pytest.mark.django_db]


def refused(statement: str, because: str) -> None:
    """The database refuses the statement with these words, and the test's transaction lives on."""
    with pytest.raises(DatabaseError, match=because), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@contextmanager
def as_owner() -> Iterator[None]:
    """For a moment with the rights of the database's owner."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        yield
        cursor.execute(f'SET ROLE "{settings.DATABASE_APP_ROLE}"')


@each_kept_model
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET {key} = {key}",
        "DELETE FROM {table}",
        "TRUNCATE {table}",
        "ALTER TABLE {table} DISABLE TRIGGER ALL",
        "DROP TABLE {table}",
        "SELECT 1 FROM {table} FOR UPDATE",
    ],
)
def test_the_application_is_refused(model: type[models.Model], statement: str) -> None:
    key = connection.ops.quote_name(str(model._meta.pk.column))
    refused(statement.format(table=model._meta.db_table, key=key), "permission denied|must be owner")


@each_kept_model
def test_switching_the_triggers_off_by_a_setting_opens_nothing(model: type[models.Model]) -> None:
    with pgtrigger.ignore(f"{model._meta.label}:refuse_update_and_delete"):
        refused("DELETE FROM " + model._meta.db_table, "permission denied")


def test_the_application_may_not_play_replica() -> None:
    refused("SET session_replication_role = replica", "permission denied")


def test_the_application_may_not_make_tables() -> None:
    refused("CREATE TABLE public.shadow (id int)", "permission denied")


def test_the_application_may_not_rewrite_the_history_of_migrations() -> None:
    refused("DELETE FROM django_migrations", "permission denied")


@each_kept_model
def test_even_the_owner_is_refused_by_triggers(model: type[models.Model]) -> None:
    with as_owner():
        refused(f"TRUNCATE {model._meta.db_table} CASCADE", "Cannot truncate rows")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'O'"
                " AND (tgname LIKE 'pgtrigger_refuse_update%%' OR tgname LIKE 'pgtrigger_refuse_trunc%%')",
                [model._meta.db_table],
            )
            assert cursor.fetchone() == (2,)


@each_kept_model
def test_python_refuses_before_the_database_is_asked(model: type[models.Model]) -> None:
    row = model()
    row._state.adding = False
    with pytest.raises(RowIsPermanent, match="只能新增"):
        row.save()
    with pytest.raises(RowIsPermanent):
        row.delete()


def test_the_wall_has_no_hole() -> None:
    assert tables_the_role_could_change(connection, settings.DATABASE_APP_ROLE) == []


def test_a_hole_in_the_wall_would_be_found() -> None:
    table = insert_only_tables(connection)[0]
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f'GRANT UPDATE ON {table} TO "{settings.DATABASE_APP_ROLE}"')
        assert tables_the_role_could_change(connection, settings.DATABASE_APP_ROLE) == [table]
        assert table in grant_rights(connection, settings.DATABASE_APP_ROLE)
        assert tables_the_role_could_change(connection, settings.DATABASE_APP_ROLE) == []


def test_the_application_may_not_grant_itself_rights() -> None:
    table, role = insert_only_tables(connection)[0], settings.DATABASE_APP_ROLE
    with connection.cursor() as cursor:
        cursor.execute(f'GRANT UPDATE ON {table} TO "{role}"')  # PostgreSQL only warns, and grants nothing
    assert tables_the_role_could_change(connection, role) == []


def test_a_model_with_its_own_meta_carries_the_triggers_too() -> None:
    class Meta:
        app_label = "permanence"
        abstract = True

    child = InsertOnlyBase("Leaf", (InsertOnly,), {"__module__": __name__, "Meta": Meta})
    assert child.Meta.triggers == REFUSALS  # type: ignore[attr-defined]  # Django adds Meta to abstract classes
