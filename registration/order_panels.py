"""The order beside its case: when it was served, what it stopped, and the way to a 审查建议."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from hall.cases.models import Case
from hall.cases.ports import Panel, panel
from hall.cases.sides import is_ordered
from hall.papers.kinds import PaperKind
from hall.papers.services import papers_of
from hall.staff.access import actor_of
from hall.staff.departments import D
from hall.staff.duties import Duty
from registration.models.receipts import CourtReceipt


@panel("case_side")
def order_of_the_case(request: HttpRequest, case: Case) -> Panel | None:
    """送达登记 of a case that carries out an order; nothing beside other cases."""
    by = actor_of(request)
    if not is_ordered(case.item) or by.department != D.REGISTRATION:
        return None
    receipt = CourtReceipt.objects.of_case(case.number).first()
    if receipt is None:
        return None
    may = by.has_duty(Duty.ACCEPT) or by.has_duty(Duty.APPROVE)
    context = {
        "receipt": receipt,
        "suggestions": papers_of(case.number).filter(kind=PaperKind.REVIEW_SUGGESTION),
        "url": reverse("registration:suggest", args=[case.number]) if may else "",
    }
    return Panel("registration/panels/court_order.html", context, order=15)
