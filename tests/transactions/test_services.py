"""住建审核: opened with the file, answered by an officer or by itself, closed with the case."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from hall.cases.models import Case
from hall.cases.ports import FACTS, Subject
from hall.cases.refusals import StepRefused
from hall.cases.services.steps import take_step
from hall.cases.states import Verdict
from hall.exchange.courier import deliver_all
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from hall.staff.departments import D
from tests.cases import makers
from tests.cases.makers import owned_home, read, refusals
from tests.registration.makers import HOME
from transactions import policy, qualification
from transactions.models import QualificationReview, ReceivedFile, ReviewState
from transactions.services.reviewing import answer_review, close_review, receive_case

pytestmark = pytest.mark.django_db
AFFORDABLE, LOW_RENT = "6", "4"


@pytest.fixture
def people() -> Crew:
    return crew()


def policy_sale(people: Crew, nature: str = AFFORDABLE) -> Case:
    """An accepted sale of an 经济适用住房, or of another 房屋性质."""
    owned_home(housing_nature=nature)
    return makers.accepted_sale(people)


def review_of(case: Case) -> QualificationReview:
    return QualificationReview.objects.get(case=case)


def restricted(monkeypatch: pytest.MonkeyPatch, **terms: Any) -> None:
    """Let 限购 or 限售 be in force."""
    (first, *_rest) = policy.versions()
    strict = replace(first, **terms)
    monkeypatch.setattr(policy, "versions", lambda: (strict,))


@pytest.mark.clause("P4", "check:R22", "P1")
def test_policy_housing_waits_for_an_officer(people: Crew) -> None:
    case = policy_sale(people)
    review = review_of(case)
    assert review.state == ReviewState.OPEN
    assert [one["concerned"] for one in review.subjects] == [True, False, False]
    assert case.co_reviews.get(department=D.TRANSACTIONS).verdict == Verdict.OPEN
    assert case.materials.filter(line="2-10").exists()


@pytest.mark.clause("P4", "check:R22", "S4")
def test_a_consent_lets_the_case_go_on(people: Crew) -> None:
    case = policy_sale(people)
    answer_review(
        review_of(case).pk, passed=True, opinion="已满五年，符合上市条件", by=people.reviews_housing
    )
    settled = case.co_reviews.get(department=D.TRANSACTIONS)
    assert (settled.verdict, settled.answered_by) == (Verdict.PASSED, "谢文彬")
    assert review_of(case).state == ReviewState.PASSED


@pytest.mark.clause("P4", "check:R22")
def test_an_objection_stops_the_decision_with_housings_own_words(people: Crew) -> None:
    case = policy_sale(people)
    answer_review(review_of(case).pk, passed=False, opinion="未满五年，不得上市", by=people.reviews_housing)
    sales.step(case, "examine", by=people.examines)
    said = refusals(case, "approve", by=people.approves)
    assert "有联办部门不同意，请退回或者不予登记" in said
    assert review_of(case).state == ReviewState.OBJECTED


@pytest.mark.clause("S4")
def test_an_objection_can_be_taken_back_but_a_consent_not(people: Crew) -> None:
    case = policy_sale(people)
    pk = review_of(case).pk
    answer_review(pk, passed=False, opinion="未满五年", by=people.reviews_housing)
    answer_review(pk, passed=True, opinion="补充证明后符合条件", by=people.reviews_housing)
    assert review_of(case).state == ReviewState.PASSED
    with pytest.raises(StepRefused, match="本件已答复“同意”"):
        answer_review(pk, passed=False, opinion="又不同意", by=people.reviews_housing)


@pytest.mark.clause("promise:R11")
def test_only_housing_answers_for_housing(people: Crew) -> None:
    case = policy_sale(people)
    for stranger in (people.examines, people.assesses, people.supervises):
        with pytest.raises(PermissionDenied, match="您没有住建审核岗位"):
            answer_review(review_of(case).pk, passed=True, opinion="", by=stranger)


@pytest.mark.clause("P4")
def test_an_automatic_answer_is_not_answered_again(people: Crew) -> None:
    owned_home()
    case = makers.accepted_sale(people)
    with pytest.raises(StepRefused, match="本件已答复“不涉及”"):
        answer_review(review_of(case).pk, passed=True, opinion="", by=people.reviews_housing)


@pytest.mark.clause("P4", "M4")
def test_restrictions_in_force_ask_housing_and_for_the_proof(
    people: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    restricted(monkeypatch, purchase_restricted=True, resale_lock_years=3)
    owned_home()
    case = makers.accepted_sale(people)
    assert [one["concerned"] for one in review_of(case).subjects] == [False, True, True]
    assert case.materials.filter(line="2-9").exists()
    assert FACTS["purchase_is_restricted"](Subject([HOME])) is True


@pytest.mark.clause("P4")
def test_before_the_first_policy_the_reviewer_is_told_what_is_missing() -> None:
    with pytest.raises(policy.PolicyMissing, match="没有住房政策参数"):
        policy.policy_in("445302", date(1999, 1, 1))


@pytest.mark.clause("promise:R4", "S9")
def test_the_file_may_come_twice(people: Crew) -> None:
    case = policy_sale(people)
    receive_case(case)
    receive_case(read(case))
    assert QualificationReview.objects.count() == 1


@pytest.mark.clause("P1", "I4")
def test_a_case_that_asks_nothing_of_housing_is_received_for_its_knowledge(people: Crew) -> None:
    owned_home()
    case = makers.ready_sale(people)
    case.co_reviews.filter(department=D.TRANSACTIONS).delete()
    receive_case(case)
    receive_case(case)
    assert ReceivedFile.objects.get().result == ""
    close_review(case, "已登簿")
    assert ReceivedFile.objects.get().result == "已登簿"
    assert not QualificationReview.objects.exists()


@pytest.mark.clause("I5", "P16")
def test_a_case_that_ends_leaves_nothing_to_answer(people: Crew) -> None:
    case = policy_sale(people)
    take_step(case.pk, "withdraw", by=people.accepts, reason="双方解约")
    with pytest.raises(StepRefused, match="本件已不在审核中"):
        answer_review(review_of(case).pk, passed=True, opinion="", by=people.reviews_housing)
    deliver_all()
    assert review_of(case).state == ReviewState.CLOSED
    assert ReceivedFile.objects.get(case=case).result == "申请人撤回"


@pytest.mark.clause("I5", "S6")
def test_housing_keeps_the_result_of_the_registration(people: Crew) -> None:
    owned_home()
    case = makers.recorded_sale(people)
    assert ReceivedFile.objects.get(case=case).result == "已登簿"
    assert review_of(case).state == ReviewState.AUTOMATIC


@pytest.mark.clause("S9")
def test_a_file_that_comes_after_the_case_has_ended_is_not_answered(people: Crew) -> None:
    owned_home()
    case = makers.ready_sale(people)
    sales.step(case, "accept", by=people.accepts)
    take_step(case.pk, "withdraw", by=people.accepts, reason="双方解约")
    deliver_all()
    assert review_of(case).state == ReviewState.CLOSED
    assert case.co_reviews.get(department=D.TRANSACTIONS).verdict == Verdict.CLOSED


def test_the_reasons_are_sentences(people: Crew) -> None:
    case = policy_sale(people)
    reasons = [one.reason for one in qualification.subjects_of(case, date(2026, 9, 18))]
    assert reasons == ["登记簿记载为政策性住房，须审核上市条件", "本地未实施限售", "本地未实施限购"]


@pytest.mark.clause("P4", "check:R22")
def test_rental_housing_is_named_as_what_may_not_be_sold(people: Crew) -> None:
    first = review_of(policy_sale(people, LOW_RENT)).subjects[0]
    assert first["concerned"] is True
    assert first["reason"] == "登记簿记载为公租房、廉租住房，性质未变更前不得转让"
