"""Queues as data: every open case stands in exactly one queue of the registry (G1).

`Case.queue` is a projection kept by whoever changes what it rests on; `misplaced()` recomputes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hall.cases.models import Case, CoReview
from hall.cases.states import RUNNING, State
from hall.catalogue.words import ReviewClass
from hall.clock import day_of
from hall.clock.grounds import ChargedTo, StopGround
from hall.staff.departments import D
from hall.staff.duties import Duty


@dataclass(frozen=True)
class Queue:
    """队列: its name in URLs, its label, whose it is, and the step its cases wait for."""

    code: str
    label: str
    heading: str
    duty: str
    step: str = ""


QUEUES: dict[str, Queue] = {
    queue.code: queue
    for queue in (
        Queue("reception", "收件", "受理", Duty.ACCEPT, "accept"),
        Queue("examination", "初审", "登记审核", Duty.EXAMINE, "examine"),
        Queue("approval", "核定", "登记审核", Duty.APPROVE, "approve"),
        Queue("finishing", "办结", "登记审核", Duty.APPROVE, "finish"),
        Queue("housing", "住建办理", "住建审核", Duty.REVIEW_HOUSING, "approve"),
        Queue("housing-finishing", "住建办结", "住建审核", Duty.REVIEW_HOUSING, "finish"),
        Queue("recording", "登簿", "登记审核", Duty.RECORD, "record"),
        Queue("engrossing", "缮证", "发证归档", Duty.ENGROSS, "engross"),
        Queue("issuing", "发证", "发证归档", Duty.ISSUE, "issue"),
        Queue("filing", "归档", "发证归档", Duty.ARCHIVE, "archive"),
        Queue("waiting-taxation", "等税务局", "等别人", Duty.EXAMINE),
        Queue("waiting-housing", "等住建局", "等别人", Duty.EXAMINE),
        Queue("waiting-applicant", "等申请人", "等别人", Duty.EXAMINE),
        Queue("suspended", "其他中止", "等别人", Duty.EXAMINE),
    )
}

AFTER_RECORD = {State.ENGROSSED: "issuing", State.APPROVED: "recording"}
NEVER = date(9999, 12, 31)


def queue_of(case: Case) -> str:
    """The one queue an open case stands in, from its state, its open pause and its reviews."""
    if case.state == State.APPLIED:
        return "reception"
    if case.state not in RUNNING:
        return _queue_after_review(case)
    if case.stopped_by:
        charged = StopGround(case.stopped_by).charged_to
        return "waiting-applicant" if charged == ChargedTo.APPLICANT else "suspended"
    return _queue_of_review(case)


def _queue_after_review(case: Case) -> str:
    if case.state == State.RECORDED and case.makes_certificate:
        return "engrossing"
    return AFTER_RECORD.get(State(case.state), "filing")


def _queue_of_review(case: Case) -> str:
    if case.item.owner == D.TRANSACTIONS:
        return "housing-finishing" if case.state == State.APPROVED else "housing"
    two_step = case.item.review is ReviewClass.TWO_STEP
    if case.state == State.ACCEPTED and two_step:
        return "examination"
    waited_for = {review.department for review in case.reviews if not review.is_answered}
    if waited_for and case.state != State.APPROVED:
        return "waiting-taxation" if D.TAXATION in waited_for else "waiting-housing"
    writes = case.item.review is not ReviewClass.NO_REGISTER
    if case.state == State.APPROVED:
        return "recording" if writes else "finishing"
    return "approval"


def place(case: Case) -> None:
    """Put the case where it belongs (fields only; the caller saves)."""
    case.queue = queue_of(case)
    paused = case.stopped_by and case.promised_due_on is None
    case.sort_on = NEVER if paused else case.promised_due_on or day_of(case.filed_at)


def misplaced(cases: Iterable[Case]) -> list[tuple[Case, str]]:
    """Cases whose stored queue is not the one they belong in, with the right one; empty when all is well."""
    return [(case, right) for case in cases if case.is_open and (right := queue_of(case)) != case.queue]


def review_queues() -> dict[str, str]:
    """Every unanswered co-review stands in its department's queue, and only there."""
    open_reviews = CoReview.objects.is_open().values_list("department", flat=True).distinct()
    return {department: D(department).label for department in open_reviews}
