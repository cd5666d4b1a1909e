"""试算: which replies would have been due on another day under a draft notice (附件1 三; J13)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.urls import reverse

from hall.clock import day_of
from hall.clock.arithmetic import due
from hall.clock.calendars import current_calendar
from hall.clock.working_days import Calendar
from hall.inquiries.models import Question
from hall.inquiries.topics import Topic
from hall.policy.parameters import COURT_QUERY_DAYS, DEPARTMENT_QUERY_DAYS, LETTER_DATE_PREVAILS
from hall.policy.trials import Outcome, PastCase, Said, past_cases


@past_cases("协助查询的答复")
def replies(since: date) -> Iterator[PastCase]:
    """Every question received since that day, the newest first."""
    calendar = current_calendar()
    asked = Question.objects.filter(received_on__gte=since).select_related("inquiry").order_by("-pk")
    for question in asked.iterator(chunk_size=500):
        yield PastCase(
            number=f"{question.inquiry.number} {question.get_department_display()}",
            begun_on=question.received_on,
            done_on=day_of(question.answered_at) if question.answered_at else None,
            outcome=partial(term, question, calendar),
            address=reverse("inquiries:inquiry", args=[question.inquiry.number]),
        )


def term(question: Question, calendar: Calendar, said: Said) -> Outcome:
    """Until when the reply is owed under these rules; the letter's own day only where they let it count."""
    letter = question.inquiry.letter_due_on
    if letter is not None and Topic.PRICE_ENQUIRY in question.topics and said(LETTER_DATE_PREVAILS):
        return Outcome(letter)
    days = said(DEPARTMENT_QUERY_DAYS if question.by_reference else COURT_QUERY_DAYS)
    return Outcome(due(question.received_on, days, calendar).on)
