"""The calendar as rows: where it comes from, how it is corrected, who hears of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from hall.clock import corrections
from hall.clock.arithmetic import Due, due
from hall.clock.calendars import (
    coverage_warning,
    current_calendar,
    forget_calendar,
    published_calendar,
    read_calendar,
)
from hall.clock.corrections import calendar_changed, expect_year, follows_calendar, load_missing_years
from hall.clock.models import CalendarDay, CalendarYear
from hall.staff.actors import CLOCKWORK
from hall.staff.models import Act
from tests.conftest import Clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_calendar() -> Iterator[None]:
    forget_calendar()
    yield
    forget_calendar()


def publish_2027() -> CalendarYear:
    """The administrator enters a notice for 2027: 7 January is a holiday, Saturday 2 January is worked."""
    year = expect_year(2027)
    year.days.create(day=date(2027, 1, 7), name="测试节")
    year.days.create(day=date(2027, 1, 2), works=True, name="调休")
    year.published = True
    year.save()
    calendar_changed(year, by=CLOCKWORK)
    return year


@pytest.mark.clause("T3", "T4")
def test_a_new_database_has_the_published_years_without_hand_work() -> None:
    assert current_calendar().published == published_calendar().published
    assert current_calendar().label(date(2026, 9, 25)) == "中秋节"
    assert CalendarYear.objects.get(year=2027).published is False


@pytest.mark.clause("T3")
def test_a_database_without_any_year_falls_back_on_the_published_ones() -> None:
    CalendarDay.objects.all().delete()
    CalendarYear.objects.all().delete()
    assert current_calendar() is published_calendar()


@pytest.mark.clause("T3")
def test_rows_and_library_agree_on_every_day_of_every_published_year() -> None:
    rows, library = read_calendar(), published_calendar()
    assert rows.published == library.published
    days = (date(2004, 1, 1) + timedelta(days=n) for n in range(23 * 365))
    assert all(rows.is_working(day) == library.is_working(day) for day in days)


@pytest.mark.clause("T3", "promise:R10")
def test_a_provisional_date_becomes_certain_when_its_year_is_published() -> None:
    accepted = date(2026, 11, 25)
    assert due(accepted, 30, current_calendar()) == Due(date(2027, 1, 7), provisional=True)
    publish_2027()
    assert due(accepted, 30, current_calendar()) == Due(date(2027, 1, 6))


@pytest.mark.clause("T3")
def test_whoever_holds_dates_is_told_from_which_day_the_calendar_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[date] = []
    monkeypatch.setattr(corrections, "_followers", [])
    follows_calendar(told.append)
    publish_2027()
    assert told == [date(2027, 1, 1)]


@pytest.mark.clause("G7")
def test_a_correction_of_the_calendar_is_in_the_audit() -> None:
    publish_2027()
    act = Act.objects.latest("id")
    assert (act.verb, act.subject, act.by_label) == ("更正工作日历", "calendar-year:2027", "系统自动")
    assert "2027-01-07（测试节，放假）" in act.detail["days"]


def test_a_correction_made_elsewhere_is_seen_after_half_a_minute(clock: Clock) -> None:
    assert current_calendar().is_working(date(2026, 9, 21))
    year = CalendarYear.objects.get(year=2026)
    year.days.create(day=date(2026, 9, 21), name="台风停工")
    clock.shift(31)
    CalendarYear.objects.filter(year=2026).update(changed_at=year.changed_at + timedelta(days=9999))
    assert current_calendar().label(date(2026, 9, 21)) == "台风停工"


def test_the_kept_calendar_costs_no_query(django_assert_num_queries: object) -> None:
    current_calendar()
    with django_assert_num_queries(0):  # type: ignore[operator]  # pytest-django's fixture
        current_calendar()


@pytest.mark.clause("T3")
def test_loading_leaves_alone_what_an_administrator_has_corrected() -> None:
    CalendarYear.objects.get(year=2026).days.create(day=date(2026, 9, 21), name="台风停工")
    assert load_missing_years(by=CLOCKWORK) == []
    assert not read_calendar().is_working(date(2026, 9, 21))


@pytest.mark.clause("T3")
def test_the_loading_command_fills_what_is_missing_and_reloads_one_year_on_request() -> None:
    CalendarDay.objects.filter(calendar_year__gte=2025).delete()
    CalendarYear.objects.filter(year__gte=2025).delete()
    out = StringIO()
    call_command("load_calendar", stdout=out)
    assert "2025年：" in out.getvalue()
    assert "2026年：" in out.getvalue()
    assert CalendarYear.objects.filter(year=2027, published=False).exists()
    CalendarDay.objects.filter(day=date(2026, 9, 25)).delete()
    call_command("load_calendar", "2026", stdout=StringIO())
    assert CalendarDay.objects.filter(day=date(2026, 9, 25)).exists()


@pytest.mark.clause("T3")
def test_a_year_the_library_does_not_know_is_refused_with_what_to_do() -> None:
    with pytest.raises(CommandError, match="日历年度"):
        call_command("load_calendar", "2027", stdout=StringIO())


def test_a_day_outside_its_year_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError):
        CalendarDay.objects.create(
            calendar_year=CalendarYear.objects.get(year=2026), day=date(2025, 3, 3), name="错年"
        )


def test_an_ordinary_working_day_needs_no_row() -> None:
    slip = CalendarDay(calendar_year_id=2026, day=date(2026, 3, 4), works=True, name="调休")
    with pytest.raises(ValidationError, match="本来就是工作日"):
        slip.full_clean()


@pytest.mark.clause("T3")
def test_the_hall_is_warned_when_sixty_working_days_reach_an_unpublished_year() -> None:
    calendar = published_calendar()
    assert coverage_warning(calendar, date(2026, 9, 18)) == ""
    assert "2027年放假安排尚未录入" in coverage_warning(calendar, date(2026, 11, 2))
