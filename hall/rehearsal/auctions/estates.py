"""Seized homes for the rehearsed quarter: made in the register, some mortgaged, some with a court waiting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from hall.clock import HALL_ZONE, now
from hall.rehearsal.auctions.course import Course
from hall.rehearsal.mortgages import BANK
from hall.rehearsal.people import MadeUp, made_up_person
from hall.staff.actors import CLOCKWORK
from registration.holders import Holder
from registration.models import RealEstateUnit
from registration.plans import Plan
from registration.restrictions import read_books
from registration.seizures import add_months
from registration.services.entering import enter
from registration.services.surveying import planned_unit, survey_building, survey_parcel, survey_units
from registration.writers.burdens import NewMortgage, create_mortgage
from registration.writers.ownership import FirstOwnership, first_ownership
from registration.writers.seizures import NewSeizure, record_seizure

COURT, OTHER = "云浮市云城区人民法院", "罗定市人民法院"
PARCELS = "445302098001GB{:05d}"
PER_PARCEL = 100
OWNERS = 7_000_000
HOUSE = {"house_type": "1", "use": "11", "housing_nature": "0", "structure": "3"}
SINCE = datetime(2016, 5, 1, 9, tzinfo=HALL_ZONE)


def owner_of(course: Course) -> MadeUp:
    """The debtor."""
    return made_up_person(OWNERS + course.serial)


def execution_of(course: Course, year: int) -> str:
    """The court's own number of the execution."""
    return f"（{year}）粤5302执{7000 + course.serial}号"


def make_estates(courses: Sequence[Course]) -> None:
    """Every course gets its home, owned since 2016, burdened and seized before the quarter begins.

    Each home is a transaction of its own: a quarter's worth in one would be read without statistics.
    """
    units = [planned(course) for course in courses]
    survey_units(units)
    for course, unit in zip(courses, units, strict=True):
        course.unit = unit.number
        register(course)


@transaction.atomic
def register(course: Course) -> None:
    """What stands on the home when the court begins."""
    owner = owner_of(course)
    holder = Holder(owner.name, owner.document_kind, owner.document_number)
    owned = FirstOwnership((course.unit,), (holder,), prices={course.unit: Decimal(500000)})
    write(first_ownership(owned, read_books([course.unit])), SINCE)
    if course.has_mortgage:
        write(create_mortgage(mortgage(course.unit, holder), read_books([course.unit])), SINCE)
    for seizure in seizures(course):
        write(record_seizure(seizure, read_books([course.unit])), now() - timedelta(days=60))


def planned(course: Course) -> RealEstateUnit:
    """The course's home, unsaved: a hundred to a building."""
    number = PARCELS.format(course.serial // PER_PARCEL + 1)
    parcel = survey_parcel(number=number, address=f"云城区演练路{number[-3:]}号", area=Decimal(20000))
    building = survey_building(parcel=parcel, number="0001", name="1幢")
    room = course.serial % PER_PARCEL + 1
    return planned_unit(
        number=f"{number}F0001{room:04d}",
        parcel=parcel,
        building=building,
        address=f"{parcel.address}1幢{room}房",
        measured_area=Decimal("96.50"),
        **HOUSE,
    )


def write(plan: Plan, at: datetime) -> None:
    enter(plan, case_number="演练", by=CLOCKWORK, at=at)


def mortgage(number: str, owner: Holder) -> NewMortgage:
    bank = Holder(BANK.name, BANK.document_kind, BANK.document_number)
    terms = {
        "secured_amount": Decimal(300000),
        "starts_on": date(2021, 6, 18),
        "ends_on": date(2041, 6, 18),
        "scope": "主债权及利息",
        "forbids_transfer": False,
    }
    return NewMortgage((number,), (bank,), (owner,), terms)


def seizures(course: Course) -> list[NewSeizure]:
    """首封 by the disposing court; with some a court waits."""
    made = [seizure(course, COURT, 60, 0)]
    return [*made, seizure(course, OTHER, 40, 1)] if course.has_waiting else made


def seizure(course: Course, court: str, days_ago: int, order: int) -> NewSeizure:
    served = now() - timedelta(days=days_ago)
    terms: dict[str, Any] = {
        "authority": court,
        "document_name": "协助执行通知书",
        "document_number": f"（2026）{'粤5381' if order else '粤5302'}执{7000 + course.serial}号",
        "served_at": served.replace(second=0, microsecond=0),
        "scope": "全部",
        "first_day": None if order else served.date(),
        "last_day": None if order else add_months(served.date(), 36) - timedelta(days=1),
        "term_months": 36 if order else None,
    }
    return NewSeizure((course.unit,), terms, now().date())
