"""Everything that stands on a unit, read in a few plain queries: for gates, panels, facts and writers.

What lapses by date is evaluated for the day asked, whether or not its ending has been entered; so is the
order of seizures. A seizure of the land reaches the house of the same owner and back (查扣冻规定 21).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, JSONField, Q
from django.db.models.expressions import RawSQL

from hall.cases.states import CoOwnership
from hall.clock import now, today
from registration.books import TITLES, Person, Right, UnitBook, seizure_of
from registration.held_seizures import NONE, held
from registration.models import RealEstateUnit, Standing
from registration.models.choices import RightKind
from registration.models.entries import fetch_contents
from registration.seizures import Queue, settle

PEOPLE_OF_ENTRY: Final = RawSQL(
    """
    ARRAY(
        SELECT jsonb_build_object(
            'id', person.id,
            'name', person.name,
            'document_kind', person.document_kind,
            'document_hash', person.document_hash,
            'role', person.role,
            'position', person.position,
            'co_ownership', person.co_ownership,
            'share_numerator', person.share_numerator,
            'share_denominator', person.share_denominator,
            'separate_certificate', person.separate_certificate
        )
        FROM registration_party person
        WHERE person.entry_id = registration_standing.entry_id
        ORDER BY person.position
    )
    """,
    (),
    output_field=ArrayField(JSONField()),
)
"""The parties of a standing right along with it; in SQL, since building it anew took most of a reading."""


def read_book(number: str, *, on: date | None = None) -> UnitBook:
    """One unit's book. Raises RealEstateUnit.DoesNotExist for an unknown number."""
    books = read_books([number], on=on)
    if number not in books:
        raise RealEstateUnit.DoesNotExist(number)
    return books[number]


def read_books(numbers: Iterable[str], *, on: date | None = None) -> dict[str, UnitBook]:
    """The books of units by number, however many in the same few queries; unknown numbers are left out."""
    day, wanted = on or today(), sorted(set(numbers))
    units = RealEstateUnit.objects.filter(number__in=wanted).select_related("parcel", "building")
    by_number = {unit.number: unit for unit in units}
    found = standing_on(by_number.values()) if by_number else {}
    kept = held(found, day)
    at_day = {number: evaluated(rights, day, kept.get(number, NONE)) for number, rights in found.items()}
    return {number: book_of(unit, at_day, day) for number, unit in by_number.items()}


def standing_on(units: Iterable[RealEstateUnit]) -> dict[str, list[Right]]:
    """What stands on the units, on their parcels' own units, and what seizes the houses of bare land."""
    every = list(units)
    rows = list(
        Standing.objects.filter(on_units(every) | on_houses_of(every))
        .select_related("entry__ownership", "entry__land_use")
        .annotate(unit_number=F("unit__number"), party_rows=PEOPLE_OF_ENTRY)
        .order_by("unit_number", "registered_at", "id")
    )
    fetch_contents(row.entry for row in rows if row.kind not in TITLES)
    found: dict[str, list[Right]] = defaultdict(list)
    for row in rows:
        found[vars(row)["unit_number"]].append(right_of(row, people_on(row)))
    return found


def on_units(units: Iterable[RealEstateUnit]) -> Q:
    """On the units themselves or on the land they stand on."""
    numbers = {unit.number for unit in units}
    return Q(unit__number__in=numbers | {land_number(number) for number in numbers})


def on_houses_of(units: Iterable[RealEstateUnit]) -> Q:
    """The seizures, with the titles they seize, of the houses on bare land; nothing where none is bare."""
    bare = [unit.parcel_id for unit in units if unit.is_bare_land]
    if not bare:
        return Q(pk__in=[])
    seized = Standing.objects.filter(kind=RightKind.SEIZURE, unit__parcel__in=bare).values("unit")
    return Q(kind__in=(RightKind.SEIZURE, RightKind.OWNERSHIP), unit__in=seized)


def people_on(row: Standing) -> tuple[Person, ...]:
    """The parties fetched along with a standing right."""
    values: list[dict[str, Any]] = vars(row)["party_rows"]
    return tuple(Person.of(value) for value in values)


def right_of(standing: Standing, people: tuple[Person, ...]) -> Right:
    entry = standing.entry
    return Right(
        unit_number=vars(standing)["unit_number"],
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


def book_of(unit: RealEstateUnit, found: dict[str, tuple[Right, ...]], on: date) -> UnitBook:
    """A unit's book among what stands on a day on the units, their land and their houses."""
    land = land_number(unit.number)
    houses = [n for n in found if unit.is_bare_land and n[:19] == unit.number[:19] and n != unit.number]
    return UnitBook(
        unit=unit,
        on=on,
        read_at=now(),
        rights=found.get(unit.number, ()),
        land=() if unit.is_bare_land else found.get(land, ()),
        houses=tuple(right for number in houses for right in found[number]),
    )


def evaluated(rights: list[Right], on: date, kept: frozenset[UUID] = NONE) -> tuple[Right, ...]:
    """The rights of one unit as they are on a day: what has lapsed is gone, who waits has moved up.

    `kept` are the seizures whose renewal was served in time (`registration.held_seizures`).
    """
    queue, _events = settle(queue_of(rights), on, kept)
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
