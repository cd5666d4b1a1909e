"""权籍: parcels, buildings and units come into being with their numbers; numbers are never used twice."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Max

from hall.identity.numbers import UnitNumber, parse_parcel_number
from registration.models import Building, Parcel, RealEstateUnit
from registration.models.choices import UnitStatus
from registration.plans import Resurvey


def survey_parcel(*, number: str, address: str, area: Decimal, **facts: Any) -> Parcel:
    """The parcel of this 19-character code, made if it is new; an existing one is returned as it is.

    `facts` are further fields of Parcel. Raises ValidationError.
    """
    code = parse_parcel_number(number)
    if found := Parcel.objects.filter(number=code).first():
        return found
    parcel = Parcel(number=code, address=address, area=area, **facts)
    parcel.full_clean()
    parcel.save()
    return parcel


def survey_building(*, parcel: Parcel, number: str, **facts: Any) -> Building:
    """The building of this four-digit number on the parcel, made if it is new. Raises ValidationError."""
    if found := Building.objects.filter(parcel=parcel, number=number).first():
        return found
    building = Building(parcel=parcel, number=number, **facts)
    building.full_clean()
    building.save()
    return building


def survey_unit(
    *, number: str, parcel: Parcel, address: str, building: Building | None = None, **facts: Any
) -> RealEstateUnit:
    """A new unit. Its number must lie on the parcel (and building) and must never have been used.

    `facts` are further fields of RealEstateUnit. Raises ValidationError.
    """
    unit = planned_unit(number=number, parcel=parcel, address=address, building=building, **facts)
    unit.full_clean()
    unit.save()
    return unit


def planned_unit(
    *, number: str, parcel: Parcel, address: str, building: Building | None = None, **facts: Any
) -> RealEstateUnit:
    """An unsaved unit whose number fits parcel and building (for bulk creation). Raises ValidationError."""
    code = UnitNumber.parse(number)
    if code.parcel != parcel.number:
        raise ValidationError(
            f"单元号的前 19 位是 {code.parcel}，不在宗地 {parcel.number} 上，请核对", code="other_parcel"
        )
    if building is not None and code.building != building.number:
        raise ValidationError(
            f"单元号中的幢号是 {code.building}，与自然幢 {building.number} 不符，请核对",
            code="other_building",
        )
    return RealEstateUnit(
        number=code.compact,
        parcel=parcel,
        building=building,
        address=address,
        **(land_facts(parcel) | facts),
    )


def land_facts(parcel: Parcel) -> dict[str, Any]:
    """What a unit takes over from its parcel."""
    return {
        "land_nature": parcel.nature,
        "land_use": parcel.land_use,
        "land_area": parcel.area,
        "land_starts_on": parcel.starts_on,
        "land_ends_on": parcel.ends_on,
    }


def survey_units(units: Iterable[RealEstateUnit]) -> list[RealEstateUnit]:
    """Insert many planned units at once; the database refuses a number that was used before."""
    return RealEstateUnit.objects.bulk_create(units, batch_size=1000)


OF_THE_PARCEL: Final[dict[str, str]] = {
    "address": "address",
    "land_use": "land_use",
    "land_area": "area",
    "land_starts_on": "starts_on",
    "land_ends_on": "ends_on",
}
"""What a unit of bare land says of itself → the same of its parcel."""


def resurvey(surveys: Iterable[Resurvey]) -> None:
    """What the units themselves are like after 登簿; bare land says so of its parcel as well."""
    for survey in surveys:
        RealEstateUnit.objects.numbered(survey.unit_number).update(**survey.values)
        of_parcel = {
            OF_THE_PARCEL[name]: value for name, value in survey.values.items() if name in OF_THE_PARCEL
        }
        if of_parcel and survey.unit_number[19] == "W":
            Parcel.objects.filter(number=survey.unit_number[:19]).update(**of_parcel)


def void_unit(unit: RealEstateUnit) -> None:
    """A unit that was divided, merged or destroyed: 无效, its number stays taken."""
    unit.status = UnitStatus.VOID
    unit.save(update_fields=["status"])


def next_room(building: Building) -> int:
    """The first room number of the building that was never given (void units keep theirs)."""
    last = building.units.aggregate(last=Max("number"))["last"]
    return int(last[24:]) + 1 if last else 1
