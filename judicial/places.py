"""Where a property is: its address as the register has it, and the hall and office of its county."""

from __future__ import annotations

from collections.abc import Sequence

from hall.cases.ports import FACTS, Subject
from hall.papers.contents.shared import Office, Property
from hall.staff.department_names import department_name
from hall.staff.departments import D
from hall.staff.models import Hall


def place_of(units: Sequence[str]) -> str:
    """坐落 as the register has it."""
    finder = FACTS.get("unit_in_the_book")
    return str(((finder(Subject(units)) if finder else None) or {}).get("address", ""))


def hall_at(units: Sequence[str]) -> Hall | None:
    """The hall of the property's county."""
    return Hall.objects.filter(counties__contains=[units[0][:6]]).first()


def office_at(units: Sequence[str]) -> Office:
    """The registry of the property's county, as papers name it."""
    hall = hall_at(units)
    if hall is None:
        return Office(name=department_name(D.REGISTRATION))
    return Office(
        name=f"{hall.office_name}不动产登记机构", hall=hall.name, address=hall.address, phone=hall.phone
    )


def properties_at(units: Sequence[str], place: str) -> tuple[Property, ...]:
    """The units at one place, as papers list them."""
    return tuple(Property(location=place, unit_number=number) for number in units)
