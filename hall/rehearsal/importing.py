"""Homes of a list enter the register: parcels, buildings, units and a first ownership each (G29)."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice

from django.db import transaction

from hall.clock import now
from hall.identity.numbers import JURISDICTION
from hall.rehearsal.homes import BadRow, Home
from hall.rehearsal.models import ImportedHome
from hall.rehearsal.people import made_up_person
from hall.staff.actors import CLOCKWORK
from registration.holders import Holder
from registration.models import Building, Parcel, RealEstateUnit
from registration.plans import Plan
from registration.restrictions import read_books
from registration.services.entering import enter
from registration.services.surveying import planned_unit, survey_units
from registration.writers.ownership import FirstOwnership, first_ownership

BATCH = 500
DISTRICT = "901"
"""地籍区 of imported homes, apart from those surveyed by hand."""
AGES = {5: 6 * 365, 2: 3 * 365, 0: 365}
"""Days since the first ownership was registered, by the years the list says it has been held."""
HOUSE = {"house_type": "1", "use": "11", "housing_nature": "0", "structure": "3"}


@dataclass
class Result:
    """What an import did: homes made, rows that were there already, and the bad rows."""

    made: int = 0
    known: int = 0
    bad: list[BadRow] = field(default_factory=list)


def import_homes(
    rows: Iterable[Home | BadRow],
    *,
    limit: int | None = None,
    progress: Callable[[int], None] = lambda n: None,
) -> Result:
    """Bring every good row into the register once; each batch is one transaction, so a kill loses none."""
    result, seen = Result(), Counter[str]()
    places = Places()
    for batch in _batches(islice(rows, limit) if limit else rows):
        homes = [row for row in batch if isinstance(row, Home)]
        result.bad += [row for row in batch if isinstance(row, BadRow)]
        marked = {fingerprint(home, seen): home for home in homes}
        known = set(ImportedHome.objects.filter(fingerprint__in=marked).values_list("fingerprint", flat=True))
        fresh = {mark: home for mark, home in marked.items() if mark not in known}
        if fresh:
            _enter(fresh, places)
        result.made, result.known = result.made + len(fresh), result.known + len(known)
        progress(len(batch))
    return result


def _batches(rows: Iterable[Home | BadRow]) -> Iterator[list[Home | BadRow]]:
    walk = iter(rows)
    while batch := list(islice(walk, BATCH)):
        yield batch


def fingerprint(home: Home, seen: Counter[str]) -> str:
    """What a row says, and the how-manieth of its kind it is."""
    words = f"{home.community}|{home.area}|{home.price}|{home.held_years}|{home.floors}|{home.built}"
    seen[words] += 1
    return hashlib.sha256(f"{words}|{seen[words]}".encode()).hexdigest()


class Places:
    """Parcels and buildings by community, and the next free number of each."""

    def __init__(self) -> None:
        imported = Parcel.objects.filter(number__contains=DISTRICT, number__regex=rf"^\d{{6}}{DISTRICT}")
        self.parcels = {parcel.address: parcel for parcel in imported}
        self.buildings = {b.parcel_id: b for b in Building.objects.filter(parcel__in=imported)}
        self.rooms: Counter[str] = Counter(
            number[:19] for number in ImportedHome.objects.values_list("unit_number", flat=True)
        )
        self.counties = sorted(str(code) for code in JURISDICTION)
        self.people = ImportedHome.objects.count()

    def parcel_of(self, home: Home) -> tuple[Parcel, Building]:
        """The community's parcel with its building, made when it is met first."""
        place = len(self.parcels)
        county = self.counties[sum(home.community.encode()) % len(self.counties)]
        address = f"{JURISDICTION[county]}{home.community}"
        if address not in self.parcels:
            built = home.built or 2000
            self.parcels[address] = Parcel.objects.create(
                number=f"{county}{DISTRICT}{place // 99999 + 1:03d}GB{place % 99999 + 1:05d}",
                address=address,
                area=Decimal(20000),
                starts_on=datetime(built, 1, 1).date(),  # noqa: DTZ001 - a date without time
                ends_on=datetime(built + 70, 1, 1).date(),  # noqa: DTZ001 - a date without time
            )
            parcel = self.parcels[address]
            self.buildings[parcel.pk] = Building.objects.create(
                parcel=parcel, number="0001", name=f"{home.community}1幢", floors_above=home.floors or 6
            )
        parcel = self.parcels[address]
        return parcel, self.buildings[parcel.pk]

    def unit_of(self, home: Home) -> RealEstateUnit:
        """The next unit of the community, unsaved."""
        parcel, building = self.parcel_of(home)
        self.rooms[parcel.number] += 1
        room = self.rooms[parcel.number]
        return planned_unit(
            number=f"{parcel.number}F0001{room:04d}",
            parcel=parcel,
            building=building,
            address=f"{parcel.address}1幢{room}房",
            measured_area=home.area,
            floors_total=home.floors,
            **HOUSE,
        )


@transaction.atomic
def _enter(fresh: dict[str, Home], places: Places) -> None:
    units = {mark: places.unit_of(home) for mark, home in fresh.items()}
    survey_units(units.values())
    by_age: dict[int, list[str]] = defaultdict(list)
    for mark, home in fresh.items():
        by_age[home.held_years].append(mark)
    for held_years, marks in by_age.items():
        books = read_books([units[mark].number for mark in marks])
        plans = []
        for mark in marks:
            places.people += 1
            plans.append(first_ownership(_first(units[mark].number, fresh[mark], places.people), books))
        moment = now() - timedelta(days=AGES[held_years])
        enter(Plan.of(plans), case_number="存量导入", by=CLOCKWORK, at=moment)
    ImportedHome.objects.bulk_create(
        ImportedHome(
            fingerprint=mark, unit_number=units[mark].number, price=home.price, held_years=home.held_years
        )
        for mark, home in fresh.items()
    )


def _first(number: str, home: Home, serial: int) -> FirstOwnership:
    owner = made_up_person(serial)
    holder = Holder(owner.name, owner.document_kind, owner.document_number)
    price = (home.price * Decimal("0.6")).quantize(Decimal("0.01"))
    return FirstOwnership((number,), (holder,), cause="存量登记数据导入", prices={number: price})
