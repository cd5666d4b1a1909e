"""How a case's clocks look: traffic light in lists, two faces and the strip of days on its page."""

from __future__ import annotations

from datetime import date

from hall.cases import deadlines
from hall.cases.models import Case
from hall.clock.arithmetic import stops_promised
from hall.clock.calendars import current_calendar
from hall.clock.explanation import explain, stop_sentences
from hall.look.clocks import ClockFace, DayStrip, Remainder, clock_face, day_strip, remainder


def light_of(case: Case, on: date) -> Remainder:
    """剩 2 日, 今天到期, 超 1 日, 计时中止: from the stored due date, without counting the ledger again."""
    if case.promised_due_on is None:
        held = bool(case.stopped_by)
        return remainder(1, held=True) if held else Remainder("idle", "未起算")
    ended = case.recorded_at is not None or not case.is_open
    calendar = current_calendar()
    at = deadlines.clock_end(case, on)
    due_on = case.promised_due_on
    left = calendar.count(at, due_on) if at <= due_on else -calendar.count(due_on, at)
    if at > due_on and left == 0 and not ended:
        return Remainder("stop", "已超承诺")  # only days off have passed since
    return remainder(left, held=bool(case.stopped_by), ended=ended)


def soon_until(on: date) -> date:
    """The last due date that counts as 剩 1 日 以内 (`domain.md` §7.2: yellow when remaining ≤ 1)."""
    return current_calendar().add(on, 1)


def faces(case: Case, on: date) -> list[ClockFace]:
    """承诺 first, 法定 second; empty before 受理."""
    counts = deadlines.used_and_left(case, on)
    if not counts:
        return []
    ended, held = case.recorded_at is not None or not case.is_open, bool(case.stopped_by)
    promised, statutory = case.promised_due_on, case.statutory_due_on
    rows = (
        ("承诺时限", "promised", case.promised_days, promised, case.due_is_provisional, held),
        (
            "法定时限",
            "statutory",
            case.statutory_days,
            statutory,
            case.statutory_is_provisional,
            not statutory,
        ),
    )
    return [
        clock_face(
            label,
            days=days,
            used=counts[key][0],
            left=counts[key][1],
            due_on=due_on,
            provisional=provisional,
            held=paused,
            ended=ended,
        )
        for label, key, days, due_on, provisional, paused in rows
    ]


def strip_of(case: Case, on: date) -> DayStrip | None:
    """Why this date: one cell per day from acceptance to due (T11); None before 受理."""
    if case.clock_from is None:
        return None
    calendar, at = current_calendar(), deadlines.clock_end(case, on)
    stops = stops_promised(deadlines.intervals(case), case.item.limit.stops)
    cells = explain(case.clock_from, at, case.promised_days, calendar, stops)
    said = ["受理当天不计。", *stop_sentences(stops, at, calendar)]
    return day_strip(cells, said)
