"""The case's own part beside the case: whose the days were, and the way to the clock's page."""

from django.http import HttpRequest

from hall.cases.clock_display import share_rows
from hall.cases.models import Case
from hall.cases.ports import Panel, panel
from hall.clock import today
from hall.staff.access import actor_of
from hall.staff.departments import D


@panel("case_side")
def other_half(request: HttpRequest, case: Case) -> Panel | None:
    """互换: the other house's case, how far it is, and the way to it; departments once it is sent to them."""
    by, other = actor_of(request), case.counterpart
    if other is None or (other.accepted_at is None and by.department != D.REGISTRATION):
        return None
    return half_shown("cases/panels/counterpart.html", case)


@panel("window")
def other_half_at_window(request: HttpRequest, case: Case | None) -> Panel | None:
    """互换: the same beside the work at the counter."""
    return half_shown("floor/counterpart.html", case, order=55)


def half_shown(template: str, case: Case | None, order: int = 5) -> Panel | None:
    if case is None or case.counterpart is None:
        return None
    return Panel(template, {"other": case.counterpart}, order=order)


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
