"""The hall's time: the only place that reads the clock."""

import os
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

HALL_ZONE = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """This instant, aware, in Asia/Shanghai.

    A process started with HALL_NOW (ISO 8601; without offset it is Asia/Shanghai) lives at that instant,
    so that children of a test see its frozen clock. HALL_SHIFT moves the clock by so many seconds and lets it
    run on from there (a rehearsal lives through days). Raises ValueError when either is none.
    """
    if fixed := os.environ.get("HALL_NOW"):
        instant = datetime.fromisoformat(fixed)
        return instant.astimezone(HALL_ZONE) if instant.tzinfo else instant.replace(tzinfo=HALL_ZONE)
    instant = datetime.now(HALL_ZONE)  # noqa: TID251 - the one place that reads the time
    shift = os.environ.get("HALL_SHIFT")
    return instant + timedelta(seconds=float(shift)) if shift else instant


def today() -> date:
    """The date on the hall's wall (Asia/Shanghai), whatever the machine's time zone."""
    return now().date()


def day_of(instant: datetime) -> date:
    """The date on the hall's wall at an instant; what the database returns is in UTC."""
    return instant.astimezone(HALL_ZONE).date()
