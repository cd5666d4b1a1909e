"""Where the working calendar comes from: published years of `chinesecalendar`, corrected by rows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from chinese_calendar.constants import Holiday, holidays, workdays
from django.db.models import Max

from hall.clock import now
from hall.clock.models import CalendarDay, CalendarYear
from hall.clock.working_days import ADJUSTED_WORK, Calendar, SpecialDay

SOURCE = "chinesecalendar"
LOOK_AGAIN_AFTER = timedelta(seconds=30)
COVERAGE_WORKING_DAYS = 60
FULL_NAMES = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}


@dataclass(frozen=True)
class _Held:
    calendar: Calendar
    edition: datetime | None
    looked_at: datetime


_held: list[_Held] = []


@cache
def published_calendar() -> Calendar:
    """The years that `chinesecalendar` knows, without the database."""
    off = {day: SpecialDay(works=False, name=_holiday_name(word)) for day, word in holidays.items()}
    worked = {day: SpecialDay(works=True, name=ADJUSTED_WORK) for day in workdays}
    return Calendar(frozenset(day.year for day in off), off | worked)


def current_calendar() -> Calendar:
    """The hall's calendar as its rows say; a database without any year has the published ones.

    Kept in the process; a correction made elsewhere is seen within LOOK_AGAIN_AFTER.
    """
    if _held and abs(now() - _held[0].looked_at) < LOOK_AGAIN_AFTER:
        return _held[0].calendar
    edition = CalendarYear.objects.aggregate(edition=Max("changed_at"))["edition"]
    if _held and _held[0].edition == edition:
        calendar = _held[0].calendar
    else:
        calendar = read_calendar() if edition else published_calendar()
    _held[:] = [_Held(calendar, edition, now())]
    return calendar


def forget_calendar() -> None:
    """Let the next question read the rows again."""
    _held.clear()


def read_calendar() -> Calendar:
    """The calendar straight from its rows."""
    published = CalendarYear.objects.filter(published=True).values_list("year", flat=True)
    days = CalendarDay.objects.values_list("day", "works", "name")
    return Calendar(frozenset(published), {day: SpecialDay(works, name) for day, works, name in days})


def special_days(year: int) -> dict[date, SpecialDay]:
    """The exceptions that `chinesecalendar` has for a year; empty if it does not know the year."""
    return {day: special for day, special in published_calendar().special.items() if day.year == year}


def known_years() -> list[int]:
    """The years `chinesecalendar` knows, in order."""
    return sorted(published_calendar().published)


def coverage_warning(calendar: Calendar, today: date) -> str:
    """What to do when sixty working days from today reach an unpublished year; empty when covered."""
    last = calendar.add(today, COVERAGE_WORKING_DAYS)
    missing = [str(year) for year in range(today.year, last.year + 1) if year not in calendar.published]
    if not missing:
        return ""
    return (
        f"{'、'.join(missing)}年放假安排尚未录入，今后 {COVERAGE_WORKING_DAYS} 个工作日内的到期日有推算的；"
        "请在管理后台“日历年度”录入国务院办公厅通知，或升级 chinesecalendar 后运行 manage.py load_calendar"
    )


def _holiday_name(word: str) -> str:
    name: str = Holiday(word).chinese
    return FULL_NAMES.get(name, name)
