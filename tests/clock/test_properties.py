"""What must hold for every clock: an independent oracle agrees, and the ledger may be told in any way."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall.catalogue.items import ITEMS
from hall.clock.arithmetic import Pause, due, elapsed, remaining
from hall.clock.calendars import published_calendar
from hall.clock.grounds import StopGround
from hall.clock.shares import Review, shares
from tests.clock import oracle

CALENDAR = published_calendar()
LIMITS_OF_THE_TABLE = (0, 1, 3, 5, 7, 10, 30)
FIRST, LAST = date(2016, 1, 1), date(2024, 6, 30)

starts = st.dates(FIRST, LAST)
limits = st.integers(0, 60)
grounds = st.sampled_from(StopGround)


@st.composite
def ledgers(draw: st.DrawFn, start: date, may_be_open: bool = True) -> list[Pause]:
    """Up to four stops around the days after a start, overlapping or empty as they come."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        after = start + timedelta(days=draw(st.integers(-5, 60)))
        lasts = draw(st.integers(0, 40))
        still_open = may_be_open and draw(st.integers(0, 9)) == 0
        found.append(Pause(after, None if still_open else after + timedelta(days=lasts), draw(grounds)))
    return found


@st.composite
def cases(draw: st.DrawFn, may_be_open: bool = True) -> tuple[date, int, date, list[Pause]]:
    """A start, a limit, a day to look at it, and its stops."""
    start = draw(starts)
    at = start + timedelta(days=draw(st.integers(0, 120)))
    return start, draw(limits), at, draw(ledgers(start, may_be_open))


@pytest.mark.clause("promise:R10")
@settings(max_examples=400, deadline=None, derandomize=True)
@given(cases())
def test_the_independent_oracle_agrees(case: tuple[date, int, date, list[Pause]]) -> None:
    start, limit, at, pauses = case
    assert due(start, limit, CALENDAR, pauses).on == oracle.due_on(start, limit, pauses)
    assert elapsed(start, at, CALENDAR, pauses) == oracle.used(start, at, pauses)


@pytest.mark.clause("promise:R10", "T2")
def test_every_limit_of_the_catalogue_is_among_those_tried() -> None:
    limits = {days for item in ITEMS.values() for days in (item.limit.statutory, item.limit.promised)}
    assert limits <= set(LIMITS_OF_THE_TABLE)


@pytest.mark.clause("promise:R10", "T2")
def test_the_oracle_agrees_on_every_week_of_ten_years_for_every_limit_of_the_catalogue() -> None:
    days = [date(2016, 1, 1) + timedelta(days=7 * week + week % 7) for week in range(520)]
    for start in days:
        for limit in LIMITS_OF_THE_TABLE:
            assert due(start, limit, CALENDAR).on == oracle.due_on(start, limit, [])


@pytest.mark.clause("promise:R10")
@settings(max_examples=200, deadline=None, derandomize=True)
@given(cases(), st.data())
def test_splitting_a_stop_changes_nothing(
    case: tuple[date, int, date, list[Pause]], data: st.DataObject
) -> None:
    start, limit, at, pauses = case
    pieces = [piece for pause in pauses for piece in _split(pause, data)]
    assert due(start, limit, CALENDAR, pieces).on == due(start, limit, CALENDAR, pauses).on
    assert elapsed(start, at, CALENDAR, pieces) == elapsed(start, at, CALENDAR, pauses)
    assert shares(start, at, CALENDAR, pieces) == shares(start, at, CALENDAR, pauses)


def _split(pause: Pause, data: st.DataObject) -> list[Pause]:
    length = (pause.until - pause.after).days if pause.until else 30
    middle = pause.after + timedelta(days=data.draw(st.integers(0, length)))
    return [Pause(pause.after, middle, pause.ground), Pause(middle, pause.until, pause.ground)]


@pytest.mark.clause("promise:R10")
@settings(max_examples=200, deadline=None, derandomize=True)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_in_which_stops_are_told_changes_nothing(
    case: tuple[date, int, date, list[Pause]], random: object
) -> None:
    start, limit, at, pauses = case
    shuffled = list(pauses)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis hands over a Random
    assert due(start, limit, CALENDAR, shuffled) == due(start, limit, CALENDAR, pauses)
    assert shares(start, at, CALENDAR, shuffled) == shares(start, at, CALENDAR, pauses)


@pytest.mark.clause("promise:R10")
@settings(max_examples=200, deadline=None, derandomize=True)
@given(cases(may_be_open=False))
def test_replaying_a_finished_ledger_day_by_day_gives_the_same_answer(
    case: tuple[date, int, date, list[Pause]],
) -> None:
    start, limit, _, pauses = case
    final = due(start, limit, CALENDAR, pauses).on
    assert final is not None
    for offset in range(0, (final - start).days + 1, 3):
        at = start + timedelta(days=offset)
        seen = [_as_known_on(at, pause) for pause in pauses if pause.after <= at]
        assert elapsed(start, at, CALENDAR, seen) == elapsed(start, at, CALENDAR, pauses)
    known = [_as_known_on(final, pause) for pause in pauses if pause.after <= final]
    assert due(start, limit, CALENDAR, [p for p in known if not p.open_at_close_of(final)]).on == final


def _as_known_on(at: date, pause: Pause) -> Pause:
    return Pause(pause.after, pause.until if pause.until and pause.until <= at else None, pause.ground)


@pytest.mark.clause("T1", "T13")
@settings(max_examples=200, deadline=None, derandomize=True)
@given(cases())
def test_nothing_is_left_exactly_on_the_due_date(case: tuple[date, int, date, list[Pause]]) -> None:
    start, limit, _, pauses = case
    when = due(start, limit, CALENDAR, pauses).on
    if when is not None:
        assert remaining(start, limit, when, CALENDAR, pauses) == 0
        if limit:
            assert CALENDAR.is_working(when)
            assert remaining(start, limit, when - timedelta(days=1), CALENDAR, pauses) == 1


@pytest.mark.clause("T6")
@settings(max_examples=300, deadline=None, derandomize=True)
@given(cases(), st.data())
def test_the_shares_of_the_departments_add_up(
    case: tuple[date, int, date, list[Pause]], data: st.DataObject
) -> None:
    start, _, at, pauses = case
    reviews = [_review(start, department, data) for department in ("transactions", "taxation")]
    found = shares(start, at, CALENDAR, pauses, reviews)
    assert sum(found.values()) == CALENDAR.count(start, at) == oracle.used(start, at, [])
    assert min(found.values()) >= 0
    assert shares(start, at, CALENDAR, pauses, reviews[::-1]) == found


def _review(start: date, department: str, data: st.DataObject) -> Review:
    asked = start + timedelta(days=data.draw(st.integers(0, 3)))
    answered = data.draw(st.none() | st.integers(0, 40))
    return Review(
        department,
        asked,
        asked + timedelta(days=data.draw(st.integers(1, 10))),
        None if answered is None else asked + timedelta(days=answered),
    )
