"""Rows 9–12, and the house transfers that a mortgage goes along with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hall.catalogue import materials as m
from hall.clock import today
from hall.rehearsal.drives import Said
from hall.rehearsal.mixed.estates import clear_home, measured, sold
from hall.rehearsal.mixed.scene import Scene, scene
from hall.rehearsal.mixed.scenes.transfers import declared_of, priced
from hall.rehearsal.mixed.sites import land_of, presold_home
from hall.rehearsal.mixed.street import Street, certificate_of, is_mortgaged
from hall.rehearsal.mortgages import BANK, OTHER_BANK, filing, mortgage_papers, proof_paper
from hall.rehearsal.owners import holders_of, owner_of
from hall.rehearsal.people import MadeUp
from registration.books import Right, UnitBook

BANKS = (BANK, OTHER_BANK)
FIRST = "mortgage-first-registration"
LATER_END = date(2050, 9, 17)


def lent(street: Street, *, maximum: bool = False, **contract: Any) -> Said:
    """A loan of some hundred thousand yuan."""
    amount = str(100_000 + 10_000 * street.dice.randrange(90))
    return mortgage_papers(amount, maximum=maximum, **contract)


@scene("mortgage-first-registration")
def first(street: Street) -> Scene:
    """On a free home, or behind another bank's mortgage (R12)."""
    found = street.find(has_one_mortgage) if street.dice.random() < 0.15 else None
    number, owner = (found.unit.number, owner_of(found.unit.number)) if found else clear_home(street)
    forbids = "yes" if street.dice.random() < 0.1 else "no"
    application = filing(FIRST, [number], takers=[street.dice.choice(BANKS)], givers=[owner])
    return Scene(application, lent(street, forbids_transfer=forbids))


def has_one_mortgage(book: UnitBook) -> bool:
    return is_mortgaged(book) and len(book.mortgages) == 1


@scene("maximum-mortgage")
def maximum(street: Street) -> Scene:
    number, owner = clear_home(street)
    application = filing("maximum-mortgage", [number], takers=[BANK], givers=[owner])
    return Scene(application, lent(street, maximum=True))


@scene("construction-mortgage")
def construction(street: Street) -> Scene:
    number, firm = presold_home(street)
    units = [land_of(number), number]
    application = filing("construction-mortgage", units, takers=[BANK], givers=[firm])
    return Scene(application, mortgage_papers("90000000"))


def mortgaged(street: Street) -> tuple[str, MadeUp, Right]:
    """A mortgaged home, its owner and the first mortgage; mortgaged where there is none."""
    found = street.find(is_mortgaged)
    if found is None:
        number, owner = clear_home(street)
        street.first(filing(FIRST, [number], takers=[BANK], givers=[owner]), lent(street))
        found = street.book(number)
    number = found.unit.number
    return number, owner_of(number), found.mortgages[0]


def proof_of(right: Right) -> Said:
    return proof_paper(certificate_of(right).number)


@scene("mortgage-alteration")
def alteration(street: Street) -> Scene:
    """A smaller debt; where nobody stands behind it, a longer term as well."""
    number, owner, right = mortgaged(street)
    owed = right.content.secured_amount or right.content.maximum_amount
    terms: dict[str, Any] = {
        "signed_on": today(),
        "amount": (owed * Decimal("0.9")).quantize(Decimal("0.01")),
    }
    if len(street.book(number).mortgages) == 1:
        terms["ends_on"] = LATER_END
    application = filing("mortgage-alteration", [number], takers=holders_of(right), givers=[owner])
    return Scene(application, {**proof_of(right), m.MORTGAGE_ALTERATION_AGREEMENT.code: terms})


@scene("mortgage-transfer")
def transfer(street: Street) -> Scene:
    number, _owner, right = mortgaged(street)
    bank = holders_of(right)[0]
    other = next(one for one in BANKS if one.document_number != bank.document_number)
    application = filing("mortgage-transfer", [number], takers=[other], givers=[bank])
    return Scene(application, proof_of(right))


@scene("mortgage-cancellation")
def cancellation(street: Street) -> Scene:
    number, _owner, right = mortgaged(street)
    said = {m.DEBT_SETTLEMENT.code: {"ground": "settled", "signed_on": today()}}
    application = filing("mortgage-cancellation", [number], takers=holders_of(right))
    return Scene(application, {**proof_of(right), **said})


@scene("sale-with-mortgage")
def sale_with_mortgage(street: Street) -> Scene:
    number, owner = clear_home(street)
    application = filing(
        "sale-with-mortgage", [number], takers=[street.person()], givers=[owner], creditors=[BANK]
    )
    return Scene(
        application, {**declared_of(street, number), **sold(number, str(priced(street))), **lent(street)}
    )


def may_pass_with_its_mortgage(book: UnitBook) -> bool:
    """One ordinary mortgage, whose bank may come along."""
    return has_one_mortgage(book) and book.mortgages[0].content.secured_amount is not None


@scene("sale-of-mortgaged-house")
def sale_of_mortgaged_house(street: Street) -> Scene:
    """带押过户 at the same debt."""
    found = street.find(may_pass_with_its_mortgage)
    if found is None:
        number, owner = clear_home(street)
        street.first(filing(FIRST, [number], takers=[BANK], givers=[owner]), lent(street))
        found = street.book(number)
    number, right = found.unit.number, found.mortgages[0]
    application = filing(
        "sale-of-mortgaged-house",
        [number],
        takers=[street.person()],
        givers=[owner_of(number)],
        creditors=holders_of(right),
    )
    papers = {**sold(number, str(priced(street))), **mortgage_papers(str(right.content.secured_amount))}
    return Scene(application, {**declared_of(street, number), **papers, **proof_of(right)})


@scene("construction-mortgage-to-house-mortgage")
def construction_to_house(street: Street) -> Scene:
    """The building is finished and registered; the bank's mortgage becomes one of the house."""
    number, firm = presold_home(street)
    land = land_of(number)
    building = filing("construction-mortgage", [land, number], takers=[BANK], givers=[firm])
    street.first(building, mortgage_papers("90000000"))
    homes = measured(street, land)
    street.first(filing("building-first-registration", homes, takers=[firm]))
    right = street.book(number).mortgages[0]
    item = "construction-mortgage-to-house-mortgage"
    return Scene(filing(item, [number], takers=[BANK], givers=[firm]), proof_of(right))
