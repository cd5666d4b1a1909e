"""G1: every open case is in exactly one queue of the registry, every open co-review in its department's."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from hall.cases import queues
from hall.cases.models import Case, CoReview
from hall.cases.queues import QUEUES, misplaced, queue_of, review_queues
from hall.cases.refusals import StepRefused
from hall.cases.services.claims import claim, claim_many, claim_most_urgent, claim_review, release
from hall.cases.services.pauses import close_pause, open_pause
from hall.cases.services.steps import take_step
from hall.cases.states import State, Verdict
from hall.cases.step import STEPS
from hall.catalogue.words import ReviewClass
from hall.clock.grounds import StopGround
from hall.exchange.courier import deliver_all
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from hall.staff.actors import officer_actor
from hall.staff.departments import D
from taxation.services.assessing import issue
from tests.cases import makers
from tests.cases.makers import owned_home, read
from tests.registration.makers import NEXT_DOOR
from tests.staff.makers import officer

ITEMS = (
    "sale-of-existing-house",
    "objection",
    "mortgage-cancellation",
    "register-extract",
    "existing-house-contract-signing",
)
GROUNDS = ("", *StopGround.values)
ANSWERS = (
    (),
    *(((D.TRANSACTIONS, first), (D.TAXATION, second)) for first, second in product(Verdict.values, repeat=2)),
)


def situations() -> Iterator[Case]:
    """Every state × open pause × answers of two departments, for items of every review class."""
    for code, state, ground, answers in product(ITEMS, State.values, GROUNDS, ANSWERS):
        case = Case(item_code=code, state=state, stopped_by=ground)
        case.__dict__["reviews"] = [CoReview(department=one, verdict=verdict) for one, verdict in answers]
        yield case


@pytest.mark.clause("G1", "G2")
def test_every_state_with_every_pause_and_every_answer_has_exactly_one_queue() -> None:
    found = [(case, queue_of(case)) for case in situations()]
    assert len(found) == len(ITEMS) * len(State) * len(GROUNDS) * len(ANSWERS)
    assert {place for _case, place in found} == set(QUEUES)


@pytest.mark.clause("G1")
def test_a_queue_that_waits_for_a_step_holds_only_cases_in_a_state_that_step_starts_from() -> None:
    wrong = {
        (case.state, place)
        for case in situations()
        if (step := QUEUES[place := queue_of(case)].step)
        and case.state not in STEPS[step].sources
        and case.state != State.ARCHIVED
    }
    assert wrong == set()


@pytest.mark.clause("G1", "P1")
def test_a_case_waits_for_the_department_that_has_not_answered_and_for_the_applicant_who_pays() -> None:
    def place(state: str, ground: str = "", **verdicts: str) -> str:
        case = Case(item_code=ITEMS[0], state=state, stopped_by=ground)
        case.__dict__["reviews"] = [CoReview(department=one, verdict=said) for one, said in verdicts.items()]
        return queue_of(case)

    assert place("examined", transactions="open", taxation="open") == "waiting-taxation"
    assert place("examined", transactions="open", taxation="cleared") == "waiting-housing"
    assert place("examined", transactions="objected", taxation="cleared") == "approval"
    assert place("accepted", transactions="open") == "examination"
    assert place("examined", "unpaid-tax", taxation="open") == "waiting-applicant"
    assert place("examined", "court") == "suspended"
    assert place("approved", "supplement") == "waiting-applicant"


def test_the_items_of_these_tests_have_every_review_class() -> None:
    assert {Case(item_code=code).item.review for code in ITEMS} == set(ReviewClass)


def everything_is_in_its_place() -> None:
    """The report of the plan: nothing misplaced, every unanswered review in its department's queue."""
    cases = Case.objects.all()
    assert misplaced(cases) == []
    for case in cases:
        holding = [code for code in QUEUES if Case.objects.in_queue(code).filter(pk=case.pk).exists()]
        assert len(holding) == (1 if case.is_open else 0)
    waiting = CoReview.objects.is_open()
    assert set(review_queues()) == set(waiting.values_list("department", flat=True))
    for review in waiting:
        assert CoReview.objects.is_open().of_department(review.department).filter(pk=review.pk).count() == 1


