"""催办和上报: each once, however often or seldom the sweep runs; the letter does not wait for who is late."""

from collections.abc import Iterator
from datetime import date

import pytest

from hall.cases.refusals import StepRefused
from hall.clock.calendars import forget_calendar
from hall.clock.corrections import calendar_changed, load_missing_years
from hall.clock.models import CalendarDay, CalendarYear
from hall.exchange.models import Delivery
from hall.inquiries.deadlines import light_of
from hall.inquiries.models import AlertKind, InquiryLetter, QuestionAlert
from hall.inquiries.services.dealing import deal_with
from hall.inquiries.services.sweeping import sweep
from hall.staff.actors import CLOCKWORK
from hall.staff.departments import D
from hall.staff.models import Hall
from tests.conftest import Clock
from tests.inquiries.makers import answer, inquiry, question
from tests.staff.makers import actor

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J4")]


@pytest.fixture(autouse=True)
def the_calendar_is_read_anew() -> Iterator[None]:
    """What a test corrects is rolled back, and must not stay in the process."""
    yield
    forget_calendar()


def said() -> list[tuple[str, str]]:
    """Every alert so far: kind and to whom."""
    return sorted(QuestionAlert.objects.values_list("kind", "department"))


def test_reminders_come_three_and_one_working_day_before_and_no_earlier(clock: Clock) -> None:
    inquiry(D.TAXATION)  # due on Friday 9 October
    clock.move_to("2026-09-28 09:00")  # four working days before
    assert sweep() == 0
    clock.move_to("2026-09-29 09:00")  # three working days: 30 September, 8 and 9 October
    assert sweep() == 1
    assert said() == [("three-days", "taxation")]
    clock.move_to("2026-09-29 17:00")
    assert sweep() == 0
    clock.move_to("2026-09-30 09:00")
    assert sweep() == 0
    clock.move_to("2026-10-05 09:00")
    assert sweep() == 0
    clock.move_to("2026-10-08 09:00")
    assert sweep() == 1
    assert said() == [("one-day", "taxation"), ("three-days", "taxation")]


def test_a_day_of_missed_runs_loses_nothing_and_doubles_nothing(clock: Clock) -> None:
    inquiry(D.TAXATION)
    clock.move_to("2026-10-08 09:00")
    sweep()
    assert [kind for kind, _ in said()] == ["one-day", "three-days"]
    for _ in range(3):
        assert sweep() == 0
    clock.move_to("2026-10-14 09:00")
    sweep()
    sweep()
    assert said() == [
        ("head", "taxation"),
        ("one-day", "taxation"),
        ("supervisor", "registration"),
        ("three-days", "taxation"),
    ]


def test_the_tenth_day_itself_is_in_time_its_end_is_not(clock: Clock) -> None:
    asked = inquiry(D.TAXATION)
    clock.move_to("2026-10-09 17:29")
    sweep()
    assert AlertKind.HEAD not in {kind for kind, _ in said()}
    assert light_of(question(asked, D.TAXATION), date(2026, 10, 9)).words == "今天到期"
    clock.move_to("2026-10-09 17:30")
    sweep()
    assert ("head", "taxation") in said()
    assert ("supervisor", "registration") in said()
    assert light_of(question(asked, D.TAXATION), date(2026, 10, 9)).words == "已逾期"


def test_a_hall_that_closes_later_gives_the_whole_of_its_day(clock: Clock) -> None:
    Hall.objects.create(code="late", name="晚间大厅", office_name="云浮市", opening_hours="工作日 9:00–20:00")
    asked = inquiry(D.TAXATION, D.REGISTRATION)
    clock.move_to("2026-10-09 19:59")
    answer(asked, D.TAXATION)
    clock.move_to("2026-10-09 20:00")
    lights = [light_of(question(asked, one), date(2026, 10, 9)).words for one in (D.TAXATION, D.REGISTRATION)]
    assert lights == ["已答复", "已逾期"]


def test_what_is_overdue_is_told_once_to_the_office_the_hall_and_who_asked(clock: Clock) -> None:
    inquiry(D.TAXATION)
    clock.move_to("2026-10-20 09:00")
    sweep()
    sweep()
    told = Delivery.objects.filter(notice__topic="inquiry.overdue").values_list("recipient", flat=True)
    assert sorted(told) == ["court", "registration", "taxation"]


def test_who_has_answered_is_left_in_peace(clock: Clock) -> None:
    answer(inquiry(D.TAXATION), D.TAXATION)
    clock.move_to("2026-12-01 09:00")
    assert sweep() == 0


def test_on_the_limits_end_the_answered_parts_go_out_and_the_late_one_follows(clock: Clock) -> None:
    asked = inquiry(D.REGISTRATION, D.TAXATION)
    answer(asked, D.REGISTRATION, text="规划用途住宅")
    clock.move_to("2026-10-10 00:10")
    sweep()
    sweep()
    letter = InquiryLetter.objects.get()
    assert not letter.is_complete
    assert "尚未答复" not in str(letter.paper.content)
    assert letter.paper.content["owing"] == ["税务局"]
    asked.refresh_from_db()
    assert asked.closed_at is None
    answer(asked, D.TAXATION, text="参考价 1180000 元")
    asked.refresh_from_db()
    assert [one.is_complete for one in asked.letters.all()] == [False, True]
    assert asked.closed_at is not None
    assert light_of(question(asked, D.TAXATION), date(2026, 10, 10)).words == "已答复，超 1 日"


def test_a_date_that_reaches_an_unpublished_year_is_provisional_and_counted_anew(clock: Clock) -> None:
    clock.move_to("2026-12-28 10:00")
    load_missing_years(by=CLOCKWORK)
    owed = question(inquiry(D.TAXATION), D.TAXATION)
    assert owed.due_is_provisional
    assert owed.due_on == date(2027, 1, 12)


def test_a_supervisor_says_how_a_late_reply_was_dealt_with(clock: Clock) -> None:
    inquiry(D.TAXATION)
    clock.move_to("2026-10-13 09:00")
    sweep()
    alert = QuestionAlert.objects.get(kind=AlertKind.SUPERVISOR)
    boss = actor("supervise")
    with pytest.raises(StepRefused, match="怎样处理"):
        deal_with(alert.pk, note=" ", by=boss)
    assert deal_with(alert.pk, note="已责成明日答复", by=boss).seen_by == boss.label
    with pytest.raises(StepRefused, match="已经处理"):
        deal_with(alert.pk, note="再来一次", by=boss)
    assert not QuestionAlert.objects.standing().for_supervisors_of(D.REGISTRATION).exists()


def test_a_corrected_day_moves_what_is_still_owed_and_nothing_else(clock: Clock) -> None:
    load_missing_years(by=CLOCKWORK)
    asked = inquiry(D.REGISTRATION, D.TAXATION, letter_due_on=date(2026, 10, 8))
    year = CalendarYear.objects.get(year=2026)
    CalendarDay.objects.create(calendar_year=year, day=date(2026, 9, 28), works=False, name="台风停工")
    calendar_changed(year, by=CLOCKWORK)
    assert question(asked, D.REGISTRATION).due_on == date(2026, 10, 10)
    assert question(asked, D.TAXATION).due_on == date(2026, 10, 8)
