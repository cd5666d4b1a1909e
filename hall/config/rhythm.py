"""What Celery beat calls by itself, by the tasks' stable names.

Every one is level-triggered ("due and not yet done"), so a missed or doubled beat does no harm.
"""

from datetime import timedelta
from typing import Any


def every(task: str, **interval: float) -> dict[str, Any]:
    """An entry of the schedule; a call that waited longer than its interval is dropped."""
    pause = timedelta(**interval)
    return {"task": task, "schedule": pause, "options": {"expires": pause.total_seconds()}}


BEAT_SCHEDULE = {
    entry["task"]: entry
    for entry in (
        every("exchange.sweep", seconds=5),
        every("papers.sweep", seconds=5),
        every("sharing.sweep", seconds=5),
        every("cases.remind", minutes=10),
        every("cases.recount", minutes=1),
        every("cases.escalate", minutes=10),
        every("cases.deem", minutes=5),
        every("inquiries.sweep", minutes=10),
        every("judicial.remind", minutes=30),
        every("registration.settle", minutes=30),
        every("registration.remind", hours=1),
        every("registration.seal", hours=1),
    )
}
