"""Rows 23–25: certificates replaced, the register asked, and housing's own business."""

from __future__ import annotations

from functools import partial
from typing import Any

from hall.catalogue import materials as m
from hall.clock import today
from hall.rehearsal.mixed.estates import bought_home, clear_home, sold
from hall.rehearsal.mixed.scene import Scene, scene
from hall.rehearsal.mixed.sites import has_contract, presold_home
from hall.rehearsal.mixed.street import Street, certificate_of, is_clear_home
from hall.rehearsal.mortgages import filing, presale_paper
from hall.rehearsal.owners import owner_of
from registration.books import UnitBook
from registration.models import Certificate


def deed_of(street: Street, number: str) -> Certificate:
    """The certificate of the title."""
    title = street.book(number).title
    assert title is not None
    return certificate_of(title)


def at_hand(street: Street, item: str, **declared: Any) -> Scene:
    number, owner = clear_home(street)
    said = {m.OLD_CERTIFICATE.code: {"number": deed_of(street, number).number}}
    return Scene(filing(item, [number], takers=[owner], declared=declared), said)


@scene("certificate-renewal")
def renewal(street: Street) -> Scene:
    return at_hand(street, "certificate-renewal")


@scene("certificate-replacement")
def replacement(street: Street) -> Scene:
    return at_hand(street, "certificate-replacement", certificate_is_at_hand=True)


@scene("lost-certificate")
def lost(street: Street) -> Scene:
    number, owner = clear_home(street)
    said = {m.LOSS_STATEMENT.code: {"number": deed_of(street, number).number, "published_on": today()}}
    return Scene(filing("lost-certificate", [number], takers=[owner]), said)


@scene("register-extract")
def extract(street: Street) -> Scene:
    """An owner of the own home, a buyer who intends, a party to a lawsuit."""
    number, owner = clear_home(street)
    standing = street.dice.choice(("holder", "intending", "lawsuit"))
    who = owner if standing == "holder" else street.person()
    said = {m.QUERY_APPLICATION.code: {"standing": standing, "purpose": "核实房屋的权利状况"}}
    declared = {"applicant_is_interested_party": standing == "lawsuit"}
    return Scene(filing("register-extract", [number], interested=[who], declared=declared), said)


def is_not_signed(book: UnitBook) -> bool:
    """A clear home without a filed contract."""
    return is_clear_home(book) and not has_contract(book.unit.number)


def unsigned_home(street: Street) -> str:
    """A home nobody has signed a contract for; where the street has none, a new one is sold first."""
    found = street.find(is_not_signed)
    return found.unit.number if found else bought_home(street)[0]


@scene("existing-house-contract-signing")
def signing(street: Street) -> Scene:
    number = unsigned_home(street)
    application = filing(
        "existing-house-contract-signing", [number], takers=[street.person()], givers=[owner_of(number)]
    )
    return Scene(application, sold(number))


@scene("presale-contract-filing")
def presale_filing(street: Street) -> Scene:
    number, firm = presold_home(street)
    application = filing("presale-contract-filing", [number], takers=[street.person()], givers=[firm])
    return Scene(application, presale_paper())


def opinion(item: str, street: Street) -> Scene:
    """Housing's opinion on a purchase, or on a policy home coming to the market."""
    number, owner = clear_home(street)
    return Scene(filing(item, [number], takers=[street.person()], givers=[owner]))


for _item in ("purchase-qualification", "policy-housing-listing"):
    scene(_item)(partial(opinion, _item))
