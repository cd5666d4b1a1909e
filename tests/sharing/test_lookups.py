"""共享核验: asked once, tried again, every answer kept, none applied twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from hall.rehearsal.simulators import connect_departments
from hall.sharing.lookups import WAITS, ask, attempt, attempt_due, receive_answer
from hall.sharing.models import DepartmentLink, Lookup, LookupState
from hall.sharing.questions import Confirmation, Finding, NotConnected, Question, Unanswered
from hall.sharing.systems import look_up
from hall.staff.actors import CLOCKWORK
from hall.staff.departments import D
from tests.conftest import Clock

pytestmark = [pytest.mark.django_db, pytest.mark.clause("S5")]
M = DepartmentLink.Manner
LIN = {"name": "林嘉禾", "document_kind": "1", "document_number": "445399196001010029"}


def question(**changes: str) -> Question:
    return Question("identity-document", LIN | changes, "林*禾")


@pytest.fixture
def behaves() -> Callable[[str], None]:
    """Let 公安 behave in one of its ways."""
    connect_departments()

    def set_manner(manner: str) -> None:
        DepartmentLink.objects.filter(department=D.PUBLIC_SECURITY).update(manner=manner)

    return set_manner


def asked() -> Lookup:
    return ask(D.PUBLIC_SECURITY, question(), by=CLOCKWORK, case_number="2026091800001", line="2-2a")[0]


@pytest.mark.clause("G31", "I7")
def test_a_fast_department_confirms_and_its_receipt_is_kept(behaves: Callable[[str], None]) -> None:
    behaves(M.FAST)
    answered = attempt(asked().pk)
    assert answered.is_confirmed
    assert answered.words == "姓名与身份证号一致，证件有效"
    assert answered.receipt.startswith("PU20260918-")
    assert answered.answered_at is not None
    assert answered.attempts == 1


@pytest.mark.parametrize(
    "department", [D.PUBLIC_SECURITY, D.CIVIL_AFFAIRS, D.MARKET_REGULATION, D.PLANNING, D.TAXATION]
)
def test_every_department_answers_through_the_one_interface(department: D) -> None:
    connect_departments()
    assert look_up(department, question()).is_confirmed


@pytest.mark.clause("S8")
def test_a_department_without_link_or_switched_off_is_not_asked() -> None:
    with pytest.raises(NotConnected, match="公安局"):
        asked()
    DepartmentLink.objects.create(department=D.PUBLIC_SECURITY, kind="simulator", enabled=False)
    with pytest.raises(NotConnected):
        look_up(D.PUBLIC_SECURITY, question())


@pytest.mark.clause("S9", "promise:R3")
def test_a_slow_department_is_asked_again_and_then_answers(
    behaves: Callable[[str], None], clock: Clock
) -> None:
    behaves(M.SLOW)
    lookup = asked()
    assert attempt_due() == 1
    assert attempt_due() == 0, "not before its time"
    clock.shift(WAITS[0])
    attempt_due()
    clock.shift(WAITS[1])
    attempt_due()
    answered = Lookup.objects.get(pk=lookup.pk)
    assert (answered.state, answered.attempts) == (LookupState.CONFIRMED, 3)


@pytest.mark.clause("S9")
def test_a_silent_department_is_given_up_after_the_last_attempt(
    behaves: Callable[[str], None], clock: Clock
) -> None:
    behaves(M.SILENT)
    lookup = asked()
    for wait in (timedelta(), *WAITS):
        clock.shift(wait)
        attempt_due()
    given_up = Lookup.objects.get(pk=lookup.pk)
    assert (given_up.state, given_up.attempts) == (LookupState.FAILED, 4)
    assert given_up.fault == "超过 5 秒没有答复"
    clock.shift(timedelta(hours=1))
    assert attempt_due() == 0


def test_a_department_may_deny(behaves: Callable[[str], None]) -> None:
    behaves(M.WRONG)
    denied = attempt(asked().pk)
    assert denied.state == LookupState.DIFFERENT
    assert "请核对原件" in denied.words


@pytest.mark.clause("promise:R4")
def test_a_duplicate_answer_has_one_effect(behaves: Callable[[str], None]) -> None:
    behaves(M.DUPLICATE)
    lookup = attempt(asked().pk)
    assert lookup.is_confirmed
    assert receive_answer(lookup.reference, Confirmation(Finding.DIFFERENT, "又不一致")) is False
    assert Lookup.objects.get().state == LookupState.CONFIRMED


@pytest.mark.clause("promise:R4", "G6")
def test_the_same_question_is_put_once_and_another_one_apart(behaves: Callable[[str], None]) -> None:
    behaves(M.FAST)
    first, again = asked(), asked()
    assert first.pk == again.pk
    other, is_new = ask(D.PUBLIC_SECURITY, question(name="周致远"), by=CLOCKWORK, case_number="2026091800001")
    assert is_new
    assert other.pk != first.pk


def test_what_failed_or_was_denied_may_be_asked_anew(behaves: Callable[[str], None]) -> None:
    behaves(M.WRONG)
    denied = attempt(asked().pk)
    behaves(M.FAST)
    again = attempt(asked().pk)
    assert again.pk != denied.pk
    assert again.is_confirmed
    assert [one.pk for one in Lookup.objects.newest_each()] == [again.pk]


def test_an_answer_after_giving_up_still_counts(behaves: Callable[[str], None], clock: Clock) -> None:
    behaves(M.SILENT)
    lookup = asked()
    for wait in (timedelta(), *WAITS):
        clock.shift(wait)
        attempt_due()
    assert receive_answer(lookup.reference, Confirmation(Finding.CONFIRMED, "一致"))
    assert Lookup.objects.get().is_confirmed


def test_a_link_switched_off_after_asking_gives_up_at_once(behaves: Callable[[str], None]) -> None:
    behaves(M.FAST)
    lookup = asked()
    DepartmentLink.objects.update(enabled=False)
    assert attempt(lookup.pk).fault == "核验线路已停用"


@pytest.mark.clause("S9")
def test_an_error_of_the_other_side_is_a_silence(
    behaves: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Confirmation:
        raise KeyError("林嘉禾")

    behaves(M.FAST)
    monkeypatch.setattr("hall.sharing.lookups.look_up", broken)
    lookup = attempt(asked().pk)
    assert (lookup.state, lookup.fault) == (LookupState.WAITING, "对方系统出错")


@pytest.mark.clause("promise:R14")
def test_what_was_asked_and_answered_is_encrypted(behaves: Callable[[str], None]) -> None:
    behaves(M.FAST)
    lookup = attempt(asked().pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(l)::text FROM sharing_lookup l WHERE id = %s", [lookup.pk])
        (stored,) = cursor.fetchone()
    assert LIN["document_number"] not in stored
    assert "林嘉禾" not in stored


def test_the_database_holds_one_waiting_look_up_per_question(behaves: Callable[[str], None]) -> None:
    behaves(M.FAST)
    twin = asked()
    twin.pk, twin.reference = None, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_an_attempt_is_made_by_one_worker_at_a_time(
    behaves: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second worker that comes while the first waits for the department makes no call."""
    behaves(M.FAST)
    lookup, calls = asked(), []

    def while_waiting(*_: object) -> Confirmation:
        calls.append(attempt_due())
        raise Unanswered

    monkeypatch.setattr("hall.sharing.lookups.look_up", while_waiting)
    attempt(lookup.pk)
    assert calls == [0]


def test_an_answer_that_comes_after_the_question_was_asked_again_is_not_taken_twice(
    behaves: Callable[[str], None], clock: Clock
) -> None:
    behaves(M.SILENT)
    late = asked()
    for wait in (timedelta(), *WAITS):
        clock.shift(wait)
        attempt(late.pk)
    behaves(M.FAST)
    again = asked()
    assert again.pk != late.pk
    assert attempt(again.pk).is_confirmed
    assert not receive_answer(late.reference, Confirmation(Finding.CONFIRMED, "一致"))
