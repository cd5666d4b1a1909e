"""地役权, 居住权 that change or pass: on every unit they stand on, with a new proof (实施细则 61, 62, 64)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from hall.identity.numbers import CertificateKind
from registration.holders import Holder, check_holders
from registration.models.choices import EntryAction, RegistrationType
from registration.plans import Plan, PlannedCertificate, PlannedEntry, Retirement, copied
from registration.writers import Books, writes
from registration.writers.burdens import standing_right
from registration.writers.ownership import book_of


@dataclass(frozen=True, slots=True)
class BurdenChange:
    """What an alteration or a transfer asks for: the people afterwards and the fields that are new."""

    unit_numbers: tuple[str, ...]
    right_id: UUID
    people: tuple[Holder, ...]
    cause: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    retires: Retirement | None = None
    note: str = ""


@writes(RegisterEffect.ALTER_EASEMENT)
@writes(RegisterEffect.ALTER_RESIDENCE)
def alter_burden(asked: BurdenChange, books: Books) -> Plan:
    """Content, term or names change. Raises ValidationError: the right is not there, nothing is new."""
    people = check_holders(asked.people)
    right = standing_right(book_of(asked.unit_numbers[0], books), asked.right_id)
    same_people = {(p.document_hash, p.name) for p in right.people} == {
        (one.document_hash, one.name) for one in people
    }
    if same_people and all(getattr(right.content, k) == v for k, v in asked.changes.items()):
        raise ValidationError("变更后的内容与登记簿记载相同，请填写变更的内容", code="nothing_new")
    return changed(asked, books, people, EntryAction.ALTER, RegistrationType.ALTERATION)


@writes(RegisterEffect.TRANSFER_EASEMENT)
def transfer_easement(asked: BurdenChange, books: Books) -> Plan:
    """The easement goes with the dominant land to its new owner (民法典 380).

    Raises ValidationError: the right is not there, or the same people hold it as before.
    """
    people = check_holders(asked.people)
    right = standing_right(book_of(asked.unit_numbers[0], books), asked.right_id)
    if right.documents == {one.document_hash for one in people if one.role == "holder"}:
        raise ValidationError("受让方与现在的地役权人相同，请核对受让方", code="same_holder")
    return changed(asked, books, people, EntryAction.TRANSFER, RegistrationType.TRANSFER)


def changed(
    asked: BurdenChange,
    books: Books,
    people: tuple[Holder, ...],
    action: EntryAction,
    kind: RegistrationType,
) -> Plan:
    """One entry per unit and the proof that replaces the old one."""
    entries = []
    for number in asked.unit_numbers:
        right = standing_right(book_of(number, books), asked.right_id)
        entries.append(
            PlannedEntry(
                number,
                right.kind,
                action,
                kind,
                asked.cause,
                content=copied(right.content, **asked.changes),
                holders=people,
                right_id=right.right_id,
                predecessor_id=right.entry_id,
                note=asked.note,
            )
        )
    old = asked.retires
    proof = PlannedCertificate(
        CertificateKind.PROOF,
        asked.right_id,
        asked.unit_numbers,
        replaces_id=old.certificate_id if old else None,
        note=asked.note,
    )
    return Plan(tuple(entries), (proof,), (old,) if old else ())
