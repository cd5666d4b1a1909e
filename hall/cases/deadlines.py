"""The two clocks of a case: the ledger of pauses in, the stored dates out (`domain.md` §7.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from hall.clock import day_of
from hall.clock.arithmetic import Due, Pause, due, elapsed, remaining, stops_promised, stops_statutory
from hall.clock.calendars import current_calendar
from hall.clock.grounds import ChargedTo, StopGround
from hall.clock.shares import Review, shares

if TYPE_CHECKING:
    from hall.cases.models import Case, CoReview


def intervals(case: Case) -> list[Pause]:
    """Every pause of the case, (after, until], in the order of opening."""
    return [pause.as_interval() for pause in case.pauses.all()]


def promised_due(case: Case, pauses: Sequence[Pause]) -> Due:
    """承诺到期: stopped by every ground the item permits."""
    assert case.clock_from is not None
    stops = stops_promised(pauses, case.item.limit.stops)
    return due(case.clock_from, case.promised_days, current_calendar(), stops)


def statutory_due(case: Case, pauses: Sequence[Pause]) -> Due:
    """法定到期 (条例第二十条): stopped by 公告, 实地查看, 调查 only; runs from 受理."""
    return due(accepted_on(case), case.statutory_days, current_calendar(), stops_statutory(pauses))


def accepted_on(case: Case) -> date:
    """受理日, from which the 法定 clock runs (条例第二十条)."""
    assert case.accepted_at is not None
    return day_of(case.accepted_at)


def refresh(case: Case) -> None:
    """Compute both due dates and the open ground anew from the ledger (fields only; the caller saves)."""
    if case.clock_from is None:
        return
    pauses = intervals(case)
    promised, statutory = promised_due(case, pauses), statutory_due(case, pauses)
    case.promised_due_on, case.statutory_due_on = promised.on, statutory.on
    case.due_is_provisional = promised.provisional
    case.statutory_is_provisional = statutory.provisional
    case.stopped_by = gravest_ground(pauses)


def gravest_ground(pauses: Sequence[Pause]) -> str:
    """The open ground that holds the case up; unpaid tax, beside which the review goes on, comes last."""
    still_open = [pause.ground for pause in pauses if pause.until is None]
    return next((ground for ground in still_open if ground != StopGround.UNPAID_TAX), "".join(still_open[:1]))


def review_due(review: CoReview, asked_on: date) -> date | None:
    """The day a department's own limit ends; informational, the case's clock is the binding one."""
    return due(asked_on, review.working_days, current_calendar()).on


def clock_end(case: Case, on: date) -> date:
    """The day the clock is read: the day of 登簿 (or of the end), else `on`."""
    ended = case.recorded_at or case.closed_at
    return min(day_of(ended), on) if ended else on


def used_and_left(case: Case, on: date) -> dict[str, tuple[int, int]]:
    """Working days used and left on both clocks, by `promised` and `statutory`; left < 0 when late."""
    if case.clock_from is None:
        return {}
    pauses, calendar, end = intervals(case), current_calendar(), clock_end(case, on)
    promised_stops = stops_promised(pauses, case.item.limit.stops)
    clocks = {
        "promised": (case.clock_from, case.promised_days, promised_stops),
        "statutory": (accepted_on(case), case.statutory_days, stops_statutory(pauses)),
    }
    return {
        name: (elapsed(start, end, calendar, stops), remaining(start, days, end, calendar, stops))
        for name, (start, days, stops) in clocks.items()
    }


def days_charged(case: Case, on: date) -> dict[ChargedTo, int]:
    """T6: each working day since the start, charged to exactly one party; the shares add up."""
    if case.clock_from is None:
        return {}
    reviews = [
        Review(
            department=review.department,
            asked_on=day_of(review.asked_at or case.filed_at),
            due_on=review.due_on,
            answered_on=day_of(review.answered_at) if review.answered_at else None,
        )
        for review in case.reviews
    ]
    return shares(case.clock_from, clock_end(case, on), current_calendar(), intervals(case), reviews)
