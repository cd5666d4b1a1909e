"""视为受理: no written refusal on the spot means acceptance, with the time of filing (T16)."""

from datetime import date, datetime

import pytest

from hall.cases.models import Alert, AlertKind, Case
from hall.cases.services import deemed
from hall.cases.services.deemed import decide_by, deem_undecided
from hall.cases.services.steps import take_step
from hall.cases.states import Channel, State
from hall.cashier.models import BillLine
from hall.exchange.courier import deliver_all
from hall.exchange.models import Notice
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from tests.cases import makers
from tests.cases.makers import owned_home, read, refusals
from tests.conftest import SHANGHAI, Clock
from tests.registration.makers import NEXT_DOOR

pytestmark = [pytest.mark.django_db, pytest.mark.clause("T16")]


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("filed", "channel", "until"),
    [
        ("2026-09-18 10:00", Channel.COUNTER, "2026-09-18 17:30"),
        ("2026-09-18 17:31", Channel.COUNTER, "2026-09-20 17:30"),  # Sunday 20 September works
        ("2026-09-19 10:00", Channel.COUNTER, "2026-09-20 17:30"),
        ("2026-09-18 10:00", Channel.ONLINE, "2026-09-20 17:30"),
        ("2026-09-30 16:00", Channel.ONLINE, "2026-10-08 17:30"),
        ("2026-09-19 23:00", Channel.ONLINE, "2026-09-20 17:30"),
        ("2026-10-03 09:00", Channel.ONLINE, "2026-10-08 17:30"),
        ("2026-10-03 18:00", Channel.COUNTER, "2026-10-08 17:30"),
    ],
)
def test_on_the_spot_ends_with_the_working_day(people: Crew, filed: str, channel: str, until: str) -> None:
    case = makers.filed_sale(people)
    case.filed_at, case.channel = at(filed), channel
    assert decide_by(case) == at(until)


def test_a_filing_left_undecided_is_accepted_at_close_with_the_time_of_filing(
    people: Crew, clock: Clock
) -> None:
    case = makers.filed_sale(people)
    clock.move_to("2026-09-18 17:29")
    assert deem_undecided() == 0
    clock.move_to("2026-09-18 17:31")
    assert deem_undecided() == 1
    deemed = read(case)
    assert deemed.state == State.ACCEPTED
    assert deemed.accepted_at == at("2026-09-18 10:00")
    assert deemed.accepted_by is None
    assert deemed.clock_from == date(2026, 9, 18)
    assert deemed.promised_due_on == date(2026, 9, 24)
    assert deemed.queue == "examination"
    assert "第十七条" in deemed.events.get(verb="deem_accepted").reason


def test_what_follows_from_acceptance_follows(people: Crew, clock: Clock) -> None:
    case = makers.filed_sale(people)
    clock.move_to("2026-09-18 18:00")
    deem_undecided()
    assert Notice.objects.filter(topic="case.accepted", stream=case.number).exists()
    assert BillLine.objects.filter(case=case).exists()
    deliver_all()
    assert case.co_reviews.exclude(asked_at=None).count() == 2


def test_the_supervisor_is_told_once(people: Crew, clock: Clock) -> None:
    case = makers.filed_sale(people)
    clock.move_to("2026-09-18 18:00")
    deem_undecided()
    assert deem_undecided() == 0
    alert = Alert.objects.get()
    assert (alert.case_id, alert.kind, alert.due_on) == (case.pk, AlertKind.DEEMED, date(2026, 9, 18))
    assert Alert.objects.standing().for_supervisors().count() == 1


def test_a_missed_evening_is_made_up_for(people: Crew, clock: Clock) -> None:
    case = makers.filed_sale(people)
    clock.move_to("2026-09-22 09:00")
    assert deem_undecided() == 1
    assert read(case).promised_due_on == date(2026, 9, 24)


def test_what_was_declined_or_accepted_in_time_is_left_alone(people: Crew, clock: Clock) -> None:
    case = makers.filed_sale(people)
    take_step(case.pk, "decline", by=people.accepts, reason="材料不齐全")
    clock.move_to("2026-09-18 18:00")
    assert deem_undecided() == 0
    assert read(case).state == State.DECLINED


def test_court_and_bulk_cases_are_not_deemed(people: Crew, clock: Clock) -> None:
    case = makers.filed_sale(people)
    clock.move_to("2026-09-18 18:00")
    for channel in (Channel.BULK, Channel.COURT):
        Case.objects.filter(pk=case.pk).update(channel=channel)
        assert deem_undecided() == 0


def test_no_officer_can_deem(people: Crew) -> None:
    from django.core.exceptions import PermissionDenied

    case = makers.filed_sale(people)
    for officer in (people.accepts, people.examines, people.supervises):
        with pytest.raises(PermissionDenied):
            take_step(case.pk, "deem_accepted", by=officer)


def test_a_deemed_case_goes_on_and_is_recorded(people: Crew, clock: Clock) -> None:
    case = makers.filed_sale(people)
    clock.move_to("2026-09-18 18:00")
    deem_undecided()
    deliver_all()
    sales.step(case, "examine", by=people.examines)
    assert "联办部门还没有全部答复" in refusals(case, "approve", by=people.approves)


def test_a_filing_that_cannot_be_looked_at_holds_up_no_other(
    people: Crew, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first = makers.filed_sale(people).pk
    second = makers.filed_sale(people, number=owned_home(NEXT_DOOR)).pk
    whole = deemed.deem_accepted

    def breaks_once(case_id: int) -> Case:
        if case_id == first:
            raise ZeroDivisionError
        return whole(case_id)

    monkeypatch.setattr(deemed, "deem_accepted", breaks_once)
    clock.move_to("2026-09-18 18:00")
    assert deem_undecided() == 1
    assert (State(Case.objects.get(pk=second).state), "ZeroDivisionError" in caplog.text) == (
        State.ACCEPTED,
        True,
    )
