"""Orders served and not yet registered: they block like a seizure from the commit of their receipt on."""

from __future__ import annotations

from collections.abc import Mapping

from registration.books import UnitBook
from registration.models.receipts import CourtReceipt
from registration.restrictions import read_books


def pending_seizures(books: Mapping[str, UnitBook]) -> list[CourtReceipt]:
    """The receipts that reach one of these units: its own, and those of its land or its houses (规定 21)."""
    near = list(CourtReceipt.objects.pending().seizing().on_parcels(books)) if books else []
    if not near:
        return []
    others = read_books(number for receipt in near for number in receipt.unit_numbers)
    return [receipt for receipt in near if any(reaches(receipt, book, others) for book in books.values())]


def reaches(receipt: CourtReceipt, book: UnitBook, others: Mapping[str, UnitBook]) -> bool:
    """Names the unit, or its land, or a house on it; not where the book knows that the owners differ."""
    number = book.unit.number
    if number in receipt.unit_numbers:
        return True
    related = [
        one
        for one in receipt.unit_numbers
        if one[:19] == number[:19] and (one[19] == "W" or book.unit.is_bare_land)
    ]
    return any(one not in others or same_owner(book, others[one]) for one in related)


def same_owner(book: UnitBook, other: UnitBook) -> bool:
    """Not where the owners differ."""
    if book.title is None or other.title is None:
        return True
    return bool(book.title.documents & other.title.documents)
