"""补证, 换证: a new certificate for a right that stays what it is; the book notes it (domain §9 row 23)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from hall.identity.numbers import CertificateKind
from registration.holders import Holder
from registration.models.choices import CertificateState, EntryAction, RegistrationType
from registration.plans import Plan, PlannedCertificate, PlannedEntry, Retirement, copied
from registration.writers import Books, writes
from registration.writers.burdens import standing_right
from registration.writers.ownership import book_of


@dataclass(frozen=True, slots=True)
class Replacement:
    """The certificate to be replaced and the right it stands for, on every unit of that right.

    `holder` is the document hash of whom it was made out to, '' for all. `people` by unit number.
    """

    unit_numbers: tuple[str, ...]
    right_id: UUID
    certificate_id: int
    number: str
    kind: CertificateKind
    people: Mapping[str, tuple[Holder, ...]]
    lost: bool
    holder: str = ""

    @property
    def cause(self) -> str:
        return "遗失、灭失补发" if self.lost else "破损、污损等换发"

    @property
    def note(self) -> str:
        return f"{'补发' if self.lost else '换发'}，原证号：{self.number}"


@writes(RegisterEffect.REPLACE_CERTIFICATE)
def replace_certificate(asked: Replacement, books: Books) -> Plan:
    """The same right, noted on each unit; the old certificate is replaced by a new one with “补发”.

    Raises ValidationError when the right does not stand any more.
    """
    if not asked.unit_numbers:
        raise ValidationError(f"{asked.number}所证明的权利已经注销或者失效，不能补换", code="not_standing")
    entries = tuple(noted(asked, number, books) for number in asked.unit_numbers)
    certificate = PlannedCertificate(
        asked.kind,
        asked.right_id,
        asked.unit_numbers,
        holder=asked.holder,
        replaces_id=asked.certificate_id,
        note=asked.note,
    )
    gone = Retirement(asked.certificate_id, CertificateState.REPLACED, asked.cause)
    return Plan(entries, (certificate,), (gone,))


def noted(asked: Replacement, number: str, books: Books) -> PlannedEntry:
    """附记 on one unit; what the right is does not change."""
    right = standing_right(book_of(number, books), asked.right_id)
    return PlannedEntry(
        number,
        right.kind,
        EntryAction.ALTER,
        RegistrationType.OTHER,
        right.cause,
        content=copied(right.content),
        holders=asked.people[number],
        right_id=right.right_id,
        predecessor_id=right.entry_id,
        note="；".join(filter(None, (right.note, asked.note)))[:500],
    )
