"""Rows 1–4: bare land."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hall.catalogue import materials as m
from hall.clock import today
from hall.rehearsal.mixed.estates import land_papers, owned_land, some_land, surveyed_land
from hall.rehearsal.mixed.scene import Scene, scene
from hall.rehearsal.mixed.street import Street
from hall.rehearsal.mortgages import filing


def numbered(**more: Any) -> dict[str, Any]:
    """An official paper."""
    return {"number": f"云自然资函〔{today():%Y}〕7号", "issued_on": today(), **more}


@scene("land-first-registration")
def first(street: Street) -> Scene:
    number, firm = surveyed_land(street), street.firm()
    return Scene(filing("land-first-registration", [number], takers=[firm]), land_papers())


@scene("land-alteration")
def alteration(street: Street) -> Scene:
    """New use, a longer term, and the price for it."""
    number, firm = owned_land(street)
    approval = numbered(
        new_land_use="商服用地",
        new_ends_on=date(2056, 7, 31),
        price=Decimal(1000000 + street.dice.randrange(9)),
    )
    said = {
        m.LAND_TERMS_APPROVAL.code: approval,
        m.ALTERATION_PROOF.code: numbered(new_area=Decimal(11980)),
    }
    declared = {"land_terms_change": True, "boundary_changes": True}
    return Scene(filing("land-alteration", [number], takers=[firm], declared=declared), said)


@scene("land-transfer")
def transfer(street: Street) -> Scene:
    number, firm = some_land(street)
    name, price = f"土{today():%Y}-{number[-14:-9]}", Decimal(24000000)
    sale = {"contract_number": name, "signed_on": today(), "price": price}
    application = filing("land-transfer", [number], takers=[street.firm()], givers=[firm])
    return Scene(application, {m.SALE_CONTRACT.code: sale})


@scene("land-cancellation")
def cancellation(street: Street) -> Scene:
    number, firm = some_land(street)
    said = {m.CANCELLATION_PROOF.code: numbered(ground="taken")}
    return Scene(filing("land-cancellation", [number], takers=[firm]), said)
