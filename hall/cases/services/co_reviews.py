"""联办: a department's answer flows back into the case by itself (S4)."""

from __future__ import annotations

from django.db import transaction

from hall.cases import deadlines, queues
from hall.cases.models import Case, CoReview
from hall.cases.ports import Happened, announce
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.steps import lock_units_then_case
from hall.cases.states import RUNNING, Verdict
from hall.clock import day_of
from hall.clock import now as the_time
from hall.staff.actors import Actor
from hall.staff.departments import D


@transaction.atomic
def settle(case_id: int, department: str, verdict: Verdict, opinion: str, *, by: Actor) -> CoReview:
    """Answer a department's co-review; the same answer again changes nothing.

    Raises StepRefused for an objection without reason, an answer that contradicts the one given, or a case
    that no longer waits.
    """
    case, moment = lock_units_then_case(case_id), the_time()
    review = CoReview.objects.select_for_update().get(case=case, department=department)
    if review.verdict == verdict:
        return review
    refuse_answer(case, review, verdict, opinion)
    review.verdict, review.opinion = verdict, opinion[:500]
    review.answered_at, review.answered_by = moment, by.label
    review.claimed_by = None
    review.save()
    queues.place(case)
    case.save()
    name = D(department).label
    write_event(case, "answer", f"{name}答复：{verdict.label}", by=by, at=moment, reason=opinion)
    announce(Happened("review_settled", case, by, moment, opinion))
    return review


def refuse_answer(case: Case, review: CoReview, verdict: Verdict, opinion: str) -> None:
    """Raise StepRefused with what is wrong with this answer."""
    if case.state not in RUNNING:
        raise StepRefused("本件已不在审核中，不需要答复")
    if verdict == Verdict.OBJECTED and not opinion.strip():
        raise StepRefused("不同意的，请写明理由和依据")
    if review.is_answered and verdict != Verdict.CLEARED and review.verdict != Verdict.OBJECTED:
        raise StepRefused(f"本件已答复“{Verdict(review.verdict).label}”，如需更改请联系登记机构退回")


@transaction.atomic
def reopen(case_id: int, department: str, *, by: Actor, reason: str) -> CoReview:
    """Ask a department again, e.g. after the facts of the case were corrected."""
    case, moment = lock_units_then_case(case_id), the_time()
    if case.state not in RUNNING:
        raise StepRefused("本件已不在审核中，不能再请部门答复")
    review = CoReview.objects.select_for_update().get(case=case, department=department)
    review.verdict, review.opinion = Verdict.OPEN, ""
    review.answered_at, review.answered_by = None, ""
    review.due_on = deadlines.review_due(review, day_of(moment))
    review.save()
    queues.place(case)
    case.save()
    write_event(case, "ask-again", f"请{D(department).label}重新答复", by=by, at=moment, reason=reason)
    return review
