"""Getting a case at reception: only while 收件 is undecided, only for a counter."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from hall.cases.models import Case
from hall.cases.ports import panels_of
from hall.cases.states import State
from hall.floor.rail import case_rail


def reception_or_404(number: str) -> Case:
    """The case, with what the counter's pages show."""
    rows = Case.objects.prefetch_related("materials__files", "applicants", "units", "interviews")
    return get_object_or_404(rows, number=number)


def decided(request: HttpRequest, case: Case) -> HttpResponse | None:
    """A redirect to the case when it has been decided already; None while it is open."""
    if case.state == State.APPLIED:
        return None
    messages.info(request, f"本件已作出决定（{State(case.state).label}），请在业务件页面继续。")
    return redirect("cases:case", number=case.number)


def frame(request: HttpRequest, case: Case, here: str) -> dict[str, Any]:
    """What every page of the counter carries: rail, sums and the book beside it."""
    return {
        "case": case,
        "rail": case_rail(case, here),
        "window_panels": panels_of("window", request, case),
    }
