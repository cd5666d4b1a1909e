"""涂销抵押 by a court's order: the mortgages it names end, without their creditors applying (实施细则 19)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from registration.books import UnitBook
from registration.holders import Holder
from registration.plans import Plan, PlannedEntry
from registration.writers import Books, writes
from registration.writers.burdens import Ending, ending_entry
from registration.writers.mortgages import reranked
from registration.writers.ownership import book_of

CAUSE = "人民法院协助执行，涂销抵押权"


@dataclass(frozen=True, slots=True)
class OrderedEndings:
    """The mortgages that are to end on these units; `neighbours` are the people of those that move up."""

    unit_numbers: tuple[str, ...]
    right_ids: frozenset[UUID]
    document_number: str
    neighbours: Mapping[UUID, tuple[Holder, ...]] = field(default_factory=dict)


@writes(RegisterEffect.CANCEL_MORTGAGE_BY_COURT)
def end_mortgages(asked: OrderedEndings, books: Books) -> Plan:
    """Each named mortgage ends on every unit, those behind it move up; proofs are withdrawn with them.

    Raises ValidationError when none of them stands any more.
    """
    plan = Plan(tuple(e for number in asked.unit_numbers for e in ended_on(asked, book_of(number, books))))
    if not plan.entries:
        raise ValidationError("该不动产上没有要涂销的抵押权，请与承办人核对", code="not_standing")
    return plan


def ended_on(asked: OrderedEndings, book: UnitBook) -> Iterable[PlannedEntry]:
    """The endings on one unit, and the new ranks of what stays."""
    gone = [right for right in book.mortgages if right.right_id in asked.right_ids]
    for right in gone:
        yield ending_entry(right, Ending((right.unit_number,), right.right_id, CAUSE, asked.document_number))
    if gone:
        staying = [right.right_id for right in book.mortgages if right.right_id not in asked.right_ids]
        yield from reranked(book, staying, asked.neighbours, "在先抵押权涂销，顺位升进")
