"""The cashier's part of a case page."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest

from hall.cases.models import Case
from hall.cases.parties import side_label
from hall.cases.ports import Panel, panel
from hall.cases.states import ApplicantRole
from hall.cashier.models import BillLine
from hall.staff.access import actor_of
from hall.staff.duties import Duty


@dataclass(frozen=True)
class Side:
    """一方应缴: the lines one side pays, and their sum in yuan."""

    role: str
    label: str
    payer: str
    lines: Sequence[BillLine]
    total: Decimal


def sides_of(case: Case, lines: Sequence[BillLine]) -> list[Side]:
    """The lines by who pays them, in the item's own words: 卖方, 买方 …"""
    labels = {person.role: side_label(case, person) for person in reversed(case.people)}
    roles = dict.fromkeys(line.payer_role for line in lines)
    grouped = {role: [line for line in lines if line.payer_role == role] for role in roles}
    return [
        Side(
            role,
            labels.get(role, ApplicantRole(role).label),
            own[0].payer,
            own,
            sum((line.amount for line in own), Decimal()),
        )
        for role, own in grouped.items()
    ]


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
