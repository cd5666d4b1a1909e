"""抵押权 that changes, passes or ends; its rank moves only by agreement, or up when one before it goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from hall.identity.numbers import CertificateKind
from registration.books import Right, UnitBook
from registration.holders import Holder, check_holders
from registration.models.choices import Collateral, EntryAction, PartyRole, RegistrationType, Survey
from registration.plans import Plan, PlannedCertificate, PlannedEntry, Retirement, copied
from registration.writers import Books, writes
from registration.writers.burdens import Ending, ending_entry, standing_right
from registration.writers.ownership import book_of

Parties = Mapping[UUID, tuple[Holder, ...]]
"""The people of rights that an entry of another right's case has to name again."""


@dataclass(frozen=True, slots=True)
class Reissue:
    """The proof of a moved neighbour: every unit it is about, and the old one that is taken back."""

    unit_numbers: tuple[str, ...]
    retires: Retirement | None = None


@dataclass(frozen=True, slots=True)
class MortgageChange:
    """What an alteration or transfer asks for: the right, its people afterwards, and what is new in it.

    `changes` are fields of MortgageContent but the rank; `rank` is the new one where it was agreed, and
    `neighbours` the people of the mortgages it moves, `reissues` their proofs. `retires` is the old proof.
    """

    unit_numbers: tuple[str, ...]
    right_id: UUID
    people: tuple[Holder, ...]
    cause: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    rank: int | None = None
    neighbours: Parties = field(default_factory=dict)
    reissues: Mapping[UUID, Reissue] = field(default_factory=dict)
    retires: Retirement | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MortgageEnding(Ending):
    """A mortgage that is to end; `neighbours` are the people of those that move up."""

    neighbours: Parties = field(default_factory=dict)


@writes(RegisterEffect.ALTER_MORTGAGE)
def alter_mortgage(asked: MortgageChange, books: Books) -> Plan:
    """Amount, term, scope, people or rank change; the rank stays unless agreed (民法典 409); a new proof.

    Raises ValidationError: the right is not there, it grows under a seizure, a rank that does not exist.
    """
    people = check_people(asked.people)
    return changed(asked, books, people, EntryAction.ALTER, RegistrationType.ALTERATION)


@writes(RegisterEffect.TRANSFER_MORTGAGE)
def transfer_mortgage(asked: MortgageChange, books: Books) -> Plan:
    """With the claim the mortgage passes to the new creditor, at its rank (民法典 407); a new proof.

    Raises ValidationError: the right is not there, the creditor is the same as before.
    """
    people = check_people(asked.people)
    after = {holder.document_hash for holder in people if holder.role == PartyRole.HOLDER}
    for number in asked.unit_numbers:
        if standing_right(book_of(number, books), asked.right_id).documents == after:
            raise ValidationError("受让的抵押权人与原抵押权人相同，请核对受让人", code="same_holder")
    return changed(asked, books, people, EntryAction.TRANSFER, RegistrationType.TRANSFER)


@writes(RegisterEffect.CONVERT_CONSTRUCTION_MORTGAGE)
def convert_construction_mortgage(asked: MortgageChange, books: Books) -> Plan:
    """在建建筑物抵押权 becomes a mortgage of the house once that is registered (实施细则 77); a new proof.

    Raises ValidationError: not a mortgage of a construction, the house has no title yet.
    """
    people = check_people(asked.people)
    for number in asked.unit_numbers:
        book = book_of(number, books)
        if standing_right(book, asked.right_id).content.collateral != Collateral.UNDER_CONSTRUCTION:
            raise ValidationError("该抵押权不是在建建筑物抵押权，不需要转换", code="not_construction")
        if book.title is None or book.unit.survey != Survey.MEASURED:
            raise ValidationError(
                f"{book.unit.address}还没有办理首次登记，不能转为房屋抵押权", code="no_title"
            )
    return changed(asked, books, people, EntryAction.ALTER, RegistrationType.ALTERATION)


@writes(RegisterEffect.CANCEL_MORTGAGE)
def cancel_mortgage(asked: Ending, books: Books) -> Plan:
    """The mortgage ends on every unit named, those behind it move up; its proof is withdrawn.

    Raises ValidationError when the right does not stand.
    """
    neighbours = asked.neighbours if isinstance(asked, MortgageEnding) else {}
    return Plan(
        tuple(
            entry
            for number in asked.unit_numbers
            for entry in ended(asked, book_of(number, books), neighbours)
        )
    )


def ended(asked: Ending, book: UnitBook, neighbours: Parties) -> Iterable[PlannedEntry]:
    """The ending on one unit, and the ranks behind it."""
    yield ending_entry(standing_right(book, asked.right_id), asked)
    order = [right.right_id for right in book.mortgages if right.right_id != asked.right_id]
    yield from reranked(book, order, neighbours, "在先抵押权注销，顺位升进")


