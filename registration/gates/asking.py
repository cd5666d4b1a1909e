"""What every gate of the register reads: the books of the case's units and its people, once per asking."""

from __future__ import annotations

from collections.abc import Iterable

from hall.cases.models import Applicant
from hall.cases.ports import Ask
from hall.cases.states import ApplicantRole, UnitRole
from registration.books import Right, UnitBook
from registration.restrictions import read_books


def books_of(ask: Ask) -> dict[str, UnitBook]:
    """The books of the case's units by number; a unit the register does not know is missing."""
    return ask.once("books", lambda: read_books(ask.case.unit_numbers, on=ask.now.date()))


def burdened_of(ask: Ask) -> dict[str, UnitBook]:
    """The books of the units the case disposes of: without the land an easement serves (需役地)."""
    served = {unit.number for unit in ask.case.subjects if unit.role == UnitRole.DOMINANT}
    return {number: book for number, book in books_of(ask).items() if number not in served}


def titles_of(ask: Ask) -> list[Right]:
    """The titles that stand on the units the case disposes of."""
    return [book.title for book in burdened_of(ask).values() if book.title]


def rights_of(ask: Ask, kind: str) -> list[Right]:
    """Every right of a kind on those units, such as "mortgages"."""
    return [right for book in burdened_of(ask).values() for right in getattr(book, kind)]


def disposers(ask: Ask) -> list[Applicant]:
    """Who gives: the 义务人, or in an application of one side its applicants."""
    people = ask.case.people
    giving = [one for one in people if one.role == ApplicantRole.OBLIGOR]
    return giving or [one for one in people if one.role == ApplicantRole.OBLIGEE]


def acquirers(ask: Ask) -> list[Applicant]:
    """Who is to be registered as owner (or holder): of the first part, where a mortgage comes with it."""
    return [p for p in ask.case.people if p.role == ApplicantRole.OBLIGEE and p.part_ordinal == 1]


def documents(people: Iterable[Applicant]) -> frozenset[str]:
    return frozenset(one.document_hash for one in people)
