"""今天的大厅: what came in, what is late or soon due, and whether the house is in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count

from hall.cases.lights import soon_until
from hall.cases.models import Case, CoReview
from hall.cases.queues import NEVER, misplaced
from hall.cases.states import RUNNING
from hall.clock import HALL_ZONE
from hall.exchange.models import Delivery
from hall.staff.departments import D


@dataclass(frozen=True)
class Today:
    """Counts of one day; every list behind them is a filter of a queue."""

    filed: int
    accepted: int
    recorded: int
    late: int
    soon: int
    held: int


def counts_of(day: date) -> Today:
    """The day's counts; running cases by traffic light."""
    begin, end = (datetime.combine(day, moment, HALL_ZONE) for moment in (time.min, time.max))
    running = Case.objects.filter(state__in=RUNNING, closed_at=None)
    return Today(
        filed=Case.objects.filter(filed_at__range=(begin, end)).count(),
        accepted=Case.objects.filter(accepted_at__range=(begin, end)).count(),
        recorded=Case.objects.filter(recorded_at__range=(begin, end)).count(),
        late=running.filter(sort_on__lt=day).count(),
        soon=running.filter(sort_on__gte=day, sort_on__lte=soon_until(day)).count(),
        held=running.filter(sort_on=NEVER).count(),
    )


def most_urgent(limit: int = 20) -> list[Case]:
    """The running cases that are due first."""
    rows = Case.objects.filter(state__in=RUNNING, closed_at=None, sort_on__lt=NEVER)
    return list(rows.for_queue().order_by("sort_on", "id")[:limit])


def waiting_departments() -> list[tuple[str, int]]:
    """Unanswered co-reviews per department."""
    rows = CoReview.objects.is_open().exclude(asked_at=None).values("department")
    counted = rows.annotate(waiting=Count("id")).order_by("department")
    return [(D(row["department"]).label, row["waiting"]) for row in counted]


def queue_breaches(limit: int = 200) -> list[tuple[Case, str]]:
    """G1 as a report: open cases that stand in another queue than their state says."""
    rows = Case.objects.is_open().prefetch_related("co_reviews").order_by("-id")
    return [found for case in rows.iterator(chunk_size=500) for found in misplaced([case])][:limit]


def parked_notices() -> int:
    """Notices that need a person."""
    return Delivery.objects.parked().count()
