"""When the calendar changes – a year is published, a day corrected –, running cases' dates follow it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from hall.cases import deadlines, queues
from hall.cases.models import Announcement, Case
from hall.clock.arithmetic import due
from hall.clock.calendars import current_calendar
from hall.clock.clockwork import each
from hall.clock.corrections import follows_calendar


@follows_calendar
def mark_reached_cases(first_day: date) -> None:
    """Mark every running case whose dates reach the changed days; `recount_marked` does the counting."""
    reached = Q(promised_due_on__gte=first_day) | Q(statutory_due_on__gte=first_day) | Q(promised_due_on=None)
    Case.objects.is_running().filter(reached).update(dates_are_stale=True)


@follows_calendar
def recount_announcements(first_day: date) -> None:
    """公告 that still run get their fifteen working days whole, however the year turns out (实施细则 17)."""
    reached = Announcement.objects.unfinished().filter(ends_on__gte=first_day, working_days__gt=0)
    for one in reached.select_for_update():
        ends = due(one.published_on, one.working_days, current_calendar())
        if ends.on is not None and ends.on != one.ends_on:
            one.ends_on = ends.on
            one.save(update_fields=["ends_on"])


def recount_marked() -> int:
    """Recompute the dates of all marked cases, one short transaction each (推算 becomes certain)."""
    marked = Case.objects.filter(dates_are_stale=True).values_list("pk", flat=True)
    return each(list(marked), recount, what="重算时限")


@transaction.atomic
def recount(case_id: int) -> bool:
    """Both dates of one case anew from its ledger; True when it is done."""
    case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    deadlines.refresh(case)
    queues.place(case)
    case.dates_are_stale = False
    case.save()
    return True
