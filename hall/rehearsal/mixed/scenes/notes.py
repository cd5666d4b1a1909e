"""Rows 20 and 21: corrections and objections."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hall.catalogue import materials as m
from hall.clock import today
from hall.rehearsal.mixed.estates import clear_home, new_home
from hall.rehearsal.mixed.scene import Scene, scene
from hall.rehearsal.mixed.street import Street, certificate_of, is_plain
from hall.rehearsal.mortgages import filing
from hall.rehearsal.owners import holders_of
from registration.books import Right, UnitBook
from registration.models import Entry
from registration.models.choices import RightKind


def wrong_area(street: Street, number: str) -> dict[str, dict[str, Any]]:
    """The area was copied wrongly by a metre and a half."""
    title = street.book(number).title
    assert title is not None
    now: Decimal = title.content.building_area
    said = {"item": "building_area", "wrong_value": str(now), "right_value": str(now - Decimal("1.50"))}
    return {m.ERROR_PROOF.code: said}


@scene("correction")
def correction(street: Street) -> Scene:
    number, owner = clear_home(street)
    application = filing("correction", [number], takers=[owner], declared={"applicant_is_holder": True})
    return Scene(application, wrong_area(street, number))


@scene("correction-by-interested-party")
def by_interested_party(street: Street) -> Scene:
    number, _owner = clear_home(street)
    application = filing("correction-by-interested-party", [number], interested=[street.person()])
    return Scene(application, wrong_area(street, number))


@scene("correction-ex-officio")
def ex_officio(street: Street) -> Scene:
    """Without an applicant: the registry itself has found the error, and nothing was sold since (细则 81)."""
    found = street.find(was_never_sold)
    number = found.unit.number if found else new_home(street)[0]
    return Scene(filing("correction-ex-officio", [number]), wrong_area(street, number))


def was_never_sold(book: UnitBook) -> bool:
    """A house with nothing but its title, which is the first there was."""
    owned = Entry.objects.filter(unit__number=book.unit.number, kind=RightKind.OWNERSHIP)
    return is_plain(book) and not book.unit.is_bare_land and owned.count() == 1


def sued(street: Street) -> dict[str, dict[str, Any]]:
    number = f"（{today():%Y}）粤5302民初{1 + street.dice.randrange(900)}号"
    proof = {"court": "云浮市云城区人民法院", "case_number": number, "accepted_on": today()}
    return {m.SUIT_ACCEPTANCE.code: proof}


def first_objection(street: Street, *, suit: bool = False) -> Scene:
    number, _owner = clear_home(street)
    said = {m.OBJECTION_PROOF.code: {"matter": f"房屋实为夫妻共有（{street.serial}）"}}
    application = filing(
        "objection", [number], interested=[street.person()], declared={"suit_is_filed": suit}
    )
    return Scene(application, {**said, **sued(street)})


@scene("objection")
def objection(street: Street) -> Scene:
    """One in three has sued already; the others lapse unless they prove it."""
    return first_objection(street, suit=street.dice.random() < 0.33)


def objected(street: Street) -> Right:
    """An objection without a lawsuit, on a home of the street."""
    found = street.find(has_an_objection)
    if found is None:
        made = first_objection(street)
        assert made.filing is not None
        street.first(made.filing, made.said)
        found = street.book(made.filing.units[0].number)
    return open_objection(found)


def open_objection(book: UnitBook) -> Right:
    return next(right for right in book.objections if right.last_day is not None)


def has_an_objection(book: UnitBook) -> bool:
    return any(right.last_day is not None and right.last_day > date.min for right in book.objections)


def proof_of(right: Right) -> dict[str, dict[str, Any]]:
    return {m.REGISTRATION_PROOF.code: {"number": certificate_of(right).number}}


@scene("objection-lawsuit")
def lawsuit(street: Street) -> Scene:
    right = objected(street)
    application = filing("objection-lawsuit", [right.unit_number], interested=holders_of(right))
    return Scene(application, {**proof_of(right), **sued(street)})


@scene("objection-cancellation")
def cancellation(street: Street) -> Scene:
    right = objected(street)
    application = filing("objection-cancellation", [right.unit_number], interested=holders_of(right))
    return Scene(application, proof_of(right))
