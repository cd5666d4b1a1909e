"""The holiday notice: when the hall will be closed, and which weekend it works instead."""

from datetime import date, timedelta

from hall.clock.words import WEEKDAYS
from hall.clock.working_days import ADJUSTED_WORK, ONE_DAY, WEEKEND, Calendar

LOOK_AHEAD = timedelta(days=30)
NEARBY = timedelta(days=10)


def holiday_notice(today: date, calendar: Calendar) -> str:
    """国庆节 10月1日至7日休息，10月10日（周六）上班; empty when no holiday begins within thirty days."""
    first = next((day for day in _days(today, today + LOOK_AHEAD) if _is_holiday(day, calendar)), None)
    if first is None:
        return ""
    last = first
    while not calendar.is_working(last + ONE_DAY):
        last += ONE_DAY
    while first > today and not calendar.is_working(first - ONE_DAY):
        first -= ONE_DAY
    names = dict.fromkeys(calendar.label(day) for day in _days(first, last) if _is_holiday(day, calendar))
    worked = [
        f"{_day(day)}（{WEEKDAYS[day.weekday()]}）"
        for day in _days(first - NEARBY, last + NEARBY)
        if day >= today and calendar.is_working(day) and calendar.label(day) == ADJUSTED_WORK
    ]
    rest = f"{'、'.join(names)} {_span(first, last)}休息"
    return f"{rest}，{'、'.join(worked)}上班" if worked else rest


def _is_holiday(day: date, calendar: Calendar) -> bool:
    return not calendar.is_working(day) and calendar.label(day) != WEEKEND


def _span(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    end = f"{last.day}日" if first.month == last.month else _day(last)
    return f"{_day(first)}至{end}"


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _days(first: date, last: date) -> list[date]:
    return [first + ONE_DAY * n for n in range((last - first).days + 1)]
