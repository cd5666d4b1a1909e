"""What has been paid of a tax already: set off against a new assessment, the excess goes back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hall.cases.models import Case
from hall.cases.states import ApplicantRole
from hall.cashier.models import BillLine
from hall.cashier.services.billing import refund_part
from hall.staff.actors import Actor
from taxation.models import AssessmentRevision
from taxation.sheet import Payer
from taxation.situation import ZERO

ROLES = {Payer.SELLER.value: ApplicantRole.OBLIGOR, Payer.BUYER.value: ApplicantRole.OBLIGEE}
Paid = Mapping[tuple[str, str], Decimal]
"""Yuan per tax and payer's role; what is on its way back does not count."""


def paid_taxes(case_id: int) -> dict[tuple[str, str], Decimal]:
    """What has been paid of each tax by each side and is not being refunded."""
    paid: dict[tuple[str, str], Decimal] = {}
    for line in BillLine.objects.paid().taxes().filter(case=case_id, refund=None):
        key = line.code, line.payer_role
        paid[key] = paid.get(key, ZERO) + line.amount
    return paid


def set_off(assessed: Mapping[tuple[str, str], Decimal], paid: Paid) -> Decimal:
    """How much of the assessed amounts has been paid, tax by tax and side by side; yuan."""
    return sum((min(amount, paid.get(key, ZERO)) for key, amount in assessed.items()), ZERO)


def amounts_of(revision: AssessmentRevision) -> dict[tuple[str, str], Decimal]:
    """The revision's amounts by tax and payer's role."""
    amounts: dict[tuple[str, str], Decimal] = {}
    for line in revision.lines.all():
        key = line.tax, ROLES[line.payer].value
        amounts[key] = amounts.get(key, ZERO) + line.amount
    return amounts


def excess(revision: AssessmentRevision, paid: Paid) -> dict[tuple[str, str], Decimal]:
    """多缴: what was paid beyond the revision's amounts, above zero only."""
    assessed = amounts_of(revision)
    over = {key: amount - assessed.get(key, ZERO) for key, amount in paid.items()}
    return {key: amount for key, amount in over.items() if amount > 0}


def open_tax_refunds(case: Case, revision: AssessmentRevision, *, by: Actor) -> Decimal:
    """Open refunds of what was paid too much (税收征收管理法第五十一条); their sum in yuan.

    The newest payment of a tax goes back first; a line of which only a part goes back is divided.
    """
    returned = ZERO
    reason = f"重新核税退还多缴税款：{revision.reason or '申报情形更正'}"[:300]
    for (code, role), amount in excess(revision, paid_taxes(case.pk)).items():
        lines = BillLine.objects.paid().taxes().filter(case=case, code=code, payer_role=role, refund=None)
        left = amount
        for line in lines.order_by("-id"):
            part = min(left, line.amount)
            refund_part(line, part, mark=f"退{revision.ordinal}", reason=reason, by=by)
            left -= part
            if not left:
                break
        returned += amount - left
    return returned
