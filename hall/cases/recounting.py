"""When the calendar changes – a year is published, a day corrected –, the dates of running cases follow it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from hall.cases import deadlines, queues
from hall.cases.models import Case
from hall.clock.corrections import follows_calendar


@follows_calendar
def recount_dates(first_day: date) -> None:
    """Recompute every running case whose dates reach the changed days (推算 becomes certain)."""
    reached = Q(promised_due_on__gte=first_day) | Q(statutory_due_on__gte=first_day) | Q(promised_due_on=None)
    for case_id in Case.objects.is_running().filter(reached).values_list("pk", flat=True).iterator():
        recount(case_id)


@transaction.atomic
def recount(case_id: int) -> None:
    """Both dates of one case anew from its ledger."""
    case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    deadlines.refresh(case)
    queues.place(case)
    case.save()
