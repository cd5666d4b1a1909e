"""Two log-ins: the owner migrates, the application reads and writes rows; and what is checked at start."""

from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.checks import CheckMessage
from django.core.management import call_command
from django.db import connection
from django.db.backends.signals import connection_created
from django.test import override_settings

from hall.config import checks
from hall.config.management.commands.migrate import logged_in_as_owner
from hall.config.roles import make_role, role_exists
from hall.permanence.rights import insert_only_tables
from tests.conftest import take_the_applications_rights

pytestmark = pytest.mark.django_db


def found(check: Any) -> list[str | None]:
    messages: list[CheckMessage] = check(databases=["default"])
    return [message.id for message in messages]


def as_owner(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'RESET ROLE; {statement}; SET ROLE "{settings.DATABASE_APP_ROLE}"')


def test_this_database_is_in_order() -> None:
    assert found(checks.database_keeps_text_and_promises) == []
    with override_settings(OWNER_IS_APART=True):
        assert found(checks.register_is_insert_only) == []


@pytest.mark.clause("promise:R8")
def test_a_right_too_many_is_found_at_start() -> None:
    table = insert_only_tables(connection)[0]
    as_owner(f'GRANT UPDATE ON {table} TO "{settings.DATABASE_APP_ROLE}"')
    with override_settings(OWNER_IS_APART=True):
        assert found(checks.register_is_insert_only) == ["hall.E004"]


@pytest.mark.clause("promise:R8")
def test_a_trigger_switched_off_is_found_at_start() -> None:
    table = insert_only_tables(connection)[0]
    as_owner(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    with override_settings(OWNER_IS_APART=True):
        assert found(checks.register_is_insert_only) == ["hall.E005"]


def test_logging_in_as_the_owner_is_warned_of() -> None:
    with override_settings(OWNER_IS_APART=False):
        assert found(checks.register_is_insert_only) == ["hall.W001"]


def test_commits_a_power_cut_could_take_back_are_refused() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    assert found(checks.database_keeps_text_and_promises) == ["hall.E003"]


@pytest.mark.clause("promise:R10")
def test_a_calendar_that_ends_soon_is_warned_of(clock: Any) -> None:
    assert found(checks.calendar_reaches_far_enough) == []
    clock.move_to("2026-11-20 09:00")
    assert found(checks.calendar_reaches_far_enough) == ["hall.W003"]


def test_checks_ask_no_database_that_was_not_named() -> None:
    for check in (checks.database_keeps_text_and_promises, checks.register_is_insert_only):
        assert check(databases=None) == []


def test_making_a_role_twice_makes_it_once() -> None:
    with connection.cursor() as cursor:
        assert role_exists(cursor, settings.DATABASE_APP_ROLE)
        make_role(cursor, settings.DATABASE_APP_ROLE)
        assert not role_exists(cursor, "nobody_like_this")


@pytest.mark.django_db(transaction=True)
def test_the_owner_logs_in_for_a_while_only() -> None:
    before = dict(connection.settings_dict)
    owner = override_settings(DATABASE_OWNER_URL="postgres://somebody:secret@elsewhere:1/ignored")
    with owner, logged_in_as_owner(connection):
        assert connection.settings_dict["USER"] == "somebody"
        assert connection.settings_dict["NAME"] == before["NAME"]
    assert connection.settings_dict == before


@pytest.mark.django_db(transaction=True)
def test_migrating_again_changes_nothing_and_grants_the_rights_anew() -> None:
    table = insert_only_tables(connection)[0]
    as_owner(f'GRANT UPDATE ON {table} TO "{settings.DATABASE_APP_ROLE}"')
    connection_created.disconnect(take_the_applications_rights)
    try:
        call_command("migrate", verbosity=0, interactive=False, stdout=StringIO())
    finally:
        connection_created.connect(take_the_applications_rights)
    with override_settings(OWNER_IS_APART=True):
        assert found(checks.register_is_insert_only) == []