def changed(
    asked: MortgageChange,
    books: Books,
    people: tuple[Holder, ...],
    action: EntryAction,
    kind: RegistrationType,
) -> Plan:
    """One entry per unit with what is new, those of moved neighbours, and the proofs that replace the old."""
    entries = [
        entry
        for number in asked.unit_numbers
        for entry in changed_on(asked, book_of(number, books), people, action, kind)
    ]
    old = asked.retires
    proof = PlannedCertificate(
        CertificateKind.PROOF,
        asked.right_id,
        asked.unit_numbers,
        replaces_id=old.certificate_id if old else None,
    )
    return Plan(tuple(entries), (proof,), (old,) if old else ()) + proofs_of_moved(asked, entries)


def proofs_of_moved(asked: MortgageChange, entries: Iterable[PlannedEntry]) -> Plan:
    """A proof says its rank: whose rank moved by agreement gets a new one in the same 登簿."""
    moved = dict.fromkeys(entry.right_id for entry in entries if entry.right_id in asked.reissues)
    again = {right_id: asked.reissues[right_id] for right_id in moved}
    return Plan(
        certificates=tuple(
            PlannedCertificate(
                CertificateKind.PROOF,
                right_id,
                one.unit_numbers,
                replaces_id=one.retires.certificate_id if one.retires else None,
            )
            for right_id, one in again.items()
        ),
        retirements=tuple(one.retires for one in again.values() if one.retires),
    )


def changed_on(
    asked: MortgageChange,
    book: UnitBook,
    people: tuple[Holder, ...],
    action: EntryAction,
    kind: RegistrationType,
) -> Iterable[PlannedEntry]:
    """The entries of one unit."""
    right = standing_right(book, asked.right_id)
    refuse_to_grow(right, asked, book)
    order = reordered(book, asked)
    rank = order.index(asked.right_id) + 1 if asked.rank else right.rank
    yield PlannedEntry(
        right.unit_number,
        right.kind,
        action,
        kind,
        asked.cause,
        content=copied(right.content, **(dict(asked.changes) | {"rank": rank})),
        holders=people,
        right_id=right.right_id,
        predecessor_id=right.entry_id,
        note=asked.note,
    )
    if asked.rank:
        yield from reranked(book, order, asked.neighbours, "抵押权顺位变更")


def reordered(book: UnitBook, asked: MortgageChange) -> list[UUID]:
    """The unit's mortgages in their new order. Raises ValidationError for a rank there is not."""
    order = [right.right_id for right in book.mortgages]
    if asked.rank is None:
        return order
    if asked.rank > len(order):
        raise ValidationError(
            f"{book.unit.address}只有 {len(order)} 笔抵押权，没有第 {asked.rank} 顺位，请核对变更协议",
            code="no_such_rank",
        )
    order.remove(asked.right_id)
    order.insert(asked.rank - 1, asked.right_id)
    return order


def reranked(book: UnitBook, order: Sequence[UUID], people: Parties, cause: str) -> Iterable[PlannedEntry]:
    """Entries for the mortgages whose rank is another in this order, as far as their people are known."""
    for rank, right_id in enumerate(order, start=1):
        right = book.right(right_id)
        if right.rank == rank or not people.get(right_id):
            continue
        yield PlannedEntry(
            right.unit_number,
            right.kind,
            EntryAction.ALTER,
            RegistrationType.ALTERATION,
            cause,
            content=copied(right.content, rank=rank),
            holders=people[right_id],
            right_id=right_id,
            predecessor_id=right.entry_id,
        )


def refuse_to_grow(right: Right, asked: MortgageChange, book: UnitBook) -> None:
    """The writer's own wall behind check:R03: more debt on a seized property needs the court."""
    if grows(right.content, asked.changes) and book.blocking_seizures:
        raise ValidationError(f"{book.unit.address}已被查封，不能增加担保的债权数额", code="seized")


def grows(content: Any, changes: Mapping[str, Any]) -> bool:
    """Whether more is secured afterwards."""
    before = content.secured_amount or content.maximum_amount
    after = changes.get("secured_amount") or changes.get("maximum_amount") or before
    return bool(after > before)


def check_people(people: Iterable[Holder]) -> tuple[Holder, ...]:
    """Creditors with their documents in stored form, then the mortgagors. Raises ValidationError."""
    every = tuple(people)
    creditors = check_holders(one for one in every if one.role == PartyRole.HOLDER)
    mortgagors = tuple(one for one in every if one.role != PartyRole.HOLDER)
    return (*creditors, *mortgagors)
