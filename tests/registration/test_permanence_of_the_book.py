"""promise:R8: the register is insert-only, provably, endings included."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction

from hall.catalogue.words import RegisterEffect
from hall.permanence.models import RowIsPermanent
from registration import tasks
from registration.integrity import verify
from registration.models import Entry, OwnershipContent, Party, Standing
from registration.services import sealing
from registration.services.sealing import RegisterWasRestored, seal_register
from registration.writers.burdens import Ending
from tests.registration.makers import HOME, NEXT_DOOR, home, mortgage, person, sell, write

pytestmark = [pytest.mark.django_db, pytest.mark.clause("promise:R8", "P8")]
BOOK = ["registration_entry", "registration_party", "registration_ownershipcontent", "registration_dailyseal"]


@contextmanager
def superuser() -> Iterator[Any]:
    """Somebody with the database's own rights, who also switches the triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE; SET session_replication_role = replica")
        try:
            yield cursor
        finally:
            cursor.execute(f'RESET session_replication_role; SET ROLE "{settings.DATABASE_APP_ROLE}"')


def breaches() -> list[str]:
    return [breach.message for breach in verify().breaches]


# -- as the application: all refused ------------------------------------------------------------


@pytest.mark.parametrize("table", BOOK)
@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE {table} SET {key} = {key}",
        "DELETE FROM {table}",
        "TRUNCATE {table}",
        "ALTER TABLE {table} DISABLE TRIGGER ALL",
        "DROP TRIGGER {trigger} ON {table}",
        "SET session_replication_role = replica; DELETE FROM {table}",
        "SET LOCAL pgtrigger.ignore = '{{{table}:{trigger}}}'; DELETE FROM {table}",
    ],
)
def test_the_application_can_only_add(table: str, attack: str) -> None:
    home()
    key = "entry_id" if table.endswith("content") else "id"
    statement = attack.format(table=table, key=key, trigger=trigger_of(table))
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert verify().breaches == []


def trigger_of(table: str) -> str:
    """The trigger that refuses UPDATE and DELETE on a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE %s",
            [table, "pgtrigger_refuse_update%"],
        )
        return str(cursor.fetchone()[0])


def test_the_models_refuse_before_the_database_has_to() -> None:
    home()
    entry, party = Entry.objects.get(), Party.objects.get()
    for act in (
        entry.save,
        entry.delete,
        party.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(note="改"),
        lambda: OwnershipContent.objects.update(price=1),
    ):
        with pytest.raises(RowIsPermanent):
            act()


def test_the_owner_is_refused_by_the_triggers() -> None:
    home()
    for statement in ("UPDATE registration_entry SET note = '改'", "TRUNCATE registration_dailyseal"):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"RESET ROLE; {statement}")


# -- as superuser: found -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE registration_entry SET registrar = '他人' WHERE seq = 1", "第 1 条记载的内容与摘要不符"),
        ("UPDATE registration_ownershipcontent SET price = 1", "第 1 条记载的内容与摘要不符"),
        ("UPDATE registration_party SET name = '他人'", "第 1 条记载的内容与摘要不符"),
        ("UPDATE registration_party SET share_denominator = 2", "第 1 条记载的内容与摘要不符"),
        ("DELETE FROM registration_party", "第 1 条记载的内容与摘要不符"),
        ("DELETE FROM registration_mortgagecontent", "第 2 条记载的内容与摘要不符"),
        ("UPDATE registration_entry SET seq = 9 WHERE seq = 2", "第 3 条记载之前缺少 1 条记载"),
        ("UPDATE registration_entry SET previous_hash = hash WHERE seq = 3", "第 3 条记载与前一条记载不相连"),
        ("UPDATE registration_entry SET action = 'begin' WHERE seq = 3", "第 3 条记载的内容与摘要不符"),
        ("UPDATE registration_entry SET hash_recipe = 9 WHERE seq = 3", "摘要方法 9 无法识别"),
    ],
)
def test_tampering_is_found_and_the_first_broken_entry_named(tampering: str, found: str) -> None:
    home()
    right_id = mortgage().entries[0].right_id
    write(RegisterEffect.CANCEL_MORTGAGE, Ending((HOME,), right_id, "债权消灭"))
    assert breaches() == []
    with superuser() as cursor:
        cursor.execute(tampering)
    assert found in breaches()[0]


def test_a_right_that_was_un_ended_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    home()
    mortgage_entry = mortgage().entries[0]
    write(RegisterEffect.CANCEL_MORTGAGE, Ending((HOME,), mortgage_entry.right_id, "债权消灭"))
    seal_below_everything(monkeypatch)
    with superuser() as cursor:
        cursor.execute("DELETE FROM registration_entry WHERE action = 'end'")
    assert "抵押权按记载仍在现势，现势中却没有" in "".join(breaches())
    assert "登记簿被截短" in "".join(breaches())


def test_a_standing_that_no_entry_supports_is_found() -> None:
    home()
    mortgage()
    Standing.objects.of_kind("mortgage").update(rank=7)
    assert "抵押权现势与记载不一致" in breaches()[0]
    Standing.objects.of_kind("mortgage").delete()
    assert "现势中却没有" in breaches()[0]


@pytest.mark.django_db(transaction=True)
def test_a_cut_tail_is_found_by_the_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "HORIZON", ALL_COMMITTED)
    home()
    home(NEXT_DOOR)
    assert seal_register() is not None
    with superuser() as cursor:
        last = Entry.objects.latest("id")
        for table, column in {
            "standing": "entry_id",
            "party": "entry_id",
            "ownershipcontent": "entry_id",
        }.items():
            cursor.execute(f"DELETE FROM registration_{table} WHERE {column} = %s", [last.pk])
        cursor.execute("DELETE FROM registration_entry WHERE id = %s", [last.pk])
    assert breaches() == ["第 1 号日封应覆盖 2 条记载，现有 1 条，登记簿被截短或者插入"]


def test_a_changed_cipher_is_found_when_documents_are_verified() -> None:
    home()
    with superuser() as cursor:
        cursor.execute("UPDATE registration_party SET document_number = 'dev:AAAA'")
    assert breaches() == []
    assert "证件号码被改动" in verify(documents=True).breaches[0].message


# -- seals ---------------------------------------------------------------------------------------


OWN_TRANSACTION = "SELECT pg_current_xact_id()::text::bigint + 1"
ALL_COMMITTED = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"


def seal_below_everything(patch: pytest.MonkeyPatch) -> None:
    """Seal what this test's own, still open, transaction has written."""
    patch.setattr(sealing, "HORIZON", OWN_TRANSACTION)
    assert seal_register() is not None


