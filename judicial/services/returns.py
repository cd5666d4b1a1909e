"""送达回证 of an order to transfer: it has no case before the buyer comes, and is returned all the same."""

from __future__ import annotations

from hall.cases.states import Channel, ServiceWay
from hall.papers.contents.orders import ServiceReturn
from hall.papers.models import Paper
from hall.papers.services import freeze
from hall.staff.actors import Actor
from judicial.models import CourtOrder, Matter
from judicial.places import office_at, place_of, properties_at

BY_SYSTEM = "大厅系统自动接收"
EFFECT = "已通知登记窗口；买受人申请时即时办理过户，本通知书和裁定书转入业务件"
DOCUMENTS = ("协助执行通知书", "裁定书")


def subject_of(number: str) -> str:
    """What the papers of an order without a case are about."""
    return f"order:{number}"


def give_return(order: CourtOrder, *, by: Actor, brought_by: str = "", credential: str = "") -> Paper:
    """The 送达回证, frozen last in the transaction of the service; `brought_by` are the court's officers."""
    in_person = order.channel == Channel.COUNTER
    place = place_of(order.unit_numbers) or "见协助执行通知书"
    content = ServiceReturn(
        office=office_at(order.unit_numbers),
        receipt_number=order.number,
        case_number="待买受人申请",
        authority=order.court,
        order_number=order.notice_number,
        matter=Matter.TRANSFER.label,
        documents=DOCUMENTS,
        properties=properties_at(order.unit_numbers, place),
        served_at=order.served_at,
        served_how=str((ServiceWay.IN_PERSON if in_person else ServiceWay.LINE).label),
        served_by=brought_by if in_person else by.label,
        credential=credential,
        effect=EFFECT,
        received_by=by.label if in_person else BY_SYSTEM,
        received_at=order.filed_at,
    )
    return freeze(
        kind=ServiceReturn.kind, subject=subject_of(order.number), content=content, by=by, queued=True
    )
