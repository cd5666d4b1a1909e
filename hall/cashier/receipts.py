"""收费收据: the paper of a payment, frozen in the payment's own transaction (W3)."""

from __future__ import annotations

from collections.abc import Sequence

from hall.cases import paper_blocks
from hall.cases.models import Case
from hall.cashier.models import BillLine, Method, Payment
from hall.papers.contents.money import Receipt, ReceiptLine
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.papers.services import freeze, papers_of
from hall.staff.actors import Actor
from hall.staff.departments import D


def freeze_receipt(payment: Payment, lines: Sequence[BillLine], *, case: Case, by: Actor) -> Paper:
    """The receipt as it is handed over: who paid what, and for which department it was collected."""
    content = Receipt(
        office=paper_blocks.office(case),
        case_number=case.number,
        receipt_number=payment.number,
        payers=tuple(dict.fromkeys(name for line in lines for name in payers_of(case, line))),
        location=case.located_at,
        lines=tuple(
            ReceiptLine(
                name=line.name,
                payer="、".join(payers_of(case, line)),
                collected_for=D(line.issued_by).label,
                amount=line.amount,
            )
            for line in lines
        ),
        total=payment.amount,
        paid_by=Method(payment.method).label,
        paid_at=payment.paid_at,
        cashier=payment.collected_by,
    )
    return freeze(
        kind=PaperKind.RECEIPT,
        subject=subject_of(payment, case),
        case_number=case.number,
        content=content,
        by=by,
        queued=True,
    )


def subject_of(payment: Payment, case: Case) -> str:
    """What the paper is about: this payment of this case."""
    return f"{case.number}-{payment.number}"


def payers_of(case: Case, line: BillLine) -> tuple[str, ...]:
    """The names of the side that pays the line; the masked ones of the bill where nobody is on that side."""
    names = tuple(one.name for one in case.people if one.role == line.payer_role)
    return names or (line.payer,)


def receipt_paper(payment: Payment) -> Paper | None:
    """The frozen receipt of a payment."""
    papers = papers_of(payment.case.number).filter(kind=PaperKind.RECEIPT)
    found: Paper | None = papers.filter(subject=subject_of(payment, payment.case)).first()
    return found
