"""The one door: a case changes its state here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest

from hall.cases import deadlines, queues
from hall.cases.models import Case, CoReview
from hall.cases.notices import tell_departments
from hall.cases.ports import Ask, Happened, announce
from hall.cases.refusals import CaseMovedOn, StepRefused, WarningsUnread
from hall.cases.services.audit_trail import write_event
from hall.cases.services.checking import ask_gates, keep_findings, refuse_if_stopped
from hall.cases.states import State, Verdict
from hall.cases.step import STEPS, Step
from hall.cases.unit_lock import lock_units_of
from hall.catalogue.schema import BusinessItem
from hall.clock import now as the_time
from hall.staff.actors import Actor, ActorKind
from hall.staff.duties import duties_for_step


@transaction.atomic
def take_step(
    case_id: int,
    step: str,
    *,
    by: Actor,
    reason: str = "",
    acknowledged: Mapping[str, str] | None = None,
) -> Case:
    """Lock units, then case; check the step, take it, write it down, and do what follows from it.

    `acknowledged` gives, per reminder (gate word), the reason for passing it over.
    Raises PermissionDenied for a missing duty, StepRefused with every unmet condition in Chinese,
    WarningsUnread when only unacknowledged reminders stand in the way.
    """
    move, moment = STEPS[step], the_time()
    case = lock_units_then_case(case_id)
    if not (may_take(step, by) and decides(case.item, step, by)):
        raise PermissionDenied(f"您的岗位不能办理“{move.label}”")
    refuse_if_not_possible(case, move, by, reason)
    ask = Ask(case, step, by, moment)
    checks = ask_gates(ask)
    refuse_if_stopped(case, checks, acknowledged or {})
    came_from = case.state
    getattr(case, step)(by, moment)
    stands_for = STANDS_FOR.get(step, step)
    _settle_after(case, stands_for, by, moment)
    case.save()
    write_event(case, step, move.label, by=by, at=moment, reason=reason, from_state=came_from)
    if checks:
        keep_findings(ask, checks, acknowledged or {})
    announce(Happened(stands_for, case, by, moment, reason))
    tell_departments(case, stands_for)
    if step == "record":
        record_other_half(case, by=by, reason=reason, acknowledged=acknowledged)
    return case


def record_other_half(case: Case, *, by: Actor, reason: str, acknowledged: Mapping[str, str] | None) -> None:
    """互换: the second 登簿 of one transaction. Raises StepRefused naming the other case: neither is."""
    other = case.counterpart
    if other is None or other.state != State.APPROVED:
        return
    try:
        take_step(other.pk, "record", by=by, reason=reason, acknowledged=acknowledged)
    except WarningsUnread as unread:
        raise StepRefused(
            f"互换的另一件（{other.number}）还有提醒没有阅知，请在另一件的页面办理登簿，两件一并登簿"
        ) from unread
    except StepRefused as refused:
        named = (f"互换的另一件（{other.number}）：{sentence}" for sentence in refused.reasons)
        raise StepRefused(*named) from refused


STANDS_FOR = {"deem_accepted": "accept"}
"""视为受理 is 受理 in everything that follows from it (条例第十七条)."""


def may_take(step: str, by: Actor) -> bool:
    """Whether one of the actor's duties opens the step (table DUTIES); the clockwork needs none."""
    return by.kind is ActorKind.CLOCKWORK or any(by.has_duty(duty) for duty in duties_for_step(step))


DECISIONS = frozenset({"examine", "approve", "record", "finish", "refuse", "send_back"})


def decides(item: BusinessItem, step: str, by: Actor) -> bool:
    """A decision is taken in the department whose item it is: row 25 is housing's own, the rest are not."""
    return step not in DECISIONS or by.kind is ActorKind.CLOCKWORK or by.department == item.owner


def lock_units_then_case(case_id: int) -> Case:
    """Hold the case's units in order, then the case, until the transaction ends."""
    units = lock_units_of(case_id)
    case = Case.objects.select_related("hall").select_for_update(of=("self",)).get(pk=case_id)
    case.subjects = units
    return case


def refuse_if_not_possible(case: Case, move: Step, by: Actor, reason: str) -> None:
    """Raise StepRefused unless the state, the officer, the reason and every condition allow the step."""
    if case.state not in move.sources:
        raise CaseMovedOn(who_moved_it(case, move))
    reasons = move.unmet(case)
    if move.is_own_work(case, by):
        reasons.append(f"前一环节由您本人经办，不能再由您{move.label}，请交其他人办理")
    if move.reason_required and not reason.strip():
        reasons.append(f"请填写{move.label}的理由")
    if reasons:
        raise StepRefused(*reasons)


def who_moved_it(case: Case, move: Step) -> str:
    """The sentence for one who comes too late: who did what and when."""
    state = State(case.state).label
    last = case.events.order_by("-id").first()
    if last is None:
        return f"本件现为“{state}”，不能{move.label}"
    when = last.happened_at.astimezone(the_time().tzinfo)
    return (
        f"本件现为“{state}”，不能{move.label}："
        f"{last.by_label}已于{when:%-m月%-d日 %H:%M}办理“{last.label}”，请刷新页面"
    )


def _settle_after(case: Case, step: str, by: Actor, moment: datetime) -> None:
    """What every step leaves behind besides the state: clock, reviews, claim, queue."""
    if step == "accept":
        start_clocks(case, moment)
    if case.state in ENDED_BEFORE_RECORD:
        close_reviews(case, moment)
        close_pauses(case, by, moment)
    if step in RELEASES_UNITS:
        case.units.filter(is_open=True).update(is_open=False)
    if step == "accept" or case.state in ENDED_BEFORE_RECORD:
        deadlines.refresh(case)
    case.claimed_by = case.claimed_at = None
    queues.place(case)


ENDED_BEFORE_RECORD = {State.DECLINED, State.REFUSED, State.WITHDRAWN}
RELEASES_UNITS = {"decline", "refuse", "withdraw", "finish", "record"}
"""From these steps on the case no longer stands in another's way on the unit (check:R27)."""


def start_clocks(case: Case, moment: datetime) -> None:
    """受理 starts both clocks; an online case's promise has run since its 预审 ([S2] 五 ¶1)."""
    case.clock_from = case.clock_from or moment.date()
    for review in case.reviews:
        review.asked_at = moment
        review.due_on = deadlines.review_due(review, moment.date())
    CoReview.objects.bulk_update(case.reviews, ["asked_at", "due_on"])


def close_reviews(case: Case, moment: datetime) -> None:
    """A case that ends before 登簿 leaves no department a question to answer."""
    unanswered = case.co_reviews.filter(verdict=Verdict.OPEN)
    unanswered.update(verdict=Verdict.CLOSED, answered_at=moment, answered_by="本件已终结")


def close_pauses(case: Case, by: Actor, moment: datetime) -> None:
    """No clock stands still in a case that has ended."""
    still_open = case.pauses.filter(until=None)
    still_open.update(
        until=Greatest(F("after"), Value(moment.date())),
        closed_at=moment,
        closed_by=by.label,
        closing_document="本件已终结",
    )
