"""The books as they will be after a plan: what a later part of the same case is planned on (合并办理)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from registration.books import Person, Right, UnitBook
from registration.holders import Holder
from registration.plans import Plan, PlannedEntry


def projected(books: Mapping[str, UnitBook], plan: Plan) -> dict[str, UnitBook]:
    """Each book after the plan's entries for its unit; nothing is read or written."""
    return {number: after(book, plan) for number, book in books.items()}


def after(book: UnitBook, plan: Plan) -> UnitBook:
    """One book with the plan's endings gone, its changes made and its beginnings there."""
    rights = {right.right_id: right for right in book.rights}
    for entry in plan.entries:
        if entry.unit_number != book.unit.number:
            continue
        if entry.ends_right:
            rights.pop(entry.right_id, None)
        else:
            rights[entry.right_id] = right_to_be(entry, rights.get(entry.right_id), book)
    return replace(book, rights=tuple(rights.values()))


def right_to_be(entry: PlannedEntry, before: Right | None, book: UnitBook) -> Right:
    """The right an entry will leave; its entry has no number yet (0)."""
    return Right(
        unit_number=entry.unit_number,
        right_id=entry.right_id,
        kind=entry.kind,
        entry_id=0,
        case_number="",
        cause=entry.cause,
        registered_at=before.registered_at if before else book.read_at,
        content=entry.content,
        people=tuple(person_to_be(holder, at) for at, holder in enumerate(entry.holders, start=1)),
        rank=getattr(entry.content, "rank", None),
        last_day=getattr(entry.content, "last_day", None),
        note=entry.note,
    )


def person_to_be(holder: Holder, position: int) -> Person:
    return Person(
        party_id=0,
        name=holder.name,
        document_kind=holder.document_kind,
        document_hash=holder.document_hash,
        role=holder.role,
        position=position,
        co_ownership=holder.co_ownership,
        share=holder.share,
        separate_certificate=holder.separate_certificate,
    )
