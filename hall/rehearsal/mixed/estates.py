"""New land and buildings of a street: surveyed as the surveyors would, registered through the counter."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from hall.catalogue import materials as m
from hall.clock import today
from hall.rehearsal.mixed.street import Street, is_clear_home, of_a_firm
from hall.rehearsal.mortgages import filing
from hall.rehearsal.owners import owner_of
from hall.rehearsal.people import MadeUp
from registration.books import UnitBook
from registration.models import Parcel, RealEstateUnit
from registration.services.building_tables import survey_table
from registration.services.surveying import survey_parcel, survey_unit
from registration.unit_tables import read_unit_table

DISTRICT: Final = "902"
"""地籍区 of the land of rehearsals, apart from imported homes."""
HEADING: Final = "幢号,房号,所在层,用途,建筑面积,专有面积,分摊面积,业主共有\n"
BUILDING: Final = "0001"
AREA: Final = Decimal("98.50")


def surveyed_land(street: Street) -> str:
    """A parcel with its own unit, nothing registered yet; the unit's number."""
    prefix = f"445302{DISTRICT}{street.lane % 900 + 1:03d}GB"
    place = Parcel.objects.filter(number__startswith=prefix).count() + 1
    parcel = survey_parcel(
        number=f"{prefix}{place:05d}",
        address=f"云城区演练路{street.lane + 1}号{place}地块",
        area=Decimal(12000),
        starts_on=date(2016, 8, 1),
        ends_on=date(2086, 7, 31),
    )
    unit = survey_unit(number=f"{parcel.number}W00000000", parcel=parcel, address=parcel.address)
    return street.add(unit)[0]


def land_papers(price: str = "20000000") -> dict[str, dict[str, Any]]:
    """出让合同 and the receipt for its price."""
    source = {
        "number": f"445302-{today():%Y}-000012",
        "issued_on": today(),
        "price": Decimal(price),
        "begins_on": date(2016, 8, 1),
        "ends_on": date(2086, 7, 31),
    }
    receipt = {"receipt_number": "演练0001", "amount": Decimal(price), "paid_on": today()}
    return {m.LAND_TITLE_SOURCE.code: source, m.LAND_PRICE_RECEIPT.code: receipt}


def owned_land(street: Street) -> tuple[str, MadeUp]:
    """Land registered for a developer; its unit and who has it."""
    number, firm = surveyed_land(street), street.firm()
    street.first(filing("land-first-registration", [number], takers=[firm]), land_papers())
    return number, firm


def some_land(street: Street) -> tuple[str, MadeUp]:
    """Bare land of the street with a title and nothing on it, made where there is none."""
    found = street.find(is_bare)
    return (found.unit.number, owner_of(found.unit.number)) if found else owned_land(street)


def is_bare(book: UnitBook) -> bool:
    """Land with its title only, not built upon."""
    return (
        book.unit.is_bare_land
        and book.title is not None
        and len(book.rights) == 1
        and not book.blocking_seizures
        and not RealEstateUnit.objects.filter(parcel=book.unit.parcel, building__isnull=False).exists()
    )


def measured(street: Street, land: str, homes: int = 3) -> list[str]:
    """The rooms of a finished building on the land, measured and numbered; the first ones may be known."""
    rows = "\n".join(f"1,{floor}01,{floor},成套住宅,{AREA},80.00,18.50,否" for floor in range(1, homes + 1))
    parcel = Parcel.objects.get(number=land[:19])
    table = read_unit_table("楼盘表.csv", (HEADING + rows).encode())
    units = survey_table(parcel, table, name="演练花园", completed_on=today(), floors=18)
    fresh = [unit for unit in units if unit.number not in street.homes]
    street.add(*fresh)
    return [unit.number for unit in units]


def compliance() -> dict[str, dict[str, Any]]:
    """规划核实."""
    return {m.PLANNING_COMPLIANCE.code: {"number": "云规核〔2026〕5号", "issued_on": today()}}


def built(street: Street, land: str, firm: MadeUp) -> list[str]:
    """A finished building, first registered in the developer's name."""
    homes = measured(street, land)
    street.first(filing("building-first-registration", homes, takers=[firm]), compliance())
    return homes


def new_home(street: Street) -> tuple[str, MadeUp]:
    """A new home of a firm on which nothing stands, built where there is none."""
    found = street.find(of_a_firm)
    if found:
        return found.unit.number, owner_of(found.unit.number)
    land, firm = owned_land(street)
    return built(street, land, firm)[0], firm


def clear_home(street: Street) -> tuple[str, MadeUp]:
    """A home of one person on which nothing stands; bought from a firm where there is none."""
    found = street.find(is_clear_home)
    return (found.unit.number, owner_of(found.unit.number)) if found else bought_home(street)


def bought_home(street: Street) -> tuple[str, MadeUp]:
    """A new home as its first buyer has it."""
    number, firm = new_home(street)
    buyer = street.person()
    street.first(filing("sale-of-new-house", [number], takers=[buyer], givers=[firm]), sold(number))
    return number, buyer


def sold(number: str, price: str = "1180000") -> dict[str, dict[str, Any]]:
    """买卖合同 of a home."""
    contract = {
        "contract_number": f"MM-{today():%Y}-{number[-8:]}",
        "signed_on": today(),
        "price": Decimal(price),
        "price_includes_tax": True,
        "area": RealEstateUnit.objects.get(number=number).measured_area,
    }
    return {m.SALE_CONTRACT.code: contract}
