"""送达登记: an order of a court comes in. From this commit on it blocks, before any 受理 (查扣冻规定 23)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.cases.filing import Claimant, FiledUnit, Filing
from hall.cases.models import Case, CaseUnit
from hall.cases.services.intake import open_case
from hall.cases.services.pauses import open_pause
from hall.cases.sides import is_ordered
from hall.cases.states import RUNNING, ApplicantRole, Channel
from hall.cases.unit_lock import lock_units
from hall.catalogue.items import ITEMS
from hall.clock import now
from hall.clock.grounds import StopGround
from hall.exchange.outbox import post
from hall.identity.documents import DocumentKind
from hall.identity.numbers import UnitNumber
from hall.look.words import minute
from hall.permanence.series import take
from hall.staff.actors import Actor
from hall.staff.departments import D
from registration.models.receipts import SEIZING, CourtReceipt, ServiceWay
from registration.order_papers import freeze_service_return

DISPOSES: Final = "unit_is_not_seized"
"""Items that ask this gate dispose of the property: they stop for an order, others go on (check:R03a)."""


@dataclass(frozen=True, slots=True)
class Order:
    """协助执行文书 as served. `served_at` aware, to the minute; `payloads` what the papers say, if known.

    `service_order` with its reason is the officer's order among services of one minute on the same unit.
    """

    item_code: str
    unit_numbers: Sequence[str]
    authority: str
    authority_code: str
    served_at: datetime
    served_by: str = ""
    credential: str = ""
    served_how: ServiceWay = ServiceWay.IN_PERSON
    service_order: int = 1
    order_reason: str = ""
    payloads: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    hall_id: int | None = None
    channel: str = Channel.COUNTER


@transaction.atomic
def receive_order(order: Order, *, by: Actor) -> CourtReceipt:
    """Register the service, file its case, stop running disposals and hand back the 送达回证; one commit.

    Raises ValidationError: no item of a court's orders, a service in the future, two of one minute without
    their order, or whatever makes the filing impossible.
    """
    numbers = [UnitNumber.parse(number).compact for number in order.unit_numbers]
    served = order.served_at.replace(second=0, microsecond=0)
    lock_units([*numbers, *neighbours_of(numbers)])
    refuse_order(order, numbers, served)
    case = open_case(filing_of(order), by=by)
    receipt = CourtReceipt.objects.get(case_number=case.number)
    receipt.served_at, receipt.served_how = served, order.served_how
    receipt.served_by, receipt.credential = order.served_by, order.credential
    receipt.service_order, receipt.order_reason = order.service_order, order.order_reason
    receipt.save()
    freeze_service_return(case, receipt, by=by)
    return receipt


def neighbours_of(numbers: Iterable[str]) -> list[str]:
    """Every unit of the running cases on these units, so that all locks are taken in one order."""
    cases = CaseUnit.objects.filter(number__in=list(numbers), is_open=True).values("case")
    return list(CaseUnit.objects.filter(case__in=cases).values_list("number", flat=True))


def refuse_order(order: Order, numbers: Sequence[str], served: datetime) -> None:
    """Raise ValidationError with what is wrong with the service."""
    item = ITEMS.get(order.item_code)
    if item is None or not is_ordered(item):
        raise ValidationError({"item_code": "请选择查封登记的事项（查封、轮候、预查封、续封、解封）"})
    if served > now():
        raise ValidationError({"served_at": "送达时间晚于现在，请核对到分钟"})
    if not order.authority.strip():
        raise ValidationError({"authority": "请填写来文机关全称"})
    same = CourtReceipt.objects.of_units(numbers).filter(
        served_at=served, service_order=order.service_order, effect__in=SEIZING
    )
    if item.effects[0] in SEIZING and (other := same.first()):
        raise ValidationError(
            {"service_order": f"{minute(served)}已有{other.authority}送达的文书，请填写先后次序和理由"}
        )
    if order.service_order > 1 and not order.order_reason.strip():
        raise ValidationError({"order_reason": "同一分钟送达的，请填写先后次序的理由"})


def filing_of(order: Order) -> Filing:
    """The order as the filing of a case: the authority comes forward, nobody applies."""
    return Filing(
        item_code=order.item_code,
        units=[FiledUnit(number) for number in order.unit_numbers],
        claimants=[
            Claimant(
                ApplicantRole.INTERESTED,
                order.authority,
                DocumentKind.USCC,
                order.authority_code,
                representative=order.served_by,
            )
        ],
        payloads=order.payloads,
        hall_id=order.hall_id,
        channel=order.channel,
    )


def register_receipt(case: Case, *, by: Actor, at: datetime) -> CourtReceipt:
    """The receipt of a case that an order opened, served at the moment of filing unless told otherwise.

    Stops every running disposal of its units and tells the departments. Inside the filing's transaction.
    """
    numbers = case.unit_numbers
    receipt = CourtReceipt.objects.create(
        number=f"收文{at:%Y}-{take(f'court-receipt/{at:%Y}'):06d}",
        case_number=case.number,
        effect=case.item.effects[0],
        unit_numbers=numbers,
        parcels=sorted({number[:19] for number in numbers}),
        authority="、".join(person.name for person in case.people)[:120],
        served_at=at.replace(second=0, microsecond=0),
        service_order=next_place(numbers, at),
        order_reason="按收文登记的先后" if next_place(numbers, at) > 1 else "",
        registered_at=at,
        registered_by=by.label,
    )
    if receipt.seizes:
        stop_disposals(receipt, by=by)
    post(
        topic="order.received",
        stream=case.number,
        recipients=[D.REGISTRATION],
        keys={"order_number": receipt.number, "case_number": case.number},
    )
    return receipt


def next_place(numbers: Sequence[str], at: datetime) -> int:
    """The place after the last service of the same minute on one of the units."""
    served = at.replace(second=0, microsecond=0)
    same = CourtReceipt.objects.of_units(numbers).filter(served_at=served, effect__in=SEIZING)
    return max((one.service_order for one in same), default=0) + 1


def stop_disposals(receipt: CourtReceipt, *, by: Actor) -> list[Case]:
    """Pause (依法中止) every running case that disposes of one of the units."""
    stopped = []
    for case in disposals_on(receipt.unit_numbers):
        if not case.pauses.filter(ground=StopGround.COURT, until=None).exists():
            document = f"{receipt.authority}协助执行文书（{receipt.number}，{minute(receipt.served_at)}送达）"
            open_pause(case.pk, StopGround.COURT, document=document, by=by)
            stopped.append(case)
    return stopped


def disposals_on(numbers: Iterable[str]) -> list[Case]:
    """The running cases on these units whose item asks whether the unit is seized."""
    cases = Case.objects.filter(units__number__in=list(numbers), state__in=RUNNING).distinct().order_by("pk")
    return [case for case in cases if any(use.word == DISPOSES for use in case.item.gates)]