@pytest.mark.django_db
@pytest.mark.clause("G1", "P1")
def test_after_every_act_of_a_sale_everything_is_in_its_place() -> None:
    people = crew()
    owned_home()
    case = makers.ready_sale(people)
    acts: list[tuple[str, Any]] = [
        ("reception", lambda: None),
        ("examination", lambda: sales.step(case, "accept", by=people.accepts)),
        ("examination", deliver_all),
        ("waiting-applicant", lambda: issue(case.pk, by=people.assesses)),
        ("waiting-applicant", lambda: sales.step(case, "examine", by=people.examines)),
        (
            "suspended",
            lambda: open_pause(case.pk, StopGround.COURT, document="（2026）粤5302执8号", by=people.examines),
        ),
        ("suspended", lambda: sales.pay_everything(case, people)),
        ("approval", lambda: close_pause(case.pk, StopGround.COURT, document="解除", by=people.examines)),
        ("examination", lambda: take_step(case.pk, "send_back", by=people.approves, reason="坐落有误")),
        ("approval", lambda: sales.step(case, "examine", by=people.examines)),
        ("recording", lambda: sales.step(case, "approve", by=people.approves)),
        ("engrossing", lambda: sales.step(case, "record", by=people.approves)),
    ]
    for queue, act in acts:
        act()
        assert read(case).queue == queue
        everything_is_in_its_place()


@pytest.mark.django_db
@pytest.mark.clause("G1")
def test_a_projection_that_went_wrong_is_reported_with_the_right_queue() -> None:
    owned_home()
    case = makers.accepted_sale()
    Case.objects.filter(pk=case.pk).update(queue="recording")
    assert misplaced(Case.objects.all()) == [(case, "examination")]


@pytest.fixture
def people(db: None) -> Crew:
    owned_home()
    return crew()


@pytest.mark.clause("G1", "G5")
def test_who_claims_first_has_it_and_the_second_is_told_who(people: Crew) -> None:
    case = makers.accepted_sale(people)
    claim(case.pk, by=people.examines)
    claim(case.pk, by=people.examines)
    colleague = officer_actor(officer("examine", name="黄海燕"))
    with pytest.raises(StepRefused, match="陈若衡已先领办本件，请领下一件"):
        claim(case.pk, by=colleague)
    won, lost = claim_many([case.pk], by=colleague)
    assert (won, lost) == ([], ["陈若衡已先领办本件，请领下一件"])
    with pytest.raises(StepRefused, match="不是您领办的，不能放回"):
        release(case.pk, by=colleague)
    release(case.pk, by=people.supervises)
    assert claim_most_urgent("examination", by=colleague) == case
    assert claim_most_urgent("examination", by=people.examines) is None


@pytest.mark.clause("G1", "promise:R11")
def test_a_case_of_anothers_queue_cannot_be_claimed(people: Crew) -> None:
    case = makers.accepted_sale(people)
    with pytest.raises(StepRefused, match="您没有“初审”岗位，不能领办"):
        claim(case.pk, by=people.accepts)


@pytest.mark.clause("G1")
def test_the_next_step_gives_the_case_back_to_its_queue(people: Crew) -> None:
    case = makers.accepted_sale(people)
    claim(case.pk, by=people.examines)
    sales.step(case, "examine", by=people.examines)
    assert read(case).claimed_by is None


@pytest.mark.clause("G1", "T13")
def test_the_most_urgent_comes_first(people: Crew) -> None:
    later = makers.accepted_sale(people)
    first = makers.accepted_sale(people, number=owned_home(NEXT_DOOR))
    Case.objects.filter(pk=first.pk).update(sort_on="2026-09-21")
    assert claim_most_urgent("examination", by=people.examines) == first
    assert claim_most_urgent("examination", by=people.examines) == later


@pytest.mark.clause("G1", "promise:R11")
def test_a_co_review_is_claimed_by_its_own_department_only(people: Crew) -> None:
    review = makers.accepted_sale(people).co_reviews.get(department=D.TAXATION)
    assert claim_review(review.pk, by=people.assesses).claimed_by_id == people.assesses.officer_id
    colleague = officer_actor(officer("assess"))
    with pytest.raises(StepRefused, match="罗敏已先领办，请领下一件"):
        claim_review(review.pk, by=colleague)
    with pytest.raises(CoReview.DoesNotExist):
        claim_review(review.pk, by=people.examines)


def test_every_queue_has_a_label_and_a_duty_that_exists() -> None:
    assert all(queue.label and queue.duty for queue in queues.QUEUES.values())