def test_what_is_not_yet_committed_falls_to_the_next_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    home()
    assert seal_register() is None
    seal_below_everything(monkeypatch)
    assert seal_register() is None


def test_seals_follow_each_other_and_a_changed_seal_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    home()
    seal_below_everything(monkeypatch)
    assert breaches() == []
    with superuser() as cursor:
        cursor.execute("UPDATE registration_dailyseal SET hash = repeat('f', 64)")
    assert breaches() == ["第 1 号日封的摘要不符，所覆盖的记载被改动"]


@pytest.mark.django_db(transaction=True)
def test_after_a_restore_sealing_goes_on_where_transactions_count_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sealing, "HORIZON", ALL_COMMITTED)
    home()
    assert seal_register() is not None
    sell(person("周明远", 2))
    monkeypatch.setattr(sealing, "HORIZON", "SELECT 7")
    with pytest.raises(RegisterWasRestored):
        seal_register()
    restored = seal_register(after_restore=True)
    assert restored is not None
    assert restored.entries == 2
    home(NEXT_DOOR)
    monkeypatch.setattr(sealing, "HORIZON", ALL_COMMITTED)
    after = seal_register()
    assert after is not None
    assert (after.number, after.entries) == (3, 1)
    assert breaches() == []


def test_the_command_exits_loudly_on_a_breach_and_prints_the_head_otherwise(capsys: Any) -> None:
    home()
    call_command("seal_register")
    call_command("verify_register", "--documents")
    assert "登记簿完好：1 个单元，1 条记载" in capsys.readouterr().out
    with superuser() as cursor:
        cursor.execute("UPDATE registration_entry SET cause = '改'")
    with pytest.raises(CommandError, match="第 1 条记载的内容与摘要不符"):
        call_command("verify_register")


def test_the_book_is_sealed_once_a_day(monkeypatch: pytest.MonkeyPatch, clock: Any) -> None:
    monkeypatch.setattr(sealing, "HORIZON", OWN_TRANSACTION)
    home()
    assert tasks.seal().startswith("第 1 号日封 ")
    assert tasks.seal() == ""
    clock.move_to("2026-09-19 01:00")
    assert tasks.seal() == "", "nothing new to seal"
