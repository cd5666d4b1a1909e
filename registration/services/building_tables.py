"""楼盘表入库: units of a building get their numbers by rule, or their measured areas where they are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from registration.models import Building, Parcel, RealEstateUnit, Standing
from registration.models.choices import Structure, Survey
from registration.services.surveying import next_room, planned_unit, survey_building, survey_units
from registration.unit_tables import UnitRow

MEASURED = (
    "measured_area",
    "exclusive_area",
    "shared_area",
    "use",
    "house_type",
    "structure",
    "floor",
    "floors_total",
    "completed_on",
    "survey",
    "is_common",
)


@transaction.atomic
def survey_table(
    parcel: Parcel, rows: Sequence[UnitRow], *, name: str, completed_on: date, floors: int = 1
) -> list[RealEstateUnit]:
    """The units of a measured table in its order: predicted ones of the same room are measured, others new.

    A new unit takes the next number of its building: a number once given is never given again, not even
    that of a void unit. Holds the parcel. Raises ValidationError for a room that is registered already.
    """
    Parcel.objects.select_for_update().get(pk=parcel.pk)
    by_building: dict[str, list[UnitRow]] = defaultdict(list)
    for row in rows:
        by_building[row.building].append(row)
    made: dict[int, RealEstateUnit] = {}
    for number, group in sorted(by_building.items()):
        facts = {"name": f"{name}{int(number)}幢", "completed_on": completed_on, "floors_above": floors}
        building = survey_building(parcel=parcel, number=number, **facts)
        made |= survey_rooms(parcel, building, group, completed_on)
    return [made[row.row] for row in rows]


def survey_rooms(
    parcel: Parcel, building: Building, rows: Iterable[UnitRow], completed_on: date
) -> dict[int, RealEstateUnit]:
    """The units of one building by row of the file."""
    every = list(rows)
    known = {unit.room: unit for unit in building.units.filter(status="1") if unit.room}
    refuse_registered(known, every)
    free = next_room(building)
    old: dict[int, RealEstateUnit] = {}
    new: dict[int, RealEstateUnit] = {}
    for row in every:
        unit = known.get(row.room)
        if unit is None:
            unit = new[row.row] = new_unit(parcel, building, row, free)
            free += 1
        else:
            old[row.row] = unit
        measure(unit, row, building, completed_on)
    survey_units(new.values())
    RealEstateUnit.objects.bulk_update(old.values(), MEASURED, batch_size=500)
    return old | new


def refuse_registered(known: dict[str, RealEstateUnit], rows: Iterable[UnitRow]) -> None:
    """Raise ValidationError naming the rows whose room has a title."""
    titled = set(
        Standing.objects.filter(unit__in=known.values()).of_kind("ownership").values_list("unit", flat=True)
    )
    faults = [
        f"第 {row.row} 行：{row.room}已经办理首次登记，请从楼盘表中删去"
        for row in rows
        if row.room in known and known[row.room].pk in titled
    ]
    if faults:
        raise ValidationError(faults[:50])


def new_unit(parcel: Parcel, building: Building, row: UnitRow, serial: int) -> RealEstateUnit:
    if serial > 9999:
        raise ValidationError(f"{building}的户号已经用完，请另编幢号")
    return planned_unit(
        number=f"{parcel.number}F{building.number}{serial:04d}",
        parcel=parcel,
        building=building,
        address=f"{parcel.address}{building.name}{row.room}"[:300],
        room=row.room,
    )


def measure(unit: RealEstateUnit, row: UnitRow, building: Building, completed_on: date) -> None:
    """What the table says, on the unit (not saved)."""
    unit.measured_area, unit.exclusive_area, unit.shared_area = row.area, row.exclusive, row.shared
    unit.use, unit.house_type, unit.floor = row.use, row.house_type, row.floor
    unit.structure = row.structure or building.structure or Structure.CONCRETE
    unit.housing_nature = unit.housing_nature or ("0" if row.use.startswith("1") else "")
    unit.floors_total, unit.completed_on = building.floors_total, completed_on
    unit.survey, unit.is_common = Survey.MEASURED, row.is_common
