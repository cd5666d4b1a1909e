"""Why this date: the strip of days and its sentences."""

from datetime import date

import pytest

from hall.clock.arithmetic import Due, Pause
from hall.clock.calendars import published_calendar
from hall.clock.explanation import DayCell, explain, stop_sentences
from hall.clock.grounds import StopGround
from hall.clock.words import day_in_sentence, day_on_paper, due_in_words

CALENDAR = published_calendar()


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


UNPAID = Pause(day("09-22"), day("09-28"), StopGround.UNPAID_TAX)


def shown(cells: list[DayCell]) -> list[tuple[str, str, str]]:
    return [(cell.day.strftime("%m-%d"), cell.classes, cell.words) for cell in cells]


@pytest.mark.clause("T11")
def test_the_strip_of_the_drawn_case_reads_as_drawn() -> None:
    assert shown(explain(day("09-18"), day("09-29"), 5, CALENDAR, [UNPAID])) == [
        ("09-18", "start", "受理日"),
        ("09-19", "off", "休息"),
        ("09-20", "used", "第1日，调休"),
        ("09-21", "used", "第2日"),
        ("09-22", "used", "第3日"),
        ("09-23", "held", "暂停"),
        ("09-24", "held", "暂停"),
        ("09-25", "off", "中秋节"),
        ("09-26", "off", "中秋节"),
        ("09-27", "off", "中秋节"),
        ("09-28", "held", "暂停"),
        ("09-29", "used today", "第4日"),
        ("09-30", "due", "第5日，到期"),
    ]


@pytest.mark.clause("T11")
def test_days_after_the_due_date_are_late_and_days_to_come_lie_ahead() -> None:
    late = explain(day("03-02"), day("03-04"), 1, CALENDAR)
    assert shown(late)[1:] == [("03-03", "due", "第1日，到期"), ("03-04", "late today", "第2日，已逾期")]
    ahead = explain(day("03-02"), day("03-02"), 2, CALENDAR)
    assert shown(ahead) == [
        ("03-02", "start today", "受理日"),
        ("03-03", "ahead", "第1日"),
        ("03-04", "due", "第2日，到期"),
    ]


@pytest.mark.clause("T5", "T11")
def test_a_case_promised_at_once_is_received_and_due_in_one_cell() -> None:
    assert shown(explain(day("03-02"), day("03-02"), 0, CALENDAR)) == [("03-02", "due today", "受理日，到期")]


@pytest.mark.clause("T11")
def test_an_open_stop_is_shown_up_to_today_without_a_due_date() -> None:
    cells = explain(day("03-02"), day("03-05"), 5, CALENDAR, [Pause(day("03-03"), None, StopGround.COURT)])
    assert [cell.kind for cell in cells] == ["start", "used", "held", "held"]


@pytest.mark.clause("T11")
def test_every_cell_has_its_word_and_the_count_grows_to_the_limit() -> None:
    cells = explain(day("11-25"), day("12-01"), 30, CALENDAR)
    assert all(cell.words for cell in cells)
    assert max(cell.nth for cell in cells) == 30
    assert [cell.day.year for cell in cells if cell.provisional] == [2027] * 7


@pytest.mark.clause("T11")
def test_a_sentence_says_what_stopped_which_clock_and_by_what_law() -> None:
    assert stop_sentences([UNPAID], day("09-29"), CALENDAR) == [
        "税费未及时缴清：9月22日（周二）开始，9月28日（周一）结束，停 3 个工作日"
        "（只停承诺时限，《不动产登记“最多跑一次”操作规程》五（四））"
    ]
    still_open = Pause(day("09-22"), None, StopGround.SITE_VISIT)
    assert (
        "尚未结束，已停 2 个工作日（承诺和法定时限都停"
        in stop_sentences([still_open], day("09-24"), CALENDAR)[0]
    )


def test_dates_are_said_with_their_year_only_when_it_is_another_one() -> None:
    assert day_in_sentence(day("09-30")) == "9月30日（周三）"
    assert day_in_sentence(date(2027, 1, 7)) == "2027年1月7日（周四）"
    assert day_on_paper(day("09-30")) == "2026年9月30日"


@pytest.mark.clause("T11")
def test_a_provisional_date_says_so_and_a_stopped_one_has_none() -> None:
    assert due_in_words(Due(date(2027, 1, 7), provisional=True)) == "2027年1月7日（周四）（推算）"
    assert due_in_words(Due(None, paused=True)) == "计时中止"
