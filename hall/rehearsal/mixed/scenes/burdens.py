"""Rows 16–19: easements between two homes, and the right of residence."""

from __future__ import annotations

from datetime import date
from typing import Any

from hall.cases.filing import FiledUnit
from hall.cases.states import UnitRole
from hall.catalogue import materials as m
from hall.clock import today
from hall.rehearsal.mixed.estates import bought_home, clear_home, sold
from hall.rehearsal.mixed.scene import Scene, scene
from hall.rehearsal.mixed.street import Street, certificate_of, is_clear_home, sole_person
from hall.rehearsal.mortgages import filing
from hall.rehearsal.owners import holders_of, owner_of
from registration.books import Right, UnitBook

UNTIL = date(2046, 9, 17)


def first_easement(street: Street) -> Scene:
    """One home bears a way for another of the street."""
    servient, gives = clear_home(street)
    apart = Street(
        street.lane, [one for one in street.homes if one != servient], street.crew, street.dice, street.serial
    )
    dominant, gets = clear_home(apart)
    street.serial = apart.serial
    street.homes += [one for one in apart.homes if one not in street.homes]
    street.prepared += apart.prepared
    units = [FiledUnit(servient, UnitRole.SERVIENT), FiledUnit(dominant, UnitRole.DOMINANT)]
    contract = {"signed_on": today(), "content": "自供役地车道通行", "begins_on": today(), "ends_on": UNTIL}
    application = filing("easement-first-registration", units, takers=[gets], givers=[gives])
    return Scene(application, {m.EASEMENT_CONTRACT.code: contract})


scene("easement-first-registration")(first_easement)


def bears_an_easement(book: UnitBook) -> bool:
    """The servient home of one easement, nothing else on it."""
    return (
        len(book.easements) == 1
        and len(book.rights) == 2
        and book.easements[0].content.servient_number == book.unit.number
        and sole_person(book)
        and not book.blocking_seizures
    )


def easement(street: Street) -> Right:
    """An easement of the street, seen from the servient home; both homes free of other cases."""
    found = street.find(lambda book: bears_an_easement(book) and is_plainly_dominant(street, book))
    if found is None:
        made = first_easement(street)
        assert made.filing is not None
        street.first(made.filing, made.said)
        found = street.book(made.filing.units[0].number)
    return found.easements[0]


def is_plainly_dominant(street: Street, servient: UnitBook) -> bool:
    """The other home still belongs to who holds the easement, and nothing else stands on it."""
    right = servient.easements[0]
    other = street.book(right.content.dominant_number)
    return other.title is not None and other.title.documents == right.documents and len(other.rights) == 2


def agreed(right: Right, **more: Any) -> dict[str, dict[str, Any]]:
    return {
        m.REGISTRATION_PROOF.code: {"number": certificate_of(right).number},
        m.EASEMENT_AGREEMENT.code: {"signed_on": today(), **more},
    }


@scene("easement-alteration")
def alteration(street: Street) -> Scene:
    right = easement(street)
    number = right.content.servient_number
    application = filing("easement-alteration", [number], takers=holders_of(right), givers=[owner_of(number)])
    words = f"自供役地车道通行并埋设管线（第 {street.dice.randrange(10_000)} 号图）"
    return Scene(application, agreed(right, content=words))


@scene("easement-transfer")
def transfer(street: Street) -> Scene:
    """The dominant home has been sold; its easement follows."""
    right = easement(street)
    dominant, gives, buyer = right.content.dominant_number, holders_of(right)[0], street.person()
    sale = filing("sale-of-existing-house", [dominant], takers=[buyer], givers=[gives])
    street.first(sale, sold(dominant))
    application = filing("easement-transfer", [right.content.servient_number], takers=[buyer], givers=[gives])
    return Scene(application, agreed(right))


@scene("easement-cancellation")
def cancellation(street: Street) -> Scene:
    right = easement(street)
    number = right.content.servient_number
    return Scene(filing("easement-cancellation", [number], takers=holders_of(right)), agreed(right))


def is_clear_dwelling(book: UnitBook) -> bool:
    """Where a right of residence may be set (民法典 366)."""
    return is_clear_home(book) and book.unit.is_housing and not book.unit.is_storage


def first_residence(street: Street) -> Scene:
    found = street.find(is_clear_dwelling)
    number, owner = (found.unit.number, owner_of(found.unit.number)) if found else bought_home(street)
    contract = {
        "ground": "contract",
        "scope": "整套住宅",
        "conditions": "不得出租",
        "begins_on": today(),
        "ends_on": None,
        "is_paid": False,
    }
    application = filing("residence-first-registration", [number], takers=[street.person()], givers=[owner])
    return Scene(application, {m.RESIDENCE_CONTRACT.code: contract})


scene("residence-first-registration")(first_residence)


def lived_in(street: Street) -> Right:
    """A right of residence on a home with nothing else on it."""
    found = street.find(bears_a_residence)
    if found is None:
        made = first_residence(street)
        assert made.filing is not None
        street.first(made.filing, made.said)
        found = street.book(made.filing.units[0].number)
    return found.residences[0]


def bears_a_residence(book: UnitBook) -> bool:
    return (
        len(book.residences) == 1
        and len(book.rights) == 2
        and sole_person(book)
        and not book.blocking_seizures
        and book.residences[0].content.ends_on is None
    )


def residence_papers(right: Right, **more: Any) -> dict[str, dict[str, Any]]:
    return {
        m.REGISTRATION_PROOF.code: {"number": certificate_of(right).number},
        m.RESIDENCE_AGREEMENT.code: {"signed_on": today(), **more},
    }


@scene("residence-alteration")
def residence_alteration(street: Street) -> Scene:
    right = lived_in(street)
    application = filing(
        "residence-alteration",
        [right.unit_number],
        takers=holders_of(right),
        givers=[owner_of(right.unit_number)],
    )
    return Scene(application, residence_papers(right, ends_on=UNTIL))


@scene("residence-cancellation")
def residence_cancellation(street: Street) -> Scene:
    right = lived_in(street)
    application = filing("residence-cancellation", [right.unit_number], takers=holders_of(right))
    return Scene(application, residence_papers(right))
