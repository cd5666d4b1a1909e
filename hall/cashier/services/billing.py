"""开单: what a case owes; unpaid lines fall away when it ends, paid ones go back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from hall.cases.models import Case
from hall.cases.states import ApplicantRole
from hall.cashier.models import BillLine, LineKind, LineState, Refund
from hall.clock import now as the_time
from hall.staff.actors import Actor


@dataclass(frozen=True)
class Charge:
    """One line to be billed: amount in yuan, greater than zero; zero lines are not billed."""

    code: str
    name: str
    kind: LineKind
    payer_role: ApplicantRole
    amount: Decimal
    basis: str = ""
    part: int = 0
    """Whose side pays in a combined case: that of this registration; 0 where there is one side only."""


@transaction.atomic
def bill(case: Case, charges: Iterable[Charge], *, reference: str, issued_by: str) -> Sequence[BillLine]:
    """Issue these lines once: the same reference again changes nothing and returns what stands."""
    moment = the_time()
    BillLine.objects.bulk_create(
        [
            BillLine(
                case=case,
                reference=reference,
                code=charge.code,
                name=charge.name,
                kind=charge.kind,
                payer_role=charge.payer_role,
                payer=payer_names(case, charge.payer_role, charge.part),
                amount=charge.amount,
                basis=charge.basis,
                issued_by=issued_by,
                issued_at=moment,
            )
            for charge in charges
            if charge.amount > 0
        ],
        ignore_conflicts=True,
    )
    return list(BillLine.objects.filter(case=case, reference=reference))


def payer_names(case: Case, role: str, part: int = 0) -> str:
    """The masked names of one side (of one part), as they stand on the bill."""
    side = [person for person in case.people if person.role == role]
    own = [person for person in side if person.part_ordinal == part] or side
    names = "、".join(person.masked_name for person in own)
    return names if len(names) <= 120 else names[:110] + "……等"


@transaction.atomic
def void_unpaid(case: Case, *, reference: str = "") -> int:
    """Void what has not been paid, of one reference or of all; the number of lines voided."""
    lines = BillLine.objects.due().filter(case=case)
    if reference:
        lines = lines.filter(reference=reference)
    return lines.update(state=LineState.VOID, ended_at=the_time())


@transaction.atomic
def open_refunds(case: Case, *, kind: LineKind, reason: str, by: Actor) -> list[Refund]:
    """Open a refund for every paid line of a kind that has none yet."""
    paid = BillLine.objects.paid().filter(case=case, kind=kind, refund=None)
    return Refund.objects.bulk_create(
        Refund(line=line, amount=line.amount, reason=reason, opened_at=the_time(), opened_by=by.label)
        for line in paid
    )


@transaction.atomic
def refund_part(line: BillLine, amount: Decimal, *, mark: str, reason: str, by: Actor) -> Refund:
    """Open the refund of a part of a paid line (yuan): the line is divided, the receipt's sum stays.

    `mark` tells the divided lines of one bill apart. Raises ValueError for more than was paid, or a line
    that is not paid.
    """
    held = BillLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if held.state != LineState.PAID or not Decimal() < amount <= held.amount:
        raise ValueError(f"{held} 不能退 {amount} 元")
    going = held
    if amount < held.amount:
        BillLine.objects.filter(pk=held.pk).update(amount=held.amount - amount)
        going = BillLine.objects.get(pk=held.pk)
        going.pk, going.reference, going.amount = None, f"{held.reference}/{mark}", amount
        going.save(force_insert=True)
    return Refund.objects.create(
        line=going, amount=amount, reason=reason[:300], opened_at=the_time(), opened_by=by.label
    )
