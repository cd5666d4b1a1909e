"""Who is registered, as the people who come to the counter."""

from __future__ import annotations

from hall.rehearsal.people import MadeUp
from registration.books import Right
from registration.models import Party
from registration.restrictions import read_books


def holders_of(right: Right) -> list[MadeUp]:
    """The holders of a right in their order, with their document numbers."""
    rows = Party.objects.in_bulk([person.party_id for person in right.holders])
    return [as_person(rows[person.party_id]) for person in right.holders]


def as_person(party: Party) -> MadeUp:
    return MadeUp(party.name, party.document_number, "19900000000", party.document_kind)


def owners_of(number: str) -> list[MadeUp]:
    """Who owns the unit. Raises LookupError where nobody is registered."""
    title = read_books([number])[number].title
    if title is None:
        raise LookupError(f"{number} 没有登记的权利人，请先运行 import_homes")
    return holders_of(title)


def owner_of(number: str) -> MadeUp:
    """The registered owner, the first of several, as the seller who comes to the counter."""
    return owners_of(number)[0]
