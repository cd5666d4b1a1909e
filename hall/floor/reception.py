"""Getting a case at reception: only while 收件 is undecided, only for a counter."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from hall.cases.models import Case
from hall.cases.parties import parties_of
from hall.cases.ports import Ask, panels_of
from hall.cases.services.checking import ask_gates
from hall.cases.states import State
from hall.clock import now, today
from hall.clock.arithmetic import due
from hall.clock.calendars import current_calendar
from hall.floor.rail import case_rail
from hall.staff.access import actor_of


def reception_or_404(request: HttpRequest, number: str) -> Case:
    """The case, with what the counter's pages show, if the officer may see it."""
    rows = Case.objects.visible_to(actor_of(request))
    wanted = rows.prefetch_related("materials__files", "applicants", "units", "interviews", "parts")
    return get_object_or_404(wanted, number=number)


def decided(request: HttpRequest, case: Case) -> HttpResponse | None:
    """A redirect to the result when the case has been decided already; None while it is open."""
    if case.state == State.APPLIED:
        return None
    messages.info(request, f"本件已作出决定（{State(case.state).label}），不能再改收件内容。")
    return redirect("floor:result", number=case.number)


def promise_from_today(working_days: int) -> date | None:
    """The promised day if the application were accepted today."""
    return due(today(), working_days, current_calendar()).on


def frame(request: HttpRequest, case: Case, here: str) -> dict[str, Any]:
    """What every page of the counter carries: rail, sums, what bars acceptance, and the book beside it."""
    return {
        "case": case,
        "rail": case_rail(case, here),
        "parties": parties_of(case),
        "window_panels": panels_of("window", request, case),
        "promise_on": promise_from_today(case.promised_days),
    }


def obstacles(request: HttpRequest, case: Case) -> list[str]:
    """What already bars 受理, told before anybody scans papers in vain; not what is merely still to come."""
    checks = ask_gates(Ask(case, "accept", actor_of(request), now()))
    return [check.answer.message for check in checks if check.stops]
