"""发证: identity checked and signed for at the counter (W4), or sent by post with its waybill (W5)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.cases.giving import give
from hall.cases.models import Case
from hall.cases.paper_blocks import office
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.steps import lock_units_then_case, take_step
from hall.cases.states import State
from hall.clock import now
from hall.identity.documents import DocumentKind, check_document
from hall.identity.fields import search_hash
from hall.identity.masking import mask_name
from hall.identity.numbers import CertificateKind
from hall.papers.contents import results
from hall.papers.contents.shared import Person
from hall.papers.kinds import PaperKind
from hall.staff.actors import Actor
from registration.models import Certificate, Party
from registration.models.choices import PartyRole
from registration.services.engrossing import of_case

WAYBILL: Final = re.compile(r"[A-Z0-9]{8,30}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who takes the certificates; an agent names the power of attorney. `signature`: drawn or typed."""

    name: str
    document_kind: int
    document_number: str
    signature: str
    identity_check: str = "核对身份证原件"
    authority: str = ""

    @property
    def is_agent(self) -> bool:
        return bool(self.authority)


@dataclass(frozen=True, slots=True)
class Parcel:
    """邮件: to whom the certificates are sent, by which carrier and waybill."""

    waybill: str
    carrier: str = "中国邮政速递物流（EMS）"
    note: str = ""


@transaction.atomic
def hand_over(case: Case, receiver: Receiver, *, by: Actor, only: Collection[int] = ()) -> list[Certificate]:
    """Give the printed certificates of the case to their holder or an agent; with the last, take 发证.

    `only` names some of them (their keys), where one case makes certificates for several people.
    Raises ValidationError for the receiver's document, a missing signature or authority; StepRefused when
    nothing is ready or the receiver is no holder.
    """
    locked, ready = ready_certificates(case, only)
    document = check_receiver(receiver, ready)
    moment = now()
    for certificate in ready:
        certificate.receiver_name = receiver.name.strip()
        certificate.receiver_document_kind = receiver.document_kind
        certificate.receiver_document = document
        certificate.receiver_is_agent = receiver.is_agent
        certificate.receiver_signature = receiver.signature
        certificate.handed_over_at, certificate.handed_over_by_id = moment, by.officer_id
    Certificate.objects.bulk_update(ready, HANDED)
    write_event(locked, "hand_over", f"领证：{mask_name(receiver.name)}，{len(ready)} 本", by=by, at=moment)
    issue_when_all_are_out(locked, by)
    freeze_handover(locked, ready, receiver, document, by=by)
    return ready


HANDED: Final = [
    "receiver_name",
    "receiver_document_kind",
    "receiver_document",
    "receiver_is_agent",
    "receiver_signature",
    "handed_over_at",
    "handed_over_by",
]


@transaction.atomic
def post(case: Case, parcel: Parcel, *, by: Actor) -> list[Certificate]:
    """Send every printed certificate of the case to the address given at filing, and take the step 发证.

    Raises ValidationError for a waybill number that is none, StepRefused without an address.
    """
    locked, ready = ready_certificates(case)
    waybill = parcel.waybill.strip().upper().replace(" ", "")
    if not WAYBILL.fullmatch(waybill):
        raise ValidationError("运单号应为 8–30 位字母和数字，请对照面单重录")
    if not (locked.postal or {}).get("address"):
        raise StepRefused("本件没有填写邮寄地址，请联系申请人或者改为窗口领取")
    moment = now()
    for certificate in ready:
        certificate.waybill = waybill
        certificate.handed_over_at, certificate.handed_over_by_id = moment, by.officer_id
    Certificate.objects.bulk_update(ready, ["waybill", "handed_over_at", "handed_over_by"])
    write_event(locked, "post", f"邮寄证书：运单 {waybill}，{len(ready)} 本", by=by, at=moment)
    issue_when_all_are_out(locked, by)
    freeze_waybill(locked, ready, parcel, waybill, by=by)
    return ready


