"""The date vectors of domain §7.4, and what they leave open."""

from datetime import date, datetime, timedelta

import pytest

from hall.clock.arithmetic import Due, Light, Pause, calendar_days_due, due, elapsed, light, remaining
from hall.clock.calendars import published_calendar
from hall.clock.grounds import StopGround

CALENDAR = published_calendar()
MONDAY = date(2026, 3, 2)


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def stop(after: str, until: str | None, ground: StopGround = StopGround.SUPPLEMENT) -> Pause:
    return Pause(day(after), day(until) if until else None, ground)


@pytest.mark.clause("T1", "T3", "T4", "vector:7.4", "promise:R10")
@pytest.mark.parametrize(
    ("start", "working_days", "pauses", "expected"),
    [
        ("03-02", 5, [], "03-09"),
        ("09-30", 5, [], "10-13"),
        ("04-03", 3, [], "04-09"),
        ("09-18", 7, [], "09-29"),
        ("02-14", 1, [], "02-24"),
        ("03-02", 5, [stop("03-04", "03-16")], "03-19"),
        ("03-02", 5, [stop("03-04", "03-16"), stop("03-10", "03-18")], "03-23"),
        ("09-21", 15, [], "10-19"),
    ],
)
def test_the_nth_working_day_is_the_one_of_the_table(
    start: str, working_days: int, pauses: list[Pause], expected: str
) -> None:
    assert due(day(start), working_days, CALENDAR, pauses) == Due(day(expected))


@pytest.mark.clause("vector:7.4", "T11")
def test_an_open_stop_freezes_what_was_used_and_leaves_no_due_date() -> None:
    pauses = [stop("03-04", None)]
    assert elapsed(MONDAY, day("03-20"), CALENDAR, pauses) == 2
    assert due(MONDAY, 5, CALENDAR, pauses) == Due(None, paused=True)
    assert light(MONDAY, 5, day("03-20"), CALENDAR, pauses) is Light.PAUSED


@pytest.mark.clause("vector:7.4", "P15")
@pytest.mark.parametrize(("start", "days", "expected"), [("03-02", 15, "03-17"), ("07-05", 90, "10-08")])
def test_periods_in_calendar_days_end_after_the_holiday(start: str, days: int, expected: str) -> None:
    assert calendar_days_due(day(start), days, CALENDAR) == Due(day(expected))


@pytest.mark.clause("T3")
@pytest.mark.parametrize("text", ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"])
def test_the_weekends_worked_in_2026_are_working_days(text: str) -> None:
    assert CALENDAR.is_working(day(text))
    assert CALENDAR.label(day(text)) == "调休"


@pytest.mark.clause("T3")
def test_the_holidays_of_2026_are_those_of_the_notice() -> None:
    spans = [("01-01", 3), ("02-15", 9), ("04-04", 3), ("05-01", 5), ("06-19", 3), ("09-25", 3), ("10-01", 7)]
    first_days = [(day(first), length) for first, length in spans]
    expected = {first + timedelta(days=n) for first, length in first_days for n in range(length)}
    special = {one for one, what in CALENDAR.special.items() if one.year == 2026 and not what.works}
    assert special == expected


@pytest.mark.clause("T5")
@pytest.mark.parametrize(
    ("start", "pauses", "expected"),
    [
        ("03-02", [], "03-02"),
        ("03-07", [], "03-09"),  # 周六受理
        ("02-14", [], "02-14"),  # 调休上班的周六
        ("10-01", [], "10-08"),
        ("03-02", [stop("03-02", "03-05")], "03-05"),  # 当日收市时中止未结束: 结束当日算数
        ("03-02", [stop("03-02", "03-02")], "03-02"),  # 当日即结束: 空的中止
        ("03-02", [stop("03-03", "03-06")], "03-02"),  # 到期以后才中止
        ("03-02", [stop("03-02", "03-04"), stop("03-04", "03-06")], "03-06"),
        ("03-02", [stop("03-02", "03-04"), stop("03-03", "03-10")], "03-10"),
        ("03-02", [stop("03-02", "03-07")], "03-09"),  # 周六结束: 顺延
        ("03-07", [stop("03-07", "03-08")], "03-09"),
        ("03-07", [stop("03-08", "03-12")], "03-12"),  # 非工作日受理, 到期日收市时中止
    ],
)
def test_a_case_promised_at_once_is_due_on_the_day_itself(
    start: str, pauses: list[Pause], expected: str
) -> None:
    assert due(day(start), 0, CALENDAR, pauses) == Due(day(expected))


@pytest.mark.clause("T5")
def test_an_instant_case_in_an_open_stop_has_no_due_date() -> None:
    assert due(MONDAY, 0, CALENDAR, [stop("03-02", None)]) == Due(None, paused=True)
    assert remaining(MONDAY, 0, day("03-09"), CALENDAR, [stop("03-02", None)]) == 0


@pytest.mark.clause("T8", "T11")
def test_a_limit_that_ran_out_before_an_open_stop_stays_overdue() -> None:
    pauses = [stop("03-12", None)]
    assert due(MONDAY, 5, CALENDAR, pauses) == Due(day("03-09"), paused=True)
    assert light(MONDAY, 5, day("03-20"), CALENDAR, pauses) is Light.RED


@pytest.mark.clause("T13")
@pytest.mark.parametrize(
    ("at", "left", "colour"),
    [
        ("03-05", 2, Light.GREEN),
        ("03-06", 1, Light.YELLOW),
        ("03-09", 0, Light.YELLOW),
        ("03-10", -1, Light.RED),
    ],
)
def test_the_light_turns_yellow_with_one_day_left_and_red_when_overdue(
    at: str, left: int, colour: Light
) -> None:
    assert remaining(MONDAY, 5, day(at), CALENDAR) == left
    assert light(MONDAY, 5, day(at), CALENDAR) is colour


@pytest.mark.clause("T13")
def test_a_weekend_after_the_due_date_is_overdue_though_no_working_day_passed() -> None:
    assert due(MONDAY, 4, CALENDAR).on == day("03-06")
    assert remaining(MONDAY, 4, day("03-07"), CALENDAR) == 0
    assert light(MONDAY, 4, day("03-07"), CALENDAR) is Light.RED


@pytest.mark.clause("T3", "promise:R10")
def test_a_date_that_reaches_an_unpublished_year_is_provisional() -> None:
    assert due(day("11-25"), 30, CALENDAR) == Due(date(2027, 1, 7), provisional=True)
    assert due(day("11-18"), 30, CALENDAR) == Due(day("12-30"))
    assert calendar_days_due(day("11-25"), 90, CALENDAR).provisional


@pytest.mark.clause("promise:R10")
def test_an_instant_is_refused_where_a_date_is_asked() -> None:
    with pytest.raises(TypeError, match="日期"):
        due(datetime(2026, 3, 2, 23, 0), 5, CALENDAR)  # noqa: DTZ001 - the mistake itself
    with pytest.raises(ValueError, match="负数"):
        due(MONDAY, -1, CALENDAR)
    with pytest.raises(ValueError, match="早于"):
        stop("03-04", "03-03")
