"""Rows 5, 6 and 8: buildings are first registered, houses change, divide, end."""

from __future__ import annotations

from decimal import Decimal

from hall.catalogue import materials as m
from hall.clock import today
from hall.rehearsal.mixed.estates import clear_home, compliance, measured, new_home, owned_land
from hall.rehearsal.mixed.scene import Scene, scene
from hall.rehearsal.mixed.scenes.land import numbered
from hall.rehearsal.mixed.street import Street
from hall.rehearsal.mortgages import filing
from hall.rehearsal.people import MadeUp
from registration.models import RealEstateUnit
from registration.services.building_tables import survey_table
from registration.unit_tables import read_unit_table

FEN = Decimal("0.01")


@scene("building-first-registration")
def first(street: Street) -> Scene:
    land, firm = owned_land(street)
    homes = measured(street, land, homes=street.dice.randint(2, 6))
    return Scene(filing("building-first-registration", homes, takers=[firm]), compliance())


@scene("house-alteration")
def alteration(street: Street) -> Scene:
    """Another use and, by a new survey, another area."""
    number, owner = clear_home(street)
    title = street.book(number).title
    assert title is not None
    use = "11" if title.content.use == "60" else "60"
    area = (title.content.building_area + Decimal("1.20")).quantize(FEN)
    said = {m.ALTERATION_PROOF.code: numbered(new_use=use, new_area=area)}
    declared = {"house_use_changes": True, "house_area_changes": True}
    return Scene(filing("house-alteration", [number], takers=[owner], declared=declared), said)


@scene("owner-name-change")
def name_change(street: Street) -> Scene:
    number, owner = clear_home(street)
    now = MadeUp(street.person().name + "新", owner.document_number, owner.phone, owner.document_kind)
    said = {m.NAME_CHANGE_PROOF.code: numbered(former_name=owner.name)}
    return Scene(filing("owner-name-change", [number], takers=[now]), said)


def divided(street: Street, number: str) -> list[str]:
    """The two new rooms of a home that is to be divided, measured before the application."""
    unit = RealEstateUnit.objects.select_related("building", "parcel").get(number=number)
    if unit.building is None or unit.measured_area is None:
        raise LookupError(f"{number} 没有测绘面积，不能演练分割")
    half = (unit.measured_area / 2).quantize(FEN)
    tag = unit.number[-4:]
    rows = "\n".join(
        f"{int(unit.building.number)},{tag}-{place},{unit.use},{area}"
        for place, area in enumerate((half, unit.measured_area - half), start=1)
    )
    table = read_unit_table("分割测绘.csv", ("幢号,房号,用途,建筑面积\n" + rows).encode())
    units = survey_table(unit.parcel, table, name=unit.building.name, completed_on=today())
    return street.add(*units)


@scene("division-of-units")
def division(street: Street) -> Scene:
    number, firm = new_home(street)
    new = divided(street, number)
    return Scene(
        filing("division-of-units", [number, *new], takers=[firm]), {m.ALTERATION_PROOF.code: numbered()}
    )


@scene("house-cancellation")
def cancellation(street: Street) -> Scene:
    """Destroyed, and looked at; or given up."""
    number, owner = new_home(street)
    destroyed = street.dice.random() < 0.5
    said = {m.CANCELLATION_PROOF.code: numbered(ground="destroyed" if destroyed else "waived")}
    declared = {"is_destroyed": destroyed}
    return Scene(filing("house-cancellation", [number], takers=[owner], declared=declared), said)
