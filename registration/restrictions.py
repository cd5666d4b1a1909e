"""Everything that stands on a unit, read in two queries: for gates, panels, facts and writers.

What lapses by date is evaluated for the day asked, whether or not its ending has been entered; so is the
order of seizures. A seizure of the land reaches the house of the same owner and back (查扣冻规定 21).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject

from hall.cases.states import CoOwnership
from hall.clock import now, today
from registration.books import Person, Right, UnitBook, seizure_of
from registration.models import Party, RealEstateUnit, Standing
from registration.models.choices import RightKind
from registration.seizures import Queue, settle

PARTY_VALUES: Final = (
    "id",
    "name",
    "document_kind",
    "document_hash",
    "role",
    "position",
    "co_ownership",
    "share_numerator",
    "share_denominator",
    "separate_certificate",
)


def read_book(number: str, *, on: date | None = None) -> UnitBook:
    """One unit's book. Raises RealEstateUnit.DoesNotExist for an unknown number."""
    books = read_books([number], on=on)
    if number not in books:
        raise RealEstateUnit.DoesNotExist(number)
    return books[number]


def read_books(numbers: Iterable[str], *, on: date | None = None) -> dict[str, UnitBook]:
    """The books of units by number, in two queries however many there are; unknown numbers are left out."""
    day, wanted = on or today(), sorted(set(numbers))
    units = RealEstateUnit.objects.filter(number__in=wanted).select_related("parcel", "building")
    by_number = {unit.number: unit for unit in units}
    found = standing_on(by_number.values()) if by_number else {}
    return {number: book_of(unit, found, day) for number, unit in by_number.items()}


def standing_on(units: Iterable[RealEstateUnit]) -> dict[str, list[Right]]:
    """What stands on the units, on their parcels' own units, and what seizes the houses of bare land."""
    every = list(units)
    lands = {land_number(unit.number) for unit in every}
    bare = [unit.parcel_id for unit in every if unit.is_bare_land]
    titles_and_seizures = Q(kind__in=(RightKind.SEIZURE, RightKind.OWNERSHIP))
    seized = Standing.objects.filter(kind=RightKind.SEIZURE, unit__parcel__in=bare).values("unit")
    people = Party.objects.filter(entry=OuterRef("entry")).order_by("position")
    rows = (
        Standing.objects.with_content()
        .filter(
            Q(unit__number__in=[*lands, *(unit.number for unit in every)])
            | (titles_and_seizures & Q(unit__in=seized))
        )
        .annotate(party_rows=ArraySubquery(people.values(row=JSONObject(**{v: F(v) for v in PARTY_VALUES}))))
        .order_by("unit__number", "registered_at", "id")
    )
    found: dict[str, list[Right]] = defaultdict(list)
    for row in rows:
        found[row.unit.number].append(right_of(row, people_on(row)))
    return found


def people_on(row: Standing) -> tuple[Person, ...]:
    """The parties fetched along with a standing right."""
    values: list[dict[str, Any]] = vars(row)["party_rows"]
    return tuple(Person.of(value) for value in values)


def right_of(standing: Standing, people: tuple[Person, ...]) -> Right:
    entry = standing.entry
    return Right(
        unit_number=standing.unit.number,
        right_id=standing.right_id,
        kind=RightKind(standing.kind),
        entry_id=entry.pk,
        case_number=entry.case_number,
        cause=entry.cause,
        registered_at=standing.registered_at,
        content=entry.content,
        people=people,
        rank=standing.rank,
        last_day=standing.last_day,
        note=entry.note,
    )


def land_number(number: str) -> str:
    """The parcel's own unit: same 19 characters, no fixture."""
    return f"{number[:19]}W00000000"


def book_of(unit: RealEstateUnit, found: dict[str, list[Right]], on: date) -> UnitBook:
    land = land_number(unit.number)
    houses = [n for n in found if unit.is_bare_land and n[:19] == unit.number[:19] and n != unit.number]
    return UnitBook(
        unit=unit,
        on=on,
        read_at=now(),
        rights=evaluated(found.get(unit.number, []), on),
        land=() if unit.is_bare_land else evaluated(found.get(land, []), on),
        houses=tuple(right for number in houses for right in evaluated(found[number], on)),
    )


def evaluated(rights: list[Right], on: date) -> tuple[Right, ...]:
    """The rights of one unit as they are on a day: what has lapsed is gone, who waits has moved up."""
    queue, _events = settle(queue_of(rights), on)
    in_force = {seizure.right_id: seizure for seizure in queue.seizures}
    result = []
    for right in rights:
        if right.kind == RightKind.SEIZURE:
            if right.right_id in in_force:
                result.append(as_seized(right, queue))
        elif right.last_day is None or right.last_day >= on:
            result.append(right)
    return tuple(result)


def as_seized(right: Right, queue: Queue) -> Right:
    last_day = queue.get(right.right_id).last_day
    return replace(right, last_day=last_day, waiting=queue.waiting_number(right.right_id))


def queue_of(rights: Iterable[Right]) -> Queue:
    """The seizures among the rights of one unit, on the shares its owners hold."""
    every = list(rights)
    owners = [person for right in every if right.kind == RightKind.OWNERSHIP for person in right.holders]
    shares = [p.document_hash for p in owners if p.co_ownership == CoOwnership.SHARES]
    return Queue.of((seizure_of(r.right_id, r.content) for r in every if r.kind == RightKind.SEIZURE), shares)
