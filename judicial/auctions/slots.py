"""可以预约的时段: working days by the clock, two half days each, as many seats as the hall has set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from hall.clock import HALL_ZONE
from hall.clock.calendars import current_calendar
from hall.clock.working_days import ONE_DAY
from hall.staff.models import Hall
from judicial.models import Booking, HalfDay

AHEAD: Final = 10
"""How many working days ahead one may book; the first is today, until its half day has begun."""


@dataclass(frozen=True, slots=True)
class Slot:
    """时段: a half day at a hall, and how many seats are free."""

    on: date
    half: HalfDay
    begins_at: datetime
    free: int

    @property
    def value(self) -> str:
        """As a form says it: 2026-09-21 am."""
        return f"{self.on} {self.half}"


def slots_of(hall: Hall, at: datetime) -> list[Slot]:
    """The half days that have not begun, in order; none where the hall takes no bookings."""
    most = hall.bookings_per_half_day
    if not most or not hall.is_open:
        return []
    moment = at.astimezone(HALL_ZONE)
    days = list(working_days(moment.date()))
    rows = Booking.objects.standing().filter(hall=hall, on__in=days).values_list("on", "half")
    taken = Counter(rows)
    made = (
        Slot(on, half, datetime.combine(on, begin, HALL_ZONE), max(most - taken[(on, half.value)], 0))
        for on in days
        for half, (begin, _end) in zip(HalfDay, hall.half_days, strict=True)
    )
    return [slot for slot in made if slot.begins_at > moment]


def by_day(slots: Sequence[Slot]) -> list[tuple[date, list[Slot]]]:
    """The same, one row a day."""
    days = dict.fromkeys(slot.on for slot in slots)
    return [(on, [slot for slot in slots if slot.on == on]) for on in days]


def working_days(first: date) -> Iterator[date]:
    """The next working days, the first included when it is one."""
    calendar, on = current_calendar(), first
    for _ in range(AHEAD):
        on = calendar.roll_forward(on)
        yield on
        on += ONE_DAY
