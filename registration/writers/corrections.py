"""更正: the corrected entry stands in the place of the wrong one, which stays readable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hall.catalogue.words import RegisterEffect
from hall.identity.numbers import CertificateKind
from registration.books import Right
from registration.holders import Holder, check_holders
from registration.models.choices import EntryAction, RegistrationType
from registration.plans import Plan, PlannedCertificate, PlannedEntry, Retirement, copied
from registration.writers import Books, writes
from registration.writers.burdens import standing_right
from registration.writers.ownership import book_of


@dataclass(frozen=True, slots=True)
class Correction:
    """What is wrong with a right and what it should say on every unit it stands on.

    `retires` are the certificates that say it wrong; `made_out_to` maps each of them to the document hash of
    its holder, '' for all.
    """

    unit_numbers: tuple[str, ...]
    right_id: UUID
    people: tuple[Holder, ...]
    words: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    retires: tuple[Retirement, ...] = ()
    made_out_to: Mapping[int, str] = field(default_factory=dict)
    kind: CertificateKind = CertificateKind.TITLE


@writes(RegisterEffect.CORRECT_ENTRY)
def correct_entry(asked: Correction, books: Books) -> Plan:
    """The corrected row in force, 附记 of what was corrected, new certificates for those that were wrong.

    Raises ValidationError when the right does not stand.
    """
    people = check_holders(asked.people)
    entries = tuple(
        corrected(asked, standing_right(book_of(number, books), asked.right_id), people)
        for number in asked.unit_numbers
    )
    new = tuple(
        PlannedCertificate(
            asked.kind,
            asked.right_id,
            asked.unit_numbers,
            holder=asked.made_out_to.get(old.certificate_id, ""),
            replaces_id=old.certificate_id,
        )
        for old in asked.retires
    )
    fresh = (PlannedCertificate(asked.kind, asked.right_id, asked.unit_numbers),)
    return Plan(entries, new or fresh, asked.retires)


def corrected(asked: Correction, right: Right, people: tuple[Holder, ...]) -> PlannedEntry:
    """The entry of one unit as it should have been; a rank stays that unit's own."""
    return PlannedEntry(
        right.unit_number,
        right.kind,
        EntryAction.CORRECT,
        RegistrationType.CORRECTION,
        right.cause,
        content=copied(right.content, **asked.changes),
        holders=people,
        right_id=right.right_id,
        predecessor_id=right.entry_id,
        note="；".join(filter(None, (right.note, asked.words)))[:500],
    )
