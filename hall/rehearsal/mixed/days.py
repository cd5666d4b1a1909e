"""The days of a rehearsal: the day itself and three later mornings, by the hall's shifted clock."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Max

from hall.cases.models import Case
from hall.cases.recounting import recount_marked
from hall.cases.reminders import remind
from hall.cases.services.deemed import deem_undecided
from hall.cases.services.escalating import escalate
from hall.clock import HALL_ZONE, now, today
from hall.clock.calendars import current_calendar
from hall.exchange.courier import deliver_all
from registration.models import Entry
from registration.services.sealing import seal_register
from registration.services.settlement import settle_everywhere

OPENING, CLOSE = time(8, 30), time(20, 0)
BEFORE_TODAY: Final = 55
"""Working days between the day and the real one, so that the last morning is not in the future."""
LATER: Final = (1, 32, 49)
"""Working days after the day: deemed acceptances; 30 working days' notice over; 公告 of 15 days over."""


@dataclass(frozen=True)
class Days:
    """The day and its later mornings."""

    first: date
    later: tuple[date, ...]


def plan_days() -> Days:
    """The day lies so far back that every period ends by today, yet after all that has happened here."""
    calendar = current_calendar()
    first = today()
    while calendar.count(first, today()) < BEFORE_TODAY or not calendar.is_working(first):
        first -= timedelta(days=1)
    if last := last_act():
        first = max(first, calendar.roll_forward(last.date() + timedelta(days=1)))
    return Days(first, tuple(calendar.add(first, count) for count in LATER))


def last_act() -> datetime | None:
    """When a case was last filed or an entry last made; nothing is rehearsed before that."""
    filed = Case.objects.aggregate(at=Max("filed_at"))["at"]
    entered = Entry.objects.aggregate(at=Max("registered_at"))["at"]
    known = [moment.astimezone(HALL_ZONE) for moment in (filed, entered) if moment]
    return max(known, default=None)


@contextmanager
def living_on(day: date, at: time = OPENING) -> Iterator[None]:
    """The hall's clock stands at that time of that day and runs on from there."""
    before = os.environ.pop("HALL_SHIFT", None)
    start = datetime.combine(day, at, HALL_ZONE)
    os.environ["HALL_SHIFT"] = str((start - now()).total_seconds())
    try:
        yield
    finally:
        os.environ.pop("HALL_SHIFT")
        if before is not None:
            os.environ["HALL_SHIFT"] = before


def night(day: date) -> None:
    """What the hall does by itself after close of business (beat's tasks), notices included."""
    with living_on(day, CLOSE):
        deem_undecided()
        settle_everywhere()
        recount_marked()
        remind()
        escalate()
        deliver_all(strict=False)
        seal_register()
