"""Why this date: the arithmetic of a clock, day by day and in sentences (T11)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hall.clock.arithmetic import Pause, due, held, working_days_between
from hall.clock.words import WEEKDAYS, day_in_sentence
from hall.clock.working_days import ONE_DAY, Calendar


class DayKind(StrEnum):
    """What a calendar day was to the clock; the value is the class of its cell."""

    START = "start"
    USED = "used"
    HELD = "held"
    OFF = "off"
    AHEAD = "ahead"
    DUE = "due"
    LATE = "late"


COUNTED = frozenset({DayKind.USED, DayKind.AHEAD, DayKind.DUE, DayKind.LATE})
FIXED_WORDS = {DayKind.HELD: "暂停", DayKind.LATE: "已逾期", DayKind.DUE: "到期"}


@dataclass(frozen=True, slots=True)
class DayCell:
    """One cell of the day strip; `nth` counts used days (0 where none is used), `words` is never empty."""

    day: date
    kind: DayKind
    words: str
    nth: int = 0
    is_today: bool = False
    provisional: bool = False

    @property
    def classes(self) -> str:
        """CSS classes of the cell: used, held, off …, and today."""
        return f"{self.kind} today" if self.is_today else str(self.kind)

    @property
    def weekday(self) -> str:
        """周三, or 今天."""
        return "今天" if self.is_today else WEEKDAYS[self.day.weekday()]


def explain(
    start: date, at: date, working_days: int, calendar: Calendar, pauses: Collection[Pause] = ()
) -> list[DayCell]:
    """One cell per calendar day from the start to the due date, or to `at` where that is later.

    `at` is today, or the day the clock was stopped for good (登簿).
    """
    when = due(start, working_days, calendar, pauses).on
    strip = _Strip(start, at, when, calendar, pauses)
    return list(strip.cells(max(at, when or at, start)))


def stop_sentences(pauses: Collection[Pause], at: date, calendar: Calendar) -> list[str]:
    """One sentence per stop: what stopped the clock, from when to when, how long, by what law."""
    return [_sentence(pause, at, calendar) for pause in sorted(pauses, key=lambda pause: pause.after)]


@dataclass(frozen=True, slots=True)
class _Strip:
    start: date
    at: date
    due: date | None
    calendar: Calendar
    pauses: Collection[Pause]

    def cells(self, last: date) -> Iterator[DayCell]:
        day, used = self.start, 0
        while day <= last:
            kind = self.kind(day)
            counts = kind in COUNTED and self.counts(day)
            used += counts
            words = self.words(day, kind, used if counts else 0)
            provisional = self.calendar.is_provisional(day)
            yield DayCell(day, kind, words, used if counts else 0, day == self.at, provisional)
            day += ONE_DAY

    def counts(self, day: date) -> bool:
        return day > self.start and self.calendar.is_working(day) and not held(day, self.pauses)

    def kind(self, day: date) -> DayKind:
        if day == self.due:
            return DayKind.DUE
        if day == self.start:
            return DayKind.START
        if not self.calendar.is_working(day):
            return DayKind.OFF
        if held(day, self.pauses):
            return DayKind.HELD
        if self.due is not None and day > self.due:
            return DayKind.LATE
        return DayKind.USED if day <= self.at else DayKind.AHEAD

    def words(self, day: date, kind: DayKind, nth: int) -> str:
        name = self.calendar.label(day)
        if kind is DayKind.OFF:
            return name
        parts = [FIXED_WORDS[kind]] if kind in FIXED_WORDS else []
        if day == self.start:
            parts.insert(0, "受理日")
        elif nth:
            parts.insert(0, f"第{nth}日")
        if name and self.calendar.is_working(day):
            parts.insert(1, name)
        return "，".join(parts)


def _sentence(pause: Pause, at: date, calendar: Calendar) -> str:
    end = pause.until or at
    days = sum(1 for _ in working_days_between(pause.after, end, calendar))
    until = f"{day_in_sentence(pause.until)}结束，停" if pause.until else "尚未结束，已停"
    which = "承诺和法定时限都停" if pause.ground.stops_statutory else "只停承诺时限"
    began = day_in_sentence(pause.after)
    return f"{pause.ground.label}：{began}开始，{until} {days} 个工作日（{which}，{pause.ground.law}）"
