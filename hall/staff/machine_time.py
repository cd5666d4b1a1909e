"""The machine's own time, for sessions and passwords: no setting for rehearsals moves it.

What has legal effect takes its time from `hall.clock`, nowhere else.
"""

import time
from datetime import UTC, datetime


def seconds() -> float:
    """Seconds since 1970."""
    return time.time()


def instant() -> datetime:
    """Now, in UTC."""
    return datetime.fromtimestamp(time.time(), UTC)
