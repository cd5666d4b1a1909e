"""The cashier's part of a case page."""

from django.http import HttpRequest

from hall.cases.models import Case
from hall.cases.ports import Panel, panel
from hall.cashier.models import BillLine
from hall.staff.access import actor_of
from hall.staff.duties import Duty


@panel("case_money")
def bill_of_the_case(request: HttpRequest, case: Case) -> Panel:
    """Every line billed, with its state and receipt."""
    lines = list(BillLine.objects.filter(case=case).select_related("payment"))
    may_collect = actor_of(request).has_duty(Duty.COLLECT)
    context = {
        "lines": lines,
        "case": case,
        "may_collect": may_collect,
        "due": BillLine.objects.due().filter(case=case).total(),
    }
    return Panel("cashier/panel.html", context, order=60)
