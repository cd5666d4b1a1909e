"""Faces of clocks and strips of days."""

from datetime import date, timedelta

import pytest

from hall.clock.arithmetic import Pause
from hall.clock.calendars import published_calendar
from hall.clock.explanation import explain, stop_sentences
from hall.clock.grounds import StopGround
from hall.look.clocks import clock_face, day_strip, remainder


@pytest.mark.parametrize(
    ("left", "held", "ended", "meaning", "words"),
    [
        (2, False, False, "ok", "剩 2 日"),
        (1, False, False, "soon", "剩 1 日"),
        (0, False, False, "soon", "今天到期"),
        (-1, False, False, "stop", "超 1 日"),
        (2, True, False, "hold", "计时中止"),
        (-3, True, False, "stop", "超 3 日"),
        (2, False, True, "ok", "已办结"),
        (-2, False, True, "stop", "办结，超 2 日"),
    ],
)
def test_the_remainder_is_said_in_words(left: int, held: bool, ended: bool, meaning: str, words: str) -> None:
    rest = remainder(left, held=held, ended=ended)
    assert (rest.meaning, rest.words) == (meaning, words)


@pytest.mark.clause("T2")
def test_a_clock_face_names_limit_remainder_and_due_date() -> None:
    face = clock_face("承诺时限", days=5, used=4, left=1, due_on=date(2026, 9, 30))
    assert face.label == "承诺时限 5 个工作日"
    assert face.headline == "剩 1 日"
    assert face.detail == "9月30日（周三）到期 · 已用 4 日"
    assert face.light == "warn"


@pytest.mark.clause("T5")
def test_an_instant_item_is_not_called_zero_days() -> None:
    assert (
        clock_face("承诺时限", days=0, used=0, left=0, due_on=date(2026, 9, 18)).label == "承诺时限 即时办理"
    )


def test_a_stopped_clock_does_not_pretend_to_know_its_date() -> None:
    face = clock_face("承诺时限", days=5, used=2, left=3, due_on=None, held=True)
    assert face.light == "hold"
    assert face.detail.startswith("到期日待恢复计时后确定")


@pytest.mark.clause("T11")
def test_the_strip_of_a_sale_has_a_word_in_every_cell() -> None:
    pauses = [Pause(date(2026, 9, 22), date(2026, 9, 28), StopGround.UNPAID_TAX)]
    calendar, start, today = published_calendar(), date(2026, 9, 18), date(2026, 9, 29)
    strip = day_strip(explain(start, today, 5, calendar, pauses), stop_sentences(pauses, today, calendar))
    assert [cell.day.day for cell in strip.cells] == list(range(18, 31))
    assert all(cell.words for cell in strip.cells)
    assert strip.css == "week"
    assert not strip.earlier
    assert not strip.later
    assert len(strip.sentences) == 1


def test_a_long_strip_shows_the_weeks_around_today_and_folds_the_rest() -> None:
    start = date(2026, 9, 18)
    cells = explain(start, date(2026, 11, 2), 60, published_calendar())
    strip = day_strip(cells)
    shown = [cell.day for cell in strip.cells]
    assert date(2026, 11, 2) in shown
    assert len(shown) <= 28
    assert [*strip.earlier, *strip.cells, *strip.later] == cells
    assert shown[-1] - shown[0] == timedelta(days=len(shown) - 1)


def test_a_strip_that_reaches_an_unpublished_year_says_so() -> None:
    assert day_strip(explain(date(2026, 12, 28), date(2026, 12, 28), 5, published_calendar())).provisional
