"""What follows from a court's order: its receipt at filing, its papers, and the cases that may go on."""

from __future__ import annotations

from hall.cases.models import Case
from hall.cases.ports import Happened, follows
from hall.cases.services.pauses import close_pause
from hall.cases.sides import is_ordered
from hall.cases.states import State
from hall.clock.grounds import StopGround
from hall.exchange.models import Notice
from hall.exchange.outbox import post
from hall.exchange.receivers import receives
from hall.papers.kinds import PaperKind
from hall.papers.services import papers_of
from hall.staff.actors import CLOCKWORK
from hall.staff.departments import D
from registration.models.receipts import CourtReceipt
from registration.order_papers import freeze_seizure_notices, freeze_service_return
from registration.pending_orders import blocked
from registration.services.receiving_orders import disposals_on, register_receipt


@follows("file")
def take_receipt(happened: Happened) -> None:
    """送达登记 in the transaction that files the order, whichever way it came."""
    if is_ordered(happened.case.item):
        register_receipt(happened.case, by=happened.by, at=happened.now)


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
        recipients=[D.REGISTRATION],
        keys={"order_number": receipt.number, "case_number": case.number},
    )


@receives("order.settled", department=D.REGISTRATION)
def let_cases_go_on(notice: Notice) -> None:
    """Cases stopped by a court go on when nothing on their units blocks any more; safe to run twice."""
    receipt = CourtReceipt.objects.get(number=notice.keys["order_number"])
    for case in disposals_on(receipt.unit_numbers):
        if case.pauses.filter(ground=StopGround.COURT, until=None).exists() and not is_blocked(case):
            document = f"查封已经解除或者来文已经退回（{receipt.number}）"
            close_pause(case.pk, StopGround.COURT, document=document, by=CLOCKWORK)


def is_blocked(case: Case) -> bool:
    return blocked(case.unit_numbers)
