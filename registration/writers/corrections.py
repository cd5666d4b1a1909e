"""更正: the corrected entry stands in the place of the wrong one, which stays readable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hall.catalogue.words import RegisterEffect
from hall.identity.numbers import CertificateKind
from registration.holders import Holder, check_holders
from registration.models.choices import EntryAction, RegistrationType
from registration.plans import Plan, PlannedCertificate, PlannedEntry, Retirement, copied
from registration.writers import Books, writes
from registration.writers.burdens import standing_right
from registration.writers.ownership import book_of


@dataclass(frozen=True, slots=True)
class Correction:
    """What is wrong with a title and what it should say; `retires` are the certificates that say it wrong.

    `made_out_to` maps each of those to the document hash of its holder, '' for all.
    """

    unit_number: str
    right_id: UUID
    people: tuple[Holder, ...]
    words: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    retires: tuple[Retirement, ...] = ()
    made_out_to: Mapping[int, str] = field(default_factory=dict)
    kind: CertificateKind = CertificateKind.TITLE

    @property
    def unit_numbers(self) -> tuple[str, ...]:
        return (self.unit_number,)


@writes(RegisterEffect.CORRECT_ENTRY)
def correct_entry(asked: Correction, books: Books) -> Plan:
    """The corrected row in force, 附记 of what was corrected, new certificates for those that were wrong.

    Raises ValidationError when the right does not stand.
    """
    right = standing_right(book_of(asked.unit_number, books), asked.right_id)
    entry = PlannedEntry(
        asked.unit_number,
        right.kind,
        EntryAction.CORRECT,
        RegistrationType.CORRECTION,
        right.cause,
        content=copied(right.content, **asked.changes),
        holders=check_holders(asked.people),
        right_id=right.right_id,
        predecessor_id=right.entry_id,
        note="；".join(filter(None, (right.note, asked.words)))[:500],
    )
    new = tuple(
        PlannedCertificate(
            asked.kind,
            right.right_id,
            (asked.unit_number,),
            holder=asked.made_out_to.get(old.certificate_id, ""),
            replaces_id=old.certificate_id,
        )
        for old in asked.retires
    )
    fresh = (PlannedCertificate(asked.kind, right.right_id, (asked.unit_number,)),)
    return Plan((entry,), new or fresh, asked.retires)