def ready_certificates(case: Case, only: Collection[int] = ()) -> tuple[Case, list[Certificate]]:
    """The case, locked, and its certificates (or `only` these) that are printed and not out yet."""
    locked = lock_units_then_case(case.pk)
    ready = list(of_case(locked.number).filter(engrossed_at__isnull=False, handed_over_at=None))
    ready = [one for one in ready if not only or one.pk in only]
    if not ready:
        raise StepRefused("本件没有待发的证书：还没有缮证，或者已经发出，请刷新页面")
    return locked, ready


def check_receiver(receiver: Receiver, certificates: Sequence[Certificate]) -> str:
    """The receiver's document in stored form: a holder of every certificate, or an agent with authority."""
    if not receiver.name.strip():
        raise ValidationError("请填写领证人姓名")
    document = check_document(receiver.document_kind, receiver.document_number)
    if not receiver.signature.strip():
        raise ValidationError("请领证人签名")
    if not receiver.is_agent:
        refuse_strangers(receiver, search_hash(document), certificates)
    return document


def refuse_strangers(receiver: Receiver, document: str, certificates: Sequence[Certificate]) -> None:
    holders = Party.objects.filter(
        entry__in=[c.entry for c in certificates], role=PartyRole.HOLDER, document_hash=document
    )
    theirs = {party.entry_id: party for party in holders.defer("document_number")}
    for certificate in certificates:
        mine = theirs.get(certificate.entry_id)
        own_book = certificate.holder_id in (None, mine.pk if mine else 0)
        if mine is None or mine.name != receiver.name.strip() or not own_book:
            raise StepRefused(
                f"领证人与{certificate.number}的权利人不一致，请核对姓名和证件；代理人领证请填写委托书"
            )


def issue_when_all_are_out(case: Case, by: Actor) -> None:
    """The last certificate that leaves takes the case to 发证."""
    if case.state == State.ENGROSSED and not of_case(case.number).filter(handed_over_at=None).exists():
        take_step(case.pk, "issue", by=by)


def handed(certificates: Sequence[Certificate]) -> tuple[results.HandedCertificate, ...]:
    parties = Party.objects.filter(entry__in=[c.entry for c in certificates], role=PartyRole.HOLDER)
    names: dict[int, list[str]] = {}
    for entry_id, name in parties.order_by("position").values_list("entry_id", "name"):
        names.setdefault(entry_id, []).append(name)
    return tuple(
        results.HandedCertificate(
            number=certificate.number,
            kind=CertificateKind(certificate.kind).label,
            holders=(certificate.holder.name,) if certificate.holder else tuple(names[certificate.entry_id]),
            serial=certificate.blank.serial if certificate.blank else "",
        )
        for certificate in certificates
    )


def freeze_handover(
    case: Case, certificates: Sequence[Certificate], receiver: Receiver, document: str, *, by: Actor
) -> None:
    """领证单."""
    withdrawn = Certificate.objects.filter(state_reason__endswith=f"业务号 {case.number}")
    content = results.Handover(
        office=office(case),
        case_number=case.number,
        certificates=handed(certificates),
        receiver=Person(
            name=receiver.name,
            document_kind=DocumentKind(receiver.document_kind).label,
            document_number=document,
        ),
        role="代理人" if receiver.is_agent else "权利人",
        authority=receiver.authority,
        identity_check=receiver.identity_check,
        surrendered=tuple(withdrawn.values_list("number", flat=True)),
        handed_at=now(),
        handed_by=by.label,
    )
    give(case, PaperKind.HANDOVER, content, by=by, queued=False)


def freeze_waybill(
    case: Case, certificates: Sequence[Certificate], parcel: Parcel, waybill: str, *, by: Actor
) -> None:
    """邮寄单."""
    here, to = office(case), case.postal or {}
    content = results.Waybill(
        office=here,
        case_number=case.number,
        carrier=parcel.carrier,
        waybill_number=waybill,
        sender=results.Contact(
            name=here.hall or here.name, phone=here.phone or "见公告", address=here.address or "见公告"
        ),
        recipient=results.Contact(name=to["name"], phone=to["phone"], address=to["address"]),
        certificates=handed(certificates),
        posted_at=now(),
        posted_by=by.label,
        note=parcel.note,
    )
    give(case, PaperKind.WAYBILL, content, by=by, queued=False)
