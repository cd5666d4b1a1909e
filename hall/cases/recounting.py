"""When the calendar changes – a year is published, a day corrected –, running cases' dates follow it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from hall.cases import deadlines, queues
from hall.cases.models import Case
from hall.clock.corrections import follows_calendar


@follows_calendar
def mark_reached_cases(first_day: date) -> None:
    """Mark every running case whose dates reach the changed days; `recount_marked` does the counting."""
    reached = Q(promised_due_on__gte=first_day) | Q(statutory_due_on__gte=first_day) | Q(promised_due_on=None)
    Case.objects.is_running().filter(reached).update(dates_are_stale=True)


def recount_marked() -> int:
    """Recompute the dates of all marked cases, one short transaction each (推算 becomes certain)."""
    marked = Case.objects.filter(dates_are_stale=True).values_list("pk", flat=True)
    for case_id in list(marked):
        recount(case_id)
    return len(marked)


@transaction.atomic
def recount(case_id: int) -> None:
    """Both dates of one case anew from its ledger."""
    case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    deadlines.refresh(case)
    queues.place(case)
    case.dates_are_stale = False
    case.save()
