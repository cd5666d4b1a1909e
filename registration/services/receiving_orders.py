"""送达登记: an order of a court comes in. From this commit on it blocks, before any 受理 (查扣冻规定 23)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.cases.filing import Claimant, FiledUnit, Filing, Service
from hall.cases.models import Case
from hall.cases.services.intake import open_case
from hall.cases.sides import is_ordered
from hall.cases.states import ApplicantRole, Channel, ServiceWay
from hall.cases.unit_lock import PARCEL_LENGTH
from hall.catalogue.authorities import Authority, fault_of_matter
from hall.catalogue.items import ITEMS
from hall.clock import now
from hall.exchange.outbox import post
from hall.identity.documents import DocumentKind
from hall.look.words import minute
from hall.permanence.series import take
from hall.staff.actors import Actor
from hall.staff.departments import D
from registration.models.receipts import SEIZING, CourtReceipt
from registration.services.stopping import stop_disposals

BY_ARRIVAL: Final = "按收文登记的先后"
BY_SYSTEM: Final = "大厅系统自动接收"
"""Who receives what a court serves over the line."""


@dataclass(frozen=True, slots=True)
class Order:
    """协助执行文书 as served. `served_at` aware, to the minute; `payloads` what the papers say, if known.

    `service_order` with its reason is the officer's order among services of one minute on the same unit;
    `notice_number` and `dated_on` are the notice's own: by them the same notice is known when it comes again.
    """

    item_code: str
    unit_numbers: Sequence[str]
    authority: str
    authority_code: str
    served_at: datetime
    served_by: str = ""
    credential: str = ""
    served_how: ServiceWay = ServiceWay.IN_PERSON
    service_order: int | None = 1
    order_reason: str = ""
    payloads: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    hall_id: int | None = None
    channel: str = Channel.COUNTER
    notice_number: str = ""
    dated_on: date | None = None
    authority_type: str = Authority.COURT
    share_of: str = ""


@transaction.atomic
def receive_order(order: Order, *, by: Actor) -> CourtReceipt:
    """Register the service, file its case, stop running disposals and hand back the 送达回证; one commit.

    Raises ValidationError: no item of a court's orders, a service in the future, two of one minute without
    their order, the same notice again, what such an authority may not order, or whatever makes the filing
    impossible.
    """
    item = ITEMS.get(order.item_code)
    if item is None or not is_ordered(item):
        raise ValidationError({"item_code": "请选择查封登记的事项（查封、轮候、预查封、续封、解封）"})
    if not order.authority.strip():
        raise ValidationError({"authority": "请填写来文机关全称"})
    if fault := fault_of_matter(Authority(order.authority_type), item.effects[0]):
        raise ValidationError({"item_code": fault})
    case = open_case(filing_of(order), by=by)
    return CourtReceipt.objects.get(case_number=case.number)


def filing_of(order: Order) -> Filing:
    """The order as the filing of a case: the authority comes forward, nobody applies."""
    authority = Claimant(
        ApplicantRole.INTERESTED,
        order.authority,
        DocumentKind.USCC,
        order.authority_code,
        representative=order.served_by,
    )
    service = Service(
        order.served_at,
        order.served_how,
        order.served_by,
        order.credential,
        order.service_order,
        order.order_reason,
        order.notice_number,
        order.dated_on,
        authority_type=order.authority_type,
        share_of=order.share_of.strip(),
    )
    return Filing(
        item_code=order.item_code,
        units=[FiledUnit(number) for number in order.unit_numbers],
        claimants=[authority],
        payloads=order.payloads,
        hall_id=order.hall_id,
        channel=order.channel,
        service=service,
    )


def register_receipt(case: Case, service: Service, *, by: Actor, at: datetime) -> CourtReceipt:
    """The receipt of a case that an order opened. Inside the filing's transaction, which holds the locks.

    Stops every running disposal of its units and tells everybody concerned. Raises ValidationError: a
    service in the future, or at a minute at which another was served on the unit, without their order.
    """
    numbers = case.unit_numbers
    served = service.at.replace(second=0, microsecond=0)
    place = place_of_service(case, service, served)
    receipt = CourtReceipt.objects.create(
        number=f"收文{at:%Y}-{take(f'court-receipt/{at:%Y}'):06d}",
        case_number=case.number,
        effect=case.item.effects[0],
        unit_numbers=numbers,
        parcels=sorted({number[:PARCEL_LENGTH] for number in numbers}),
        authority="、".join(person.name for person in case.people)[:120],
        authority_type=service.authority_type,
        served_at=served,
        served_how=service.way,
        served_by=service.by[:60],
        credential=service.credential[:60],
        service_order=place,
        order_reason=service.reason or (BY_ARRIVAL if place > 1 else ""),
        registered_at=at,
        registered_by=by.label if by.department == D.REGISTRATION else BY_SYSTEM,
    )
    stopped = stop_disposals(receipt, by=by) if receipt.seizes else []
    tell_everybody(receipt, stopped)
    return receipt


def place_of_service(case: Case, service: Service, served: datetime) -> int:
    """The place among the services of one minute: as the officer says with a reason, else as they came in."""
    if served > now():
        raise ValidationError({"served_at": "送达时间晚于现在，请核对到分钟"})
    same = CourtReceipt.objects.of_units(case.unit_numbers).seizing().filter(served_at=served)
    places = {one.service_order: one for one in same}
    if service.place is None:
        return max(places, default=0) + 1
    if case.item.effects[0] in SEIZING and (other := places.get(service.place)):
        raise ValidationError(
            {"service_order": f"{minute(served)}已有{other.authority}送达的文书，请填写先后次序和理由"}
        )
    if service.place > 1 and not service.reason.strip():
        raise ValidationError({"order_reason": "同一分钟送达的，请填写先后次序的理由"})
    return service.place


def tell_everybody(receipt: CourtReceipt, stopped: Sequence[Case]) -> None:
    """The registry, the court, and whichever department works on a case that now stands still."""
    keys = {"order_number": receipt.number, "case_number": receipt.case_number}
    post(
        topic="order.received",
        stream=receipt.case_number,
        recipients=[D.REGISTRATION, D.COURT],
        keys=keys,
    )
    for case in stopped:
        post(
            topic="case.stopped_by_court",
            stream=case.number,
            recipients=sorted({D.REGISTRATION, *(review.department for review in case.reviews)}),
            keys={"order_number": receipt.number, "case_number": case.number},
        )
