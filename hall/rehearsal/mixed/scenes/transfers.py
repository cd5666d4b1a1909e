"""Row 7: a house passes, for every cause."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hall.cases.states import ApplicantRole, CoOwnership
from hall.catalogue import materials as m
from hall.clock import today
from hall.rehearsal.mixed.estates import clear_home, new_home, sold
from hall.rehearsal.mixed.scene import Scene, scene
from hall.rehearsal.mixed.scenes.houses import divided
from hall.rehearsal.mixed.scenes.land import numbered
from hall.rehearsal.mixed.street import Street, acquired_on, is_mortgaged, is_plain
from hall.rehearsal.mortgages import filing, side
from hall.rehearsal.owners import holders_of, owner_of
from hall.rehearsal.people import MadeUp
from hall.rehearsal.sales import sale_filing
from registration.books import UnitBook

GETS, GIVES = ApplicantRole.OBLIGEE, ApplicantRole.OBLIGOR
JOINT = {"co_ownership": CoOwnership.JOINT}
HOMES = ("only", "second", "more")
Papers = dict[str, dict[str, Any]]


def priced(street: Street) -> Decimal:
    """What a home of these days costs, in yuan."""
    return Decimal(400_000 + 1000 * street.dice.randrange(2600))


def declared_of(street: Street, number: str) -> Papers:
    """The tax part of the application: since when the owner has the home, and what it cost."""
    book = street.book(number)
    return {m.APPLICATION_FORM.code: {"acquired_on": acquired_on(book)}}


def said(street: Street, unit: str, material: Any, **words: Any) -> Papers:
    return {**declared_of(street, unit), material.code: words}


@scene("sale-of-existing-house")
def sale(street: Street) -> Scene:
    """By its owner, mortgaged or not, to one or to a couple."""
    found = street.find(is_mortgaged) if street.dice.random() < 0.15 else None
    number, owner = (found.unit.number, owner_of(found.unit.number)) if found else clear_home(street)
    buyers = [street.person() for _ in range(1 + (street.dice.random() < 0.3))]
    application = sale_filing(
        number,
        owner,
        buyers,
        price=priced(street),
        area=street.book(number).unit.measured_area,
        buyer_homes=street.dice.choice(HOMES),
        seller_only_home=street.dice.random() < 0.5,
    )
    return Scene(application, declared_of(street, number))


@scene("sale-of-new-house")
def new_sale(street: Street) -> Scene:
    number, firm = new_home(street)
    relief = {m.TAX_RELIEF_CLAIM.code: {"buyer_homes": street.dice.choice(HOMES), "seller_only_home": False}}
    application = filing(
        "sale-of-new-house",
        [number],
        takers=[street.person()],
        givers=[firm],
        declared={"claims_tax_relief": True},
    )
    return Scene(application, {**sold(number, str(priced(street))), **relief})


@scene("exchange-of-houses")
def exchange(street: Street) -> Scene:
    number, owner = clear_home(street)
    price = priced(street)
    paper = said(
        street,
        number,
        m.EXCHANGE_CONTRACT,
        contract_number="HH-1",
        signed_on=today(),
        price=price,
        difference=Decimal(100000),
    )
    return Scene(filing("exchange-of-houses", [number], takers=[street.person()], givers=[owner]), paper)


@scene("contribution-of-house")
def contribution(street: Street) -> Scene:
    number, owner = clear_home(street)
    paper = said(
        street,
        number,
        m.CONTRIBUTION_AGREEMENT,
        contract_number="CZ-1",
        signed_on=today(),
        price=priced(street),
    )
    return Scene(filing("contribution-of-house", [number], takers=[street.firm()], givers=[owner]), paper)


@scene("gift-of-house")
def gift(street: Street) -> Scene:
    number, owner = clear_home(street)
    relation = street.dice.choice(("kin", "none"))
    paper = said(street, number, m.GIFT_CONTRACT, signed_on=today(), relation=relation, price=priced(street))
    return Scene(filing("gift-of-house", [number], takers=[street.person()], givers=[owner]), paper)


def shared_by(street: Street, number: str, predecessor: MadeUp) -> Scene:
    """Two heirs take a home in halves."""
    heirs = [street.person(), street.person()]
    halves = [side(one, GETS, co_ownership=CoOwnership.SHARES, share=(1, 2)) for one in heirs]
    application = filing("inheritance-of-house", [number], also=halves)
    paper = said(
        street,
        number,
        m.INHERITANCE_PROOF,
        ground=street.dice.choice(("law", "will")),
        predecessor=predecessor.name,
        died_on=today(),
        notarial_number="粤云公证字第12号",
        price=Decimal(600000),
    )
    return Scene(application, paper)


@scene("inheritance-of-house")
def inheritance(street: Street) -> Scene:
    return shared_by(street, *clear_home(street))


@scene("merger-of-companies")
def merger(street: Street) -> Scene:
    number, firm = new_home(street)
    paper = said(street, number, m.MERGER_PROOF, **numbered(predecessor=firm.name, price=priced(street)))
    return Scene(filing("merger-of-companies", [number], takers=[street.firm()]), paper)


def is_shared(book: UnitBook) -> bool:
    """Owned in two shares, nothing else on it."""
    if book.title is None or not is_plain(book) or book.unit.is_bare_land:
        return False
    ways = {person.co_ownership for person in book.title.holders}
    return len(book.title.holders) == 2 and ways == {CoOwnership.SHARES}


@scene("co-owner-share-transfer")
def share_transfer(street: Street) -> Scene:
    """One of two co-owners gives the half to the other, or to an outsider with the other's waiver."""
    found = street.find(is_shared)
    if found is None:
        inherited = inheritance(street)
        assert inherited.filing is not None
        street.first(inherited.filing, inherited.said)
        number = inherited.filing.units[0].number
    else:
        number = found.unit.number
    book = street.book(number)
    assert book.title is not None
    gives, stays = holders_of(book.title)
    inside = street.dice.random() < 0.5
    taker = stays if inside else street.person()
    # who already owns the other half then owns all of it
    kind = {} if inside else {"co_ownership": CoOwnership.SHARES, "share": (1, 2)}
    taking = [side(taker, GETS, **kind)]
    application = filing("co-owner-share-transfer", [number], givers=[gives], also=taking)
    paper = said(
        street,
        number,
        m.SHARE_TRANSFER_AGREEMENT,
        signed_on=today(),
        relation="none",
        price=Decimal(200000),
    )
    return Scene(application, paper)


