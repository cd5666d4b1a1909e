"""Until when a reply is owed: ten working days, or the day printed in the 询价函 (附件1 三（一）; J4, B3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.core.exceptions import ValidationError

from hall.clock import HALL_ZONE, day_of, now
from hall.clock.arithmetic import due
from hall.clock.calendars import current_calendar
from hall.clock.corrections import follows_calendar
from hall.clock.working_days import ONE_DAY
from hall.inquiries.models import Question
from hall.inquiries.topics import Topic
from hall.inquiries.who_may_ask import MayAsk
from hall.look.clocks import Remainder, remainder
from hall.policy.in_force import parameter_on
from hall.policy.parameters import LETTER_DATE_PREVAILS
from hall.staff.hours import closes_at as hall_closes_at
from hall.staff.models import Hall

LONGEST_LETTER: Final = timedelta(days=366)
"""What is asked for holds a year at most (法释〔2018〕15号 27): a later day is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Term:
    """A question's limit: how many working days, until which day, and whether the letter set it."""

    working_days: int
    due_on: date
    provisional: bool
    by_letter: bool = False


def term_of(line: MayAsk, received_on: date, letter_due_on: date | None = None) -> Term:
    """The limit of a reply. The letter's own day counts for a 定向询价 only, where policy says so.

    Raises ValidationError for a letter's day that has passed, or lies more than a year ahead.
    """
    days = line.working_days(received_on)
    usual = due(received_on, days, current_calendar())
    assert usual.on is not None  # nothing stops this clock
    if letter_due_on is not None and letter_due_on < received_on:
        raise ValidationError({"letter_due_on": "函上写明的期限已经过了，请核对来函日期。"})
    if letter_due_on is not None and letter_due_on > received_on + LONGEST_LETTER:
        raise ValidationError({"letter_due_on": "函上写明的期限在一年以后，请核对年份。"})
    own_day = Topic.PRICE_ENQUIRY in line.topics and parameter_on(LETTER_DATE_PREVAILS, received_on)
    if letter_due_on is not None and own_day:
        return Term(days, letter_due_on, False, by_letter=True)
    return Term(days, usual.on, usual.provisional)


def closes_at() -> time:
    """When the halls' day ends: the latest office hours of those open; 17:30 where none says (T16)."""
    texts = Hall.objects.filter(is_open=True).values_list("opening_hours", flat=True)
    return max(map(hall_closes_at, texts), default=hall_closes_at(""))


def counting_day(moment: datetime) -> date:
    """The day limits are counted on: the last day of a limit ends at close of business (民法典 203)."""
    local = moment.astimezone(HALL_ZONE)
    return local.date() + ONE_DAY if local.time() >= closes_at() else local.date()


def is_over(due_on: date, moment: datetime) -> bool:
    """Whether the last day has ended at that instant."""
    on = day_of(moment)
    return on > due_on or (on == due_on and counting_day(moment) > due_on)


def light_of(question: Question, on: date) -> Remainder:
    """剩 2 日, 今天到期, 超 1 日, 已答复: from the stored due date (yellow and red of J4)."""
    calendar, due_on = current_calendar(), question.due_on
    at = min(day_of(question.answered_at), on) if question.answered_at else on
    late = at > due_on or (at == due_on and is_over(due_on, question.answered_at or now()))
    left = -calendar.count(due_on, at) if late else calendar.count(at, due_on)
    if question.answered_at:
        return Remainder("warn", f"已答复，超 {max(-left, 1)} 日") if late else Remainder("ok", "已答复")
    if late and left == 0:
        return Remainder("stop", "已逾期")  # only the evening, or days off, have passed since
    rest = remainder(left)
    return Remainder("soon", rest.words) if left in {2, 3} else rest


def is_earlier_than_usual(question: Question) -> bool:
    """Does the letter give less than the ten working days? The officer is warned (B3)."""
    usual = due(question.received_on, question.working_days, current_calendar()).on
    return question.by_letter and usual is not None and question.due_on < usual


@follows_calendar
def recount(first_day: date) -> None:
    """A year is published or a day corrected: open questions reaching it get their due day anew."""
    reached = Question.objects.is_open().filter(by_letter=False, due_on__gte=first_day)
    for received_on, days in reached.values_list("received_on", "working_days").distinct():
        counted = due(received_on, days, current_calendar())
        reached.filter(received_on=received_on, working_days=days).update(
            due_on=counted.on, due_is_provisional=counted.provisional
        )
