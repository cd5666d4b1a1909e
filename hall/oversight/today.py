"""今天的大厅: what came in, what is late or soon due, and whether the house is in order."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db.models import Count

from hall.cases.lights import soon_until
from hall.cases.models import Case, CoReview
from hall.cases.models.case import CaseQuerySet
from hall.cases.queues import NEVER, misplaced
from hall.clock import HALL_ZONE
from hall.exchange.models import Delivery
from hall.staff.departments import D

RECENT = 2000
"""How many open cases the page looks through; the rehearsal's balance asks all of them."""


def lists_of(day: date) -> dict[str, CaseQuerySet]:
    """The list behind each count; without one, the running cases that are due first."""
    begin, end = (datetime.combine(day, moment, HALL_ZONE) for moment in (time.min, time.max))
    running = Case.objects.is_running().is_open()
    due = running.filter(sort_on__lt=NEVER)
    return {
        "": due,
        "late": due.filter(sort_on__lt=day),
        "soon": due.filter(sort_on__gte=day, sort_on__lte=soon_until(day)),
        "held": running.filter(sort_on=NEVER),
        "accepted": Case.objects.filter(accepted_at__range=(begin, end)),
        "recorded": Case.objects.filter(recorded_at__range=(begin, end)),
    }


def most_urgent(rows: CaseQuerySet, limit: int = 20) -> list[Case]:
    """The first of a list, what is due first on top."""
    return list(rows.for_queue().order_by("sort_on", "id")[:limit])


def waiting_departments() -> list[tuple[str, int]]:
    """Unanswered co-reviews per department."""
    rows = CoReview.objects.is_open().exclude(asked_at=None).values("department")
    counted = rows.annotate(waiting=Count("id")).order_by("department")
    return [(D(row["department"]).label, row["waiting"]) for row in counted]


def queue_breaches(limit: int = RECENT) -> list[tuple[Case, str]]:
    """G1 as a report: of the newest open cases, those in another queue than their state says."""
    rows = Case.objects.is_open().prefetch_related("co_reviews").order_by("-id")[:limit]
    return misplaced(rows)


def parked_notices() -> int:
    """Notices that need a person."""
    return Delivery.objects.parked().count()
