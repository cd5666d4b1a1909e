"""催办、上报: who owes a reply is reminded, who is late goes up – each once, whatever run was missed (J4)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection, transaction

from hall.clock import now, today
from hall.clock.calendars import current_calendar
from hall.clock.clockwork import each
from hall.clock.working_days import ONE_DAY
from hall.exchange.outbox import post
from hall.inquiries.deadlines import counting_day
from hall.inquiries.models import AlertKind, Inquiry
from hall.inquiries.services.letters import latest_unsent, send_letter
from hall.staff.actors import CLOCKWORK
from hall.staff.departments import D

CHUNK = 1_000
LONG_AGO = date(2000, 1, 1)
SWEEP = """
INSERT INTO inquiries_questionalert (question_id, kind, department, due_on, raised_at, seen_by, note)
SELECT owed.id, %(kind)s, coalesce(nullif(%(to)s, ''), owed.department), owed.due_on, %(at)s, '', ''
FROM inquiries_question owed
WHERE owed.state = 'open' AND owed.due_on BETWEEN %(first)s AND %(last)s AND NOT EXISTS (
    SELECT 1 FROM inquiries_questionalert said
    WHERE said.question_id = owed.id AND said.kind = %(kind)s AND said.due_on = owed.due_on)
ORDER BY owed.due_on, owed.id LIMIT %(chunk)s
ON CONFLICT DO NOTHING RETURNING question_id
"""


def sweep() -> int:
    """Say all that is due and not yet said, and send the letters whose day has ended; how much was new.

    A limit's last day ends at close of business.
    """
    day, calendar = today(), current_calendar()
    counted = counting_day(now())
    ended = counted - ONE_DAY
    made = _say(AlertKind.THREE_DAYS, day, calendar.add(day, 3))
    made += _say(AlertKind.ONE_DAY, day, calendar.add(day, 1))
    made += _say(AlertKind.HEAD, LONG_AGO, ended)
    made += _say(AlertKind.SUPERVISOR, LONG_AGO, ended, to=D.REGISTRATION)
    return made + send_partial_letters(counted)


def _say(kind: AlertKind, first: date, last: date, *, to: str = "") -> int:
    """One kind, chunk by chunk, each its own short transaction with the notices it makes true."""
    total = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            values: dict[str, Any] = {
                "kind": kind,
                "to": to,
                "at": now(),
                "first": first,
                "last": last,
                "chunk": CHUNK,
            }
            cursor.execute(SWEEP, values)
            new = [pk for (pk,) in cursor.fetchall()]
            if kind == AlertKind.HEAD:
                _tell(new)
        total += len(new)
        if len(new) < CHUNK:
            return total


def _tell(question_ids: list[int]) -> None:
    """The department, the hall and whoever asked are told that a reply is overdue."""
    late = Inquiry.objects.filter(questions__in=question_ids).distinct().order_by("pk")
    for inquiry in Inquiry.objects.filter(pk__in=late.values("pk")).order_by("pk").select_for_update():
        owing = inquiry.questions.filter(pk__in=question_ids).values_list("department", flat=True)
        post(
            topic="inquiry.overdue",
            stream=inquiry.stream,
            recipients=[*owing, D.REGISTRATION, inquiry.asker],
            keys={"inquiry_number": inquiry.number, "order_number": inquiry.case_number},
        )


def send_partial_letters(day: date) -> int:
    """On the limit's end what has been answered goes out; what is owed follows as a supplement."""
    overdue = Inquiry.objects.is_open().filter(
        letters=None, questions__state="open", questions__due_on__lt=day
    )
    answered = overdue.filter(questions__state="answered").distinct()
    return each(list(answered.values_list("pk", flat=True)), _send_partial, what="部分答复回函")


@transaction.atomic
def _send_partial(inquiry_id: int) -> int:
    inquiry = Inquiry.objects.select_for_update().get(pk=inquiry_id)
    if inquiry.letters.exists() or not latest_unsent(inquiry):
        return 0
    send_letter(inquiry, by=CLOCKWORK)
    return 1