@scene("partition-of-house")
def partition(street: Street) -> Scene:
    """A couple divides a new home, and each takes a part."""
    number, firm = new_home(street)
    couple = [street.person(), street.person()]
    together = [side(one, GETS, **JOINT) for one in couple]
    street.first(filing("sale-of-new-house", [number], givers=[firm], also=together), sold(number))
    new = divided(street, number)
    application = filing("partition-of-house", [number, *new], givers=couple, also=together)
    allocation = "；".join(f"{unit[-4:]}={one.name}" for unit, one in zip(new, couple, strict=True))
    paper = said(
        street,
        number,
        m.PARTITION_PROOF,
        contract_number="FG-1",
        signed_on=today(),
        allocation=allocation,
        price=Decimal(800000),
    )
    return Scene(application, paper)


@scene("transfer-by-court-document")
def court_document(street: Street) -> Scene:
    number, _owner = clear_home(street)
    paper = said(
        street,
        number,
        m.EFFECTIVE_LEGAL_DOCUMENT,
        court="云浮市云城区人民法院",
        case_number=f"（{today():%Y}）粤5302民初{1 + street.dice.randrange(900)}号",
        effective_on=today(),
        price=priced(street),
    )
    return Scene(filing("transfer-by-court-document", [number], takers=[street.person()]), paper)


@scene("transfer-by-government-decision")
def government_decision(street: Street) -> Scene:
    number, firm = new_home(street)
    paper = said(street, number, m.GOVERNMENT_DECISION, **numbered(price=priced(street)))
    application = filing("transfer-by-government-decision", [number], takers=[street.firm()], givers=[firm])
    return Scene(application, paper)


@scene("transfer-between-spouses")
def spouses(street: Street) -> Scene:
    """The other spouse's name is added."""
    number, owner = clear_home(street)
    couple = [side(one, GETS, **JOINT) for one in (owner, street.person())]
    application = filing("transfer-between-spouses", [number], givers=[owner], also=couple)
    paper = said(
        street, number, m.CO_OWNER_AGREEMENT, signed_on=today(), relation="spouse", price=priced(street)
    )
    married = {"number": "J445302-2020-1", "registered_on": today()}
    return Scene(application, {**paper, m.MARRIAGE_PROOF.code: married})
