"""The case's side of a correction ex officio, and its announcements."""

from __future__ import annotations

from django.http import HttpRequest

from hall.cases.models import Case
from hall.cases.ports import Panel, panel
from hall.cases.states import RUNNING
from hall.staff.access import actor_of
from hall.staff.departments import D
from registration.services.correcting import ITEM


@panel("case_side")
def correction_and_announcements(request: HttpRequest, case: Case) -> Panel | None:
    """通知权利人, 公告, 权利人已申请; and every announcement of the case."""
    if actor_of(request).department != D.REGISTRATION:
        return None
    announcements = list(case.announcements.all())
    acts = case.item_code == ITEM and case.state in RUNNING
    if not announcements and not acts:
        return None
    context = {"case": case, "announcements": announcements, "acts": acts}
    return Panel("registration/panels/correction.html", context, order=30)
