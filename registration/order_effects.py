"""What follows from a court's order: its receipt at filing, its papers, and the cases that may go on."""

from __future__ import annotations

from hall.cases.filing import Service
from hall.cases.ports import Happened, follows
from hall.cases.services.neighbours import neighbours_of
from hall.cases.sides import is_ordered
from hall.cases.states import State
from hall.exchange.models import Notice
from hall.exchange.outbox import post
from hall.exchange.receivers import receives
from hall.papers.kinds import PaperKind
from hall.papers.services import papers_of
from hall.staff.departments import D
from registration.models.receipts import CourtReceipt
from registration.order_checks import refuse_what_cannot_be_done
from registration.order_papers import freeze_seizure_notices, freeze_service_return
from registration.services.receiving_orders import register_receipt
from registration.services.resuming import let_go_on
from registration.services.stopping import disposals_on


@follows("file")
def take_receipt(happened: Happened) -> None:
    """送达登记 and 送达回证 in the transaction that files the order, whichever way it came.

    An order whose words are known is tried against the book at once: what cannot be done is refused here.
    """
    case, filing = happened.case, happened.filing
    if not is_ordered(case.item):
        return
    service = filing.service if filing else None
    receipt = register_receipt(
        case, service or Service(happened.now, reason=""), by=happened.by, at=happened.now
    )
    refuse_what_cannot_be_done(case)
    if service is not None:
        freeze_service_return(case, receipt, by=happened.by, number=service.notice_number)


@follows("accept")
def hand_back_service_return(happened: Happened) -> None:
    """送达回证 where none was given at the receipt."""
    case = happened.case
    receipt = CourtReceipt.objects.filter(case_number=case.number).first()
    given = papers_of(case.number).filter(kind=PaperKind.SERVICE_RETURN).exists()
    if receipt is not None and not given:
        freeze_service_return(case, receipt, by=happened.by)


@follows("record", "decline", "refuse", "withdraw")
def settle_receipt(happened: Happened) -> None:
    """The order is carried out or goes back; what waited for it is looked at again (`order.settled`)."""
    case = happened.case
    receipt = CourtReceipt.objects.pending().filter(case_number=case.number).first()
    if receipt is None:
        return
    receipt.settled_at, receipt.outcome = happened.now, State(case.state).label
    receipt.save(update_fields=["settled_at", "outcome"])
    if happened.event == "record":
        freeze_seizure_notices(case, receipt, by=happened.by)
    post(
        topic="order.settled",
        stream=case.number,
        recipients=[D.REGISTRATION, D.COURT],
        keys={"order_number": receipt.number, "case_number": case.number},
    )


@receives("order.settled", department=D.REGISTRATION)
def let_cases_go_on(notice: Notice) -> None:
    """Cases stopped by a court go on when no order bars them any more; safe to run twice."""
    receipt = CourtReceipt.objects.get(number=notice.keys["order_number"])
    for case in disposals_on(neighbours_of(receipt.unit_numbers)):
        let_go_on(case, f"查封已经解除、来文已经退回，或者登记的查封不及于本件（{receipt.number}）")
