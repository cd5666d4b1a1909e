"""A street: the homes one worker has to itself, the land it builds on, and the people who come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Final

from hall.cases.filing import Filing
from hall.cases.models import Case, CaseUnit
from hall.clock import day_of
from hall.identity.documents import is_person
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew
from hall.rehearsal.people import MadeUp, made_up_firm, made_up_person
from registration.books import Right, UnitBook
from registration.models import Certificate, RealEstateUnit
from registration.restrictions import read_books

PEOPLE: Final = 3_000_000
"""Serial number from which the people of a mixed day are counted."""
A_DRAW: Final = 24
"""So many new people may come with one application."""
Wanted = Callable[[UnitBook], bool]


@dataclass
class Street:
    """街区. `serial` is the next made-up person's number, `lane` names the parcels built here."""

    lane: int
    homes: list[str]
    crew: Crew
    dice: Random
    serial: int
    prepared: list[str] = field(default_factory=list)
    """Case numbers of what had to be registered first."""

    # -- people ---------------------------------------------------------------------------------

    def person(self) -> MadeUp:
        """Somebody who has not come before."""
        self.serial += 1
        return made_up_person(self.serial)

    def firm(self) -> MadeUp:
        self.serial += 1
        return made_up_firm(self.serial)

    # -- homes ----------------------------------------------------------------------------------

    def find(self, wanted: Wanted) -> UnitBook | None:
        """A unit of the street in this situation that no open case is about; None when there is none."""
        books = read_books(self.homes)
        busy = set(
            CaseUnit.objects.filter(number__in=self.homes, is_open=True).values_list("number", flat=True)
        )
        order = [number for number in self.homes if number in books and number not in busy]
        self.dice.shuffle(order)
        return next((books[number] for number in order if wanted(books[number])), None)

    def book(self, number: str) -> UnitBook:
        return read_books([number])[number]

    def add(self, *units: RealEstateUnit) -> list[str]:
        """New units of the street; their numbers."""
        numbers = [unit.number for unit in units]
        self.homes += numbers
        return numbers

    def first(self, filing: Filing, said: drives.Said | None = None) -> Case:
        """What must be registered before the scene can be played, from counter to archive."""
        case = drives.drive(filing, self.crew, said)
        self.prepared.append(case.number)
        return case


# -- situations -----------------------------------------------------------------------------------


def is_plain(book: UnitBook) -> bool:
    """One title, nothing else, and no seizure that reaches it."""
    return (
        book.unit.status == "1"
        and book.title is not None
        and len(book.rights) == 1
        and bool(book.title.holders)
        and not book.blocking_seizures
    )


def is_clear_home(book: UnitBook) -> bool:
    """A dwelling of one natural person on which nothing stands."""
    return is_plain(book) and not book.unit.is_bare_land and sole_person(book)


def sole_person(book: UnitBook) -> bool:
    return (
        book.title is not None
        and len(book.title.holders) == 1
        and is_person(book.title.holders[0].document_kind)
    )


def of_a_firm(book: UnitBook) -> bool:
    """A house of one organisation on which nothing stands."""
    return (
        is_plain(book)
        and not book.unit.is_bare_land
        and book.title is not None
        and len(book.title.holders) == 1
        and not is_person(book.title.holders[0].document_kind)
    )


def is_mortgaged(book: UnitBook) -> bool:
    """A home of one person with mortgages and nothing else; none forbids its sale."""
    others = [r for r in book.rights if r != book.title and r not in book.mortgages]
    return (
        bool(book.mortgages)
        and not others
        and not book.blocking_seizures
        and not book.unit.is_bare_land
        and sole_person(book)
        and not any(right.content.forbids_transfer for right in book.mortgages)
    )


def acquired_on(book: UnitBook) -> date | None:
    """Since when the owner has the home, for the tax declaration."""
    if book.title is None:
        return None
    return book.title.content.acquired_on or day_of(book.title.registered_at)


def certificate_of(right: Right) -> Certificate:
    """The valid certificate or proof of a right."""
    return Certificate.objects.valid().filter(right_id=right.right_id).order_by("-id")[0]


def numbers_of(books: Sequence[UnitBook]) -> list[str]:
    return [book.unit.number for book in books]
