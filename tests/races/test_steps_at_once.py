"""Two officers at one case, two cases at one unit: one wins, the other is told; a naive door lets both in."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from hall.cases.models import Case, CaseEvent, CaseUnit, Finding
from hall.cases.refusals import CaseMovedOn, StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.claims import claim, claim_most_urgent
from hall.cases.services.intake import open_case
from hall.cases.services.steps import take_step
from hall.cases.states import State
from hall.cases.unit_lock import lock_units
from hall.clock import now
from hall.exchange.models import Notice
from hall.rehearsal.crew import Crew, crew
from hall.staff.actors import Actor, officer_actor
from registration.integrity import verify
from registration.models import Certificate, Entry, Standing
from tests.cases import makers
from tests.cases.makers import BUYER, SPOUSE, filing, owned_home, read, write_past_the_door
from tests.races.at_once import at_once, losers, rounds
from tests.registration.makers import HOME, seize, title
from tests.staff.makers import officer

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS, OFFICERS = rounds(6), 8


@pytest.fixture
def people() -> Crew:
    return crew()


def officers(*duties: str, count: int = OFFICERS) -> list[Actor]:
    return [officer_actor(officer(*duties, name=f"经办{number}")) for number in range(count)]


def examined_sale(people: Crew) -> Case:
    owned_home()
    case = makers.paid_sale(people)
    return take_step(case.pk, "examine", by=people.examines)


def back_to_examined(case: Case) -> None:
    write_past_the_door(case, state="examined", approved_at=None, approved_by=None, queue="approval")


@pytest.mark.clause("promise:R5", "G5")
def test_of_eight_officers_who_approve_at_once_one_wins_and_seven_learn_who_and_when(people: Crew) -> None:
    case, approvers = examined_sale(people), officers("approve")
    for turn in range(1, ROUNDS + 1):
        outcomes = at_once(*(partial(take_step, case.pk, "approve", by=one) for one in approvers))
        (winner,) = [one for one in outcomes if isinstance(one, Case)]
        told = {str(one) for one in losers(outcomes) if isinstance(one, CaseMovedOn)}
        name = next(one.label for one in approvers if one.officer_id == winner.approved_by_id)
        assert told == {f"本件现为“已核定”，不能核定：{name}已于9月18日 10:00办理“核定”，请刷新页面"}
        assert len(losers(outcomes)) == OFFICERS - 1
        assert CaseEvent.objects.filter(case=case, verb="approve").count() == turn
        back_to_examined(case)


@pytest.mark.clause("promise:R5")
def test_negative_control_read_check_save_approves_twice(people: Crew) -> None:
    """What plain FSM code does: two threads look, both see 已初审, both approve."""
    case, (first, second) = examined_sale(people), officers("approve", count=2)
    for _round in range(ROUNDS):
        both_have_looked = threading.Barrier(2)
        outcomes = at_once(*(partial(naive_approve, case, one, both_have_looked) for one in (first, second)))
        assert losers(outcomes) == []
        back_to_examined(case)
    assert CaseEvent.objects.filter(case=case, verb="approve").count() == 2 * ROUNDS


def naive_approve(case: Case, by: Actor, both_have_looked: threading.Barrier) -> None:
    with transaction.atomic():
        seen = Case.objects.get(pk=case.pk)
        if seen.state != State.EXAMINED:
            raise CaseMovedOn("已有人核定")
        both_have_looked.wait(timeout=10)
        write_past_the_door(case, state="approved", approved_by=by.officer_id)
        write_event(seen, "approve", "核定", by=by, at=now())


@pytest.mark.clause("promise:R5", "P16")
def test_of_a_withdrawal_and_a_registration_at_once_one_happens(people: Crew) -> None:
    owned_home()
    case = makers.approved_sale(people)
    outcomes = at_once(
        partial(take_step, case.pk, "record", by=people.approves),
        partial(take_step, case.pk, "withdraw", by=people.accepts, reason="双方解约"),
    )
    (late,) = losers(outcomes)
    assert isinstance(late, CaseMovedOn)
    was_recorded = Entry.objects.filter(case_number=case.number).exists()
    assert read(case).outcome == (State.RECORDED if was_recorded else State.WITHDRAWN)
    assert (
        Notice.objects.filter(stream=case.number, topic__in=["case.recorded", "case.withdrawn"]).count() == 1
    )


def two_approved_sales(people: Crew, number: str) -> tuple[Case, Case]:
    """Two sales of one home, both ready for 登簿, accepted at the same moment."""
    owned_home(number)
    first = makers.approved_sale(people, number=number)
    CaseUnit.objects.filter(case=first).update(is_open=False)
    second = makers.approved_sale(people, number=number, buyers=[SPOUSE])
    CaseUnit.objects.filter(case=first).update(is_open=True)
    return first, second


@pytest.mark.clause("promise:R6", "G5")
def test_of_two_sales_of_one_home_one_is_recorded_and_the_other_gets_the_reason(people: Crew) -> None:
    for turn in range(rounds(2)):
        number = f"{HOME[:-4]}{1000 + turn:04d}"
        cases = two_approved_sales(people, number)
        outcomes = at_once(*(partial(take_step, one.pk, "record", by=people.approves) for one in cases))
        (late,) = losers(outcomes)
        assert "不是登记簿记载的权利人" in str(late)
        assert Standing.objects.filter(kind="ownership", unit__number=number).count() == 1
        owner = {person.name for person in title(number).holders}
        assert owner in ({BUYER.name}, {SPOUSE.name})
        made = Certificate.objects.valid().filter(case_number__in=[one.number for one in cases])
        assert made.count() == 1
    assert verify().breaches == []


@pytest.mark.clause("promise:R6", "check:R03", "J11")
def test_of_a_sale_and_a_seizure_what_comes_first_wins(people: Crew) -> None:
    for turn in range(rounds(3)):
        number = f"{HOME[:-4]}{2000 + turn:04d}"
        owned_home(number)
        sale = makers.approved_sale(people, number=number)
        outcomes = at_once(
            partial(take_step, sale.pk, "record", by=people.approves), partial(serve_seizure, number)
        )
        assert not isinstance(outcomes[1], Exception), "a seizure is never refused for a race"
        entries = list(
            Entry.objects.filter(unit__number=number).order_by("seq").values_list("kind", flat=True)
        )
        if isinstance(outcomes[0], Exception):
            assert "已被查封" in str(outcomes[0])
            assert entries == ["ownership", "seizure"]
        else:
            assert entries == ["ownership", "ownership", "ownership", "seizure"]
    assert verify().breaches == []


def serve_seizure(number: str) -> None:
    """As a court's order is entered: the unit's lock first, then the book."""
    with transaction.atomic():
        lock_units([number])
        seize(number)


@pytest.mark.clause("G4", "G6")
def test_of_eight_counters_that_file_one_sale_one_opens_the_case(people: Crew) -> None:
    owned_home()
    outcomes = at_once(*[partial(open_case, filing(), by=people.accepts)] * OFFICERS)
    (case,) = [one for one in outcomes if isinstance(one, Case)]
    assert all(case.number in str(one) for one in losers(outcomes))
    assert len(losers(outcomes)) == OFFICERS - 1
    assert Case.objects.count() == 1


@pytest.mark.clause("G5", "G1")
def test_of_eight_officers_who_claim_one_case_one_has_it(people: Crew) -> None:
    case, examiners = examined_sale(people), officers("approve")
    outcomes = at_once(*(partial(claim, case.pk, by=one) for one in examiners))
    holder = read(case).claimed_by
    assert holder is not None
    assert {str(one) for one in losers(outcomes)} == {f"{holder.name}已先领办本件，请领下一件"}


@pytest.mark.clause("G5", "G1")
def test_officers_who_take_the_most_urgent_at_once_get_different_cases(people: Crew) -> None:
    for number in range(4):
        makers.accepted_sale(people, number=owned_home(f"{HOME[:-4]}{300 + number:04d}"))
    examiners = officers("examine", count=4)
    outcomes = at_once(*(partial(claim_most_urgent, "examination", by=one) for one in examiners))
    assert len({one.pk for one in outcomes if one}) == len(examiners)


Act = Callable[[], Any]


@pytest.mark.clause("promise:R12", "promise:R5")
def test_no_race_lets_one_officer_examine_and_approve(people: Crew) -> None:
    owned_home()
    case = makers.paid_sale(people)
    (both,) = officers("examine", "approve", count=1)
    acts: Sequence[Act] = [partial(take_step, case.pk, name, by=both) for name in ("examine", "approve")]
    outcomes = at_once(*acts)
    assert len([one for one in outcomes if isinstance(one, StepRefused)]) == 1
    assert read(case).approved_by_id is None
    assert not Finding.objects.filter(case=case, step="approve").exists()
