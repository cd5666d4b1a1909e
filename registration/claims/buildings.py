"""How a case is read by which a building is first registered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hall.cases.models import Case, CasePart
from hall.cases.states import ApplicantRole
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from registration.books import Right, UnitBook
from registration.claims.people import registered_parties
from registration.claims.reading import claims, holders_of, payload_of, subject_numbers
from registration.models import RealEstateUnit, Standing
from registration.models.choices import Collateral, RightKind, UnitStatus
from registration.restrictions import land_number, read_books
from registration.writers.buildings import FirstBuilding
from registration.writers.ownership import FirstOwnership

LARGE = "在建建筑物抵押权仍然存在，当事人应当申请转为房屋抵押权"


@claims(RegisterEffect.OPEN_OWNERSHIP)
def first_building(case: Case, part: CasePart) -> FirstBuilding:
    """首次登记: every unit of the case, the common parts apart, and what stands on them."""
    numbers = subject_numbers(case)
    books = read_books(numbers)
    common = tuple(number for number in numbers if number in books and books[number].unit.is_common)
    owned = tuple(number for number in numbers if number not in set(common))
    planned = payload_of(case, m.PLANNING_COMPLIANCE.code)
    mortgages = construction_mortgages(books.values())
    agreed = creditors_applying(case, mortgages)
    return FirstBuilding(
        FirstOwnership(
            owned,
            holders_of(case, part, ApplicantRole.OBLIGEE),
            document_number=str(planned.get("number") or ""),
            note=LARGE if len(agreed) < len(mortgages) else "",
        ),
        common=common,
        mortgages=registered_parties(agreed),
        land=used_up_land(numbers, books),
    )


def construction_mortgages(books: Iterable[UnitBook]) -> list[Right]:
    return [
        right
        for book in books
        for right in book.mortgages
        if right.content.collateral == Collateral.UNDER_CONSTRUCTION
    ]


def creditors_applying(case: Case, mortgages: list[Right]) -> list[Right]:
    """Mortgages whose creditors apply in this case as well (实施细则 77: upon application)."""
    applying = {one.document_hash for one in case.people}
    return [right for right in mortgages if right.documents <= applying]


def used_up_land(numbers: tuple[str, ...], books: Mapping[str, UnitBook]) -> str:
    """The parcel's own unit, where nothing but its right stands on it and no building is still to come."""
    parcels = {number[:19] for number in numbers}
    if len(parcels) != 1 or not books:
        return ""
    land = land_number(numbers[0])
    standing = list(Standing.objects.of_unit(land).values_list("kind", flat=True))
    if standing != [RightKind.LAND_USE] or still_to_come(numbers):
        return ""
    return land


def still_to_come(numbers: tuple[str, ...]) -> bool:
    """Whether the parcel has a valid unit of a building that has no title and is not of this case."""
    titled = Standing.objects.filter(kind=RightKind.OWNERSHIP).values("unit")
    waiting = RealEstateUnit.objects.on_parcel(numbers[0][:19]).filter(
        building__isnull=False, status=UnitStatus.VALID
    )
    return waiting.exclude(pk__in=titled).exclude(number__in=numbers).exists()
