"""Opening, answering and closing housing's review of a case."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.co_reviews import settle
from hall.cases.services.steps import lock_units_then_case
from hall.cases.states import RUNNING, Verdict
from hall.clock import now as the_time
from hall.staff.actors import CLOCKWORK, Actor
from hall.staff.departments import D
from hall.staff.duties import Duty
from transactions.models import QualificationReview, ReceivedFile, ReviewState
from transactions.qualification import Subject, subjects_of
from transactions.services.court_sales import file_court_sale, is_court_sale
from transactions.services.filing import awaits_filing, file_contract

COURT_ORDER_STANDS = (
    "人民法院处置的房屋应当协助执行，不能以备案为由不同意；有疑义的，请答复“同意”并在意见中写明，"
    "由登记机构向人民法院提出审查建议"
)


@transaction.atomic
def receive_case(case: Case) -> None:
    """The file has come: open a review where an answer is asked for, else just keep it (idempotent)."""
    if case.co_reviews.filter(department=D.TRANSACTIONS).exists():
        open_review(case)
    else:
        ReceivedFile.objects.get_or_create(case=case, defaults={"received_at": the_time()})


def open_review(case: Case) -> QualificationReview:
    """Open the review; where nothing is to be checked it answers 不涉及 at once, with the reasons."""
    moment = the_time()
    subjects = subjects_of(case, moment.date())
    review, is_new = QualificationReview.objects.get_or_create(
        case=case,
        defaults={"subjects": [vars(subject) for subject in subjects], "opened_at": moment},
    )
    if is_new and case.state in RUNNING and not any(subject.concerned for subject in subjects):
        _answer_automatically(review, subjects)
    return review


def _answer_automatically(review: QualificationReview, subjects: list[Subject]) -> None:
    opinion = "；".join(subject.reason for subject in subjects)
    settle(review.case_id, D.TRANSACTIONS, Verdict.NOT_CONCERNED, opinion, by=CLOCKWORK)
    _close(review, ReviewState.AUTOMATIC, opinion, CLOCKWORK)


@transaction.atomic
def answer_review(review_id: int, *, passed: bool, opinion: str, by: Actor) -> QualificationReview:
    """The officer's answer; with it a presale contract is filed and gets its number (figure 1).

    Raises StepRefused for an objection without reason or an answered review, ValidationError for a contract
    that cannot be filed.
    """
    if not by.has_duty(Duty.REVIEW_HOUSING):
        raise PermissionDenied("您没有住建审核岗位")
    review = QualificationReview.objects.get(pk=review_id)
    verdict = Verdict.PASSED if passed else Verdict.OBJECTED
    if not passed and is_court_sale(review.case):
        raise StepRefused(COURT_ORDER_STANDS)
    if passed and review.state == ReviewState.OPEN:
        opinion = "；".join(filter(None, (file_what_waits(review, by), opinion)))
    settle(review.case_id, D.TRANSACTIONS, verdict, opinion, by=by)
    review = QualificationReview.objects.select_for_update().get(pk=review_id)
    if review.state in {ReviewState.AUTOMATIC, ReviewState.CLOSED}:
        raise StepRefused(f"本件现为“{review.get_state_display()}”，不需要再答复")
    _close(review, ReviewState.PASSED if passed else ReviewState.OBJECTED, opinion, by)
    return review


def file_what_waits(review: QualificationReview, by: Actor) -> str:
    """File the contract or the court's sale that waits for this answer; what was filed, in words."""
    if is_court_sale(review.case):
        return f"网签备案号 {file_court_sale(lock_units_then_case(review.case_id), by=by).number}"
    if awaits_filing(review.case):
        return f"预售合同已备案，备案号 {file_contract(lock_units_then_case(review.case_id), by=by).number}"
    return ""


def _close(review: QualificationReview, state: ReviewState, opinion: str, by: Actor) -> None:
    review.state, review.opinion = state, opinion[:500]
    review.answered_at, review.answered_by = the_time(), by.label
    review.save()


@transaction.atomic
def close_review(case: Case, result: str) -> None:
    """The case has come to its result: nothing is left to answer, and the receipt knows it (idempotent)."""
    moment = the_time()
    QualificationReview.objects.filter(case=case, state=ReviewState.OPEN).update(
        state=ReviewState.CLOSED, answered_at=moment, opinion=result
    )
    ReceivedFile.objects.update_or_create(
        case=case,
        defaults={"result": result, "result_at": moment},
        create_defaults={"received_at": moment, "result": result, "result_at": moment},
    )
