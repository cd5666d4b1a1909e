"""The case's own part beside the case: whose the days were, and the way to the clock's page."""

from django.http import HttpRequest

from hall.cases.clock_display import share_rows
from hall.cases.models import Case
from hall.cases.ports import Panel, panel
from hall.clock import today
from hall.staff.access import actor_of
from hall.staff.departments import D


@panel("case_side")
def days_used(request: HttpRequest, case: Case) -> Panel | None:
    """T6: the working days by account; nothing before 受理."""
    if case.clock_from is None:
        return None
    context = {
        "case": case,
        "shares": share_rows(case, today()),
        "own": actor_of(request).department == D.REGISTRATION,
    }
    return Panel("cases/panels/days.html", context, order=80)
