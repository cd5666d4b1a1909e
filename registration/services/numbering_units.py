"""预测单元: the registry numbers the homes of a permitted 楼盘表 by rule and shares the numbers (I1, I2).

A number is parcel + F + building + the next room number of that building; one once given is never given
again, whatever became of its unit. Departments meet by facts and notices only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.cases.ports import FACTS, Subject, fact
from hall.clock import day_of
from hall.exchange.outbox import post
from hall.staff.departments import D
from registration.models import Building, Parcel, RealEstateUnit
from registration.models.choices import HouseType, HouseUse, RightKind, Survey
from registration.restrictions import read_books
from registration.services.surveying import next_room, planned_unit, survey_building, survey_units

MOST_ROOMS: Final = 9999
USES: Final = {use.label: str(use) for use in HouseUse} | {"住宅": "11", "车位": "80", "储藏室": "80"}
BARE_LAND: Final = "W00000000"


@fact("land_of_parcel")
def land_of_parcel(subject: Subject) -> dict[str, Any]:
    """I1: source and registration of the land, its holder, its term and whether it is seized."""
    parcel = Parcel.objects.filter(number=subject.declared.get("parcel", "")).first()
    if parcel is None:
        return {}
    books = read_books([f"{parcel.number}{BARE_LAND}"])
    book = next(iter(books.values()), None)
    right = next((one for one in book.rights if one.kind == RightKind.LAND_USE), None) if book else None
    return {
        "parcel": parcel.number,
        "address": parcel.address,
        "area": str(parcel.area),
        "source": parcel.get_nature_display(),
        "land_use": parcel.land_use,
        "ends_on": parcel.ends_on.isoformat() if parcel.ends_on else "",
        "right": "国有建设用地使用权" if right else "",
        "registered_on": day_of(right.registered_at).isoformat() if right else "",
        "holder": right.names if right else "",
        "holder_documents": sorted(right.documents) if right else [],
        "is_seized": bool(book and book.blocking_seizures),
        "is_mortgaged": bool(book and book.mortgages),
    }


@fact("predicted_units_of_parcel")
def predicted_units_of_parcel(subject: Subject) -> list[dict[str, str]]:
    """I2: the numbers given to the homes of a parcel, by building and room."""
    units = RealEstateUnit.objects.on_parcel(subject.declared.get("parcel", "")).exclude(building=None)
    return [
        {"building": building, "room": room, "number": number}
        for building, room, number in units.valid().values_list("building__number", "room", "number")
    ]


@transaction.atomic
def number_presold_homes(project_number: str, parcel_number: str) -> int:
    """Give every home of the permitted table its unit, and tell 住建 and 税务; how many are new (I2).

    Raises ValidationError when the parcel is not in the register, or a building runs out of numbers.
    """
    parcel = Parcel.objects.select_for_update().filter(number=parcel_number).first()
    if parcel is None:
        raise ValidationError(f"登记簿上没有宗地 {parcel_number}，请先办理土地登记")
    finder = FACTS.get("permitted_table")
    rows = finder(Subject([], declared={"project": project_number})) if finder else []
    made = 0
    for number in sorted({row["building"] for row in rows}):
        homes = [row for row in rows if row["building"] == number]
        facts = {"name": f"{homes[0]['project']}{int(number)}幢", "floors_above": homes[0]["floors"]}
        building = survey_building(parcel=parcel, number=number, project=homes[0]["project"], **facts)
        made += len(number_homes(parcel, building, homes))
    keys = {"project_number": project_number, "parcel_number": parcel_number}
    post(
        topic="units.numbered",
        stream=project_number,
        recipients=[D.TRANSACTIONS, D.TAXATION],
        keys=keys,
    )
    return made


def number_homes(
    parcel: Parcel, building: Building, homes: Sequence[Mapping[str, Any]]
) -> list[RealEstateUnit]:
    """New predicted units for the rooms that have none yet, in the order of the table."""
    known = set(building.units.valid().values_list("room", flat=True))
    wanted = [home for home in homes if home["room"] not in known]
    first = next_room(building)
    if first + len(wanted) - 1 > MOST_ROOMS:
        raise ValidationError(f"{building}的户号超过 {MOST_ROOMS}，请另编幢号")
    units = [predicted_unit(parcel, building, home, first + place) for place, home in enumerate(wanted)]
    return survey_units(units)


def predicted_unit(
    parcel: Parcel, building: Building, home: Mapping[str, Any], serial: int
) -> RealEstateUnit:
    """One home of the table as a predicted unit, unsaved."""
    return planned_unit(
        number=f"{parcel.number}F{building.number}{serial:04d}",
        parcel=parcel,
        building=building,
        address=f"{parcel.address}{building.name}{home['room']}"[:300],
        room=home["room"],
        floor=home["floor"],
        floors_total=building.floors_total,
        use=USES.get(home["use"], "80"),
        house_type=HouseType.GARAGE if home["use"] in {"车位", "储藏室"} else "",
        housing_nature="0" if USES.get(home["use"], "").startswith("1") else "",
        survey=Survey.PREDICTED,
        predicted_area=Decimal(home["predicted_area"]),
        exclusive_area=Decimal(home["exclusive_area"]) if home["exclusive_area"] else None,
    )
