"""计时中止: opening and closing pauses, each with its ground and document (T7–T11)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from hall.cases import deadlines, queues
from hall.cases.models import Case, ClockPause
from hall.cases.ports import Happened, announce
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.steps import lock_units_then_case
from hall.cases.states import RUNNING
from hall.clock import now as the_time
from hall.clock import today
from hall.clock.calendars import current_calendar
from hall.clock.grounds import StopGround
from hall.staff.actors import Actor


@transaction.atomic
def open_pause(
    case_id: int, ground: StopGround, *, document: str, by: Actor, after: date | None = None
) -> ClockPause:
    """Stop the clocks the ground stops, from the day after `after` (default today) on.

    Raises StepRefused before 受理, after 登簿, without a document, for a ground the item does not permit,
    twice for one ground, for a date in the past unless a supervisor gives it, and for one beyond the next
    working day (`domain.md` §7.3).
    """
    case, moment = lock_units_then_case(case_id), the_time()
    start = after or moment.date()
    if reasons := why_not(case, ground, document, start, by):
        raise StepRefused(*reasons)
    pause = ClockPause.objects.create(
        case=case, ground=ground, document=document, after=start, opened_at=moment, opened_by=by.label
    )
    _recount(case)
    write_event(case, "pause", f"计时暂停：{ground.label}（{document}）", by=by, at=moment)
    announce(Happened("paused", case, by, moment, ground))
    return pause


def why_not(case: Case, ground: StopGround, document: str, start: date, by: Actor) -> list[str]:
    """Every reason why this pause cannot be opened."""
    reasons = []
    if case.state not in RUNNING:
        reasons.append("计时只在受理之后、登簿之前，现在不能中止")
    if ground not in case.item.limit.stops and not ground.stops_statutory:
        reasons.append(f"本事项的时限不因“{ground.label}”中止")
    if not document.strip():
        reasons.append("请填写中止的凭据（文书名称和文号）")
    if start < today() and not by.supervises_hall:
        reasons.append("中止日期早于今天的，须由主管办理")
    if start > current_calendar().add(today(), 1):
        reasons.append("中止自文书送达之日起算，最迟是下一个工作日，不能预先登记；请核对日期")
    if case.pauses.filter(ground=ground, until=None).exists():
        reasons.append(f"本件已因“{ground.label}”中止计时，不必重复登记")
    return reasons


@transaction.atomic
def close_pause(
    case_id: int, ground: StopGround, *, document: str, by: Actor, until: date | None = None
) -> ClockPause | None:
    """Let the clocks run again after `until` (default today); None if nothing was stopped on that ground."""
    case, moment = lock_units_then_case(case_id), the_time()
    pause = case.pauses.filter(ground=ground, until=None).first()
    if pause is None:
        return None
    pause.until = max(until or moment.date(), pause.after)
    pause.closed_at, pause.closed_by, pause.closing_document = moment, by.label, document
    pause.save()
    _recount(case)
    write_event(case, "resume", f"计时恢复：{ground.label}（{document}）", by=by, at=moment)
    announce(Happened("resumed", case, by, moment, ground))
    return pause


def _recount(case: Case) -> None:
    deadlines.refresh(case)
    queues.place(case)
    case.save()
