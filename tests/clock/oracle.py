"""A second opinion on the clock, written another way: every day marked in a list, nothing shared.

Works from `chinese_calendar` itself, not from the hall's calendar; counts day by day over explicit sets.
"""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache
from itertools import islice

import chinese_calendar

from hall.clock.arithmetic import Pause

HORIZON = 500


@cache
def is_workday(day: date) -> bool:
    return bool(chinese_calendar.is_workday(day))


def stopped_days(pauses: Collection[Pause], last: date) -> set[date]:
    days: set[date] = set()
    for pause in pauses:
        end = pause.until if pause.until is not None else last
        length = (end - pause.after).days
        days |= {pause.after + timedelta(days=n + 1) for n in range(length)}
    return days


def due_on(start: date, working_days: int, pauses: Collection[Pause]) -> date | None:
    stopped = stopped_days(pauses, start + timedelta(days=HORIZON))
    if working_days == 0:
        return _instant_due(start, stopped)
    days = (start + timedelta(days=n) for n in range(1, HORIZON + 1))
    counting = (day for day in days if day not in stopped and is_workday(day))
    return next(islice(counting, working_days - 1, None), None)


def used(start: date, at: date, pauses: Collection[Pause]) -> int:
    stopped = stopped_days(pauses, at)
    days = {start + timedelta(days=n) for n in range(1, (at - start).days + 1)}
    return len({day for day in days if is_workday(day)} - stopped)


def _instant_due(start: date, stopped: set[date]) -> date | None:
    """The first working day after whose close the clock would run again; an open stop never ends."""
    days = (start + timedelta(days=n) for n in range(HORIZON))
    return next((day for day in days if is_workday(day) and day + timedelta(days=1) not in stopped), None)
