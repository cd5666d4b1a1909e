"""证号: numbers of certificates, taken last, one block per office, year and kind (domain §3.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Case as Choose
from django.db.models import Exists, OuterRef, Value, When

from hall.clock import HALL_ZONE
from hall.identity.numbers import CertificateKind, CertificateNumber
from hall.permanence import series
from hall.permanence.copying import insert_many
from hall.staff.actors import Actor, ActorKind
from registration.models import Certificate, Entry, Party, RealEstateUnit, Standing, VerificationKey
from registration.models.choices import CertificateState
from registration.plans import Plan, PlannedCertificate, Retirement
from registration.verification import current_key, new_code

PROVINCE: Final = "粤"
OFFICES: Final[dict[str, str]] = {
    "445302": "云浮市",
    "445303": "云浮市",
    "445321": "新兴县",
    "445322": "郁南县",
    "445381": "罗定市",
}
"""County code → the city or county that stands in its certificates' numbers; one sequence each."""


TAKEN_OVER: Final = "存量登记数据转入"
"""What stands where a receiver's name would, for certificates issued before this register was kept here."""


def office_of(unit_number: str) -> str:
    """Raises KeyError for a county of another registry."""
    return OFFICES[unit_number[:6]]


def take_numbers(office: str, year: int, kind: CertificateKind, count: int) -> list[CertificateNumber]:
    """The next numbers of one office, year and kind: never twice, no gaps. Inside a transaction only."""
    first = series.take(f"certificate/{office}/{year}/{kind.value}", count)
    return [CertificateNumber(PROVINCE, year, office, kind, first + place) for place in range(count)]


def make_certificates(
    plan: Plan, entries: list[Entry], *, case_number: str, by: Actor, at: datetime
) -> list[Certificate]:
    """Make the plan's certificates in the order planned; the numbers are taken last.

    The clockwork only takes over an existing register: those certificates are with their holders already.
    """
    if not plan.certificates:
        return []
    by_right: dict[UUID, list[Entry]] = defaultdict(list)
    for entry in entries:
        if not entry.ends_right:
            by_right[entry.right_id].append(entry)
    key = current_key()
    certificates = [draft(p, by_right[p.right_id][0], key, case_number, at) for p in plan.certificates]
    if by.kind is ActorKind.CLOCKWORK:
        take_as_issued(certificates, at)
    name_holders(plan.certificates, certificates)
    number(plan.certificates, certificates, at)
    insert_many(Certificate, certificates)
    link_units(plan.certificates, certificates, entries)
    return certificates


def draft(
    planned: PlannedCertificate, entry: Entry, key: VerificationKey, case_number: str, at: datetime
) -> Certificate:
    """A certificate that lacks only its number."""
    return Certificate(
        kind=planned.kind,
        right_kind=entry.kind,
        right_id=entry.right_id,
        entry=entry,
        case_number=case_number,
        state_since=at,
        numbered_at=at,
        replaces_id=planned.replaces_id,
        note=planned.note,
        verification_code=new_code(),
        verification_key=key,
    )


def take_as_issued(certificates: list[Certificate], at: datetime) -> None:
    """存量: printed and handed over long ago; they wait in no queue."""
    for certificate in certificates:
        certificate.engrossed_at = certificate.handed_over_at = at
        certificate.receiver_name = TAKEN_OVER


def name_holders(planned: Iterable[PlannedCertificate], certificates: list[Certificate]) -> None:
    """Tie a certificate made out to one co-owner to that party of its entry."""
    own = [(p, c) for p, c in zip(planned, certificates, strict=True) if p.holder]
    if not own:
        return
    parties = Party.objects.filter(entry__in=[c.entry for _p, c in own]).only("id", "entry", "document_hash")
    found = {(party.entry_id, party.document_hash): party for party in parties}
    for plan, certificate in own:
        certificate.holder = found[certificate.entry_id, plan.holder]


def number(planned: Iterable[PlannedCertificate], certificates: list[Certificate], at: datetime) -> None:
    """Give the numbers out, each series' counter taken once."""
    year = at.astimezone(HALL_ZONE).year
    wanted: dict[tuple[str, CertificateKind], list[Certificate]] = defaultdict(list)
    for plan, certificate in zip(planned, certificates, strict=True):
        wanted[office_of(plan.unit_numbers[0]), plan.kind].append(certificate)
    for (office, kind), group in sorted(wanted.items()):
        for certificate, given in zip(group, take_numbers(office, year, kind, len(group)), strict=True):
            certificate.number, certificate.office = str(given), office
            certificate.year, certificate.serial = year, given.serial


def link_units(
    planned: Iterable[PlannedCertificate], certificates: list[Certificate], entries: list[Entry]
) -> None:
    """Say which units each certificate is about."""
    ids = {entry.unit.number: entry.unit_id for entry in entries}
    missing = {n for plan in planned for n in plan.unit_numbers} - ids.keys()
    ids |= (
        dict(RealEstateUnit.objects.filter(number__in=missing).values_list("number", "pk")) if missing else {}
    )
    link = Certificate.units.through
    insert_many(
        link,
        (
            link(certificate_id=certificate.pk, realestateunit_id=ids[unit_number])
            for plan, certificate in zip(planned, certificates, strict=True)
            for unit_number in plan.unit_numbers
        ),
    )


def retire(retirements: Iterable[Retirement], at: datetime) -> None:
    """Let certificates stop being valid; one that already has is left as it is."""
    every = list(retirements)
    if not every:
        return
    Certificate.objects.valid().filter(pk__in=[r.certificate_id for r in every]).update(
        state=Choose(*(When(pk=r.certificate_id, then=Value(r.state.value)) for r in every)),
        state_reason=Choose(*(When(pk=r.certificate_id, then=Value(r.reason)) for r in every)),
        state_since=at,
    )


def retire_ended(plan: Plan, case_number: str, at: datetime) -> None:
    """已收回注销: the certificates of rights that this plan ended and that stand on no unit any more."""
    ended = {entry.right_id for entry in plan.endings}
    if not ended:
        return
    still = Standing.objects.filter(right_id=OuterRef("right_id"))
    Certificate.objects.valid().filter(~Exists(still), right_id__in=ended).update(
        state=CertificateState.WITHDRAWN,
        state_reason=f"{plan.endings[0].cause}，业务号 {case_number}",
        state_since=at,
    )
