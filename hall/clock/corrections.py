"""Changing the calendar: loading a year, correcting a day, and telling those whose dates depend on it."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from hall.clock import now
from hall.clock.calendars import SOURCE, forget_calendar, known_years, special_days
from hall.clock.models import CalendarDay, CalendarYear
from hall.clock.working_days import FIXED_HOLIDAYS
from hall.staff.actors import Actor
from hall.staff.audit import record_act

Follower = Callable[[date], None]
_followers: list[Follower] = []


class CalendarMissing(LookupError):
    """Neither the rows nor `chinesecalendar` know the working days of a year."""


def follows_calendar(follower: Follower) -> Follower:
    """Register a function told, in the same transaction, the first day from which working days changed.

    It must not be slow; who has many dates to recompute marks them and lets a sweep do it.
    """
    if follower not in _followers:
        _followers.append(follower)
    return follower


@transaction.atomic
def load_year(year: int, *, by: Actor) -> CalendarYear:
    """Write a year of `chinesecalendar` as published rows, replacing what stood there.

    Raises CalendarMissing when the library does not know the year.
    """
    special = special_days(year)
    if not special:
        raise CalendarMissing(
            f"chinesecalendar 没有 {year} 年的放假安排；请在管理后台“日历年度”录入国务院办公厅通知"
        )
    row, _ = CalendarYear.objects.update_or_create(
        year=year, defaults={"published": True, "notice": SOURCE, "changed_at": now()}
    )
    row.days.all().delete()
    CalendarDay.objects.bulk_create(
        CalendarDay(calendar_year=row, day=day, works=one.works, name=one.name)
        for day, one in sorted(special.items())
    )
    calendar_changed(row, by=by)
    return row


@transaction.atomic
def load_missing_years(*, by: Actor) -> list[CalendarYear]:
    """Load every year the library knows and the rows have not as published; add the next one as 未公布.

    What an administrator has published or corrected is left alone.
    """
    published = set(CalendarYear.objects.filter(published=True).values_list("year", flat=True))
    loaded = [load_year(year, by=by) for year in known_years() if year not in published]
    expect_year(max(known_years()) + 1)
    return loaded


def expect_year(year: int) -> CalendarYear:
    """The year as 未公布, with the holidays of fixed date for the administrator to complete."""
    row, made = CalendarYear.objects.get_or_create(year=year, defaults={"changed_at": now()})
    if made:
        CalendarDay.objects.bulk_create(
            CalendarDay(calendar_year=row, day=date(year, month, day), name=name)
            for (month, day), name in FIXED_HOLIDAYS.items()
        )
    return row


def calendar_changed(row: CalendarYear, *, by: Actor) -> None:
    """Write down who changed a year, forget the kept calendar, and tell whoever holds dates."""
    row.changed_at = now()
    row.save(update_fields=["changed_at"])
    days = [str(day) for day in row.days.all()]
    record_act(
        by,
        "更正工作日历",
        f"calendar-year:{row.year}",
        published=row.published,
        notice=row.notice,
        days=days,
    )
    forget_calendar()
    transaction.on_commit(forget_calendar)
    for follower in _followers:
        follower(date(row.year, 1, 1))
