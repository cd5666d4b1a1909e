"""Building sites of a street: presold homes, and what still may be filed on them."""

from __future__ import annotations

from typing import Final

from hall.cases.models import CaseUnit
from hall.rehearsal.mixed.estates import AREA, BUILDING, owned_land
from hall.rehearsal.mixed.street import Street
from hall.rehearsal.mortgages import filing, presale_paper
from hall.rehearsal.owners import holders_of, owner_of
from hall.rehearsal.people import MadeUp
from registration.books import UnitBook
from registration.models import Parcel, RealEstateUnit
from registration.restrictions import read_books
from registration.services.surveying import survey_building, survey_unit
from transactions.models import HousingResult, PresaleFiling

FLATS: Final = 3
"""Presold homes planned at a time."""


def land_of(number: str) -> str:
    """The unit of the land a flat stands on."""
    return f"{number[:19]}W00000000"


def presold_home(street: Street) -> tuple[str, MadeUp]:
    """A predicted flat on a developer's land on which nothing stands, planned where there is none."""
    found = street.find(is_presold)
    if found:
        return found.unit.number, owner_of(land_of(found.unit.number))
    land, firm = owned_land(street)
    parcel = Parcel.objects.get(number=land[:19])
    building = survey_building(parcel=parcel, number=BUILDING, name="演练花园1幢", floors_above=18)
    planned = [
        survey_unit(
            number=f"{parcel.number}F{BUILDING}{floor:04d}",
            parcel=parcel,
            building=building,
            address=f"{parcel.address}1幢{floor}01房",
            room=f"{floor}01",
            use="11",
            house_type="1",
            housing_nature="0",
            structure="3",
            survey="predicted",
            predicted_area=AREA,
        )
        for floor in range(1, FLATS + 1)
    ]
    street.add(*planned)
    return planned[0].number, firm


def is_presold(book: UnitBook) -> bool:
    """Predicted, nothing registered or filed on it, and nothing that binds the whole site."""
    return (
        book.unit.survey == "predicted"
        and book.unit.status == "1"
        and not book.rights
        and not has_contract(book.unit.number)
        and is_quiet(book.unit.number)
    )


def has_contract(number: str) -> bool:
    """A contract of the home is on file."""
    return (
        HousingResult.objects.filter(unit_number=number).exists()
        or PresaleFiling.objects.filter(unit_number=number).exists()
    )


def is_quiet(number: str) -> bool:
    """No case is open on the flat's site, no bank and no court has a hold on its land or any of its flats.

    Whoever finishes the building or mortgages it has all of them before the registry at once.
    """
    if CaseUnit.objects.filter(number__startswith=number[:19], is_open=True).exists():
        return False
    site = RealEstateUnit.objects.filter(parcel__number=number[:19]).values_list("number", flat=True)
    return not any(book.seizures or book.mortgages for book in read_books(list(site)).values())


def noticed_home(street: Street) -> tuple[str, MadeUp, MadeUp]:
    """A presold flat with its buyer's notice only: number, buyer, developer."""
    found = street.find(has_one_notice)
    if found:
        return found.unit.number, *sides_of(found)
    number, firm = presold_home(street)
    buyer = street.person()
    application = filing("presale-advance-notice", [number], takers=[buyer], givers=[firm])
    street.first(application, presale_paper())
    return number, buyer, firm


def has_one_notice(book: UnitBook) -> bool:
    return (
        book.unit.survey == "predicted"
        and len(book.rights) == 1
        and len(book.sale_notices) == 1
        and len(book.sale_notices[0].holders) == 1
        and is_quiet(book.unit.number)
    )


def sides_of(book: UnitBook) -> tuple[MadeUp, MadeUp]:
    """The buyer of a notice and the developer."""
    notice = book.sale_notices[0]
    return holders_of(notice)[0], owner_of(land_of(book.unit.number))
