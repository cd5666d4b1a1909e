"""What the register knows of a unit before there is a case (facts port)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.db.models import Exists, OuterRef

from hall.cases.ports import Subject, fact
from hall.cases.states import CoOwnership
from hall.clock import HALL_ZONE
from hall.identity.documents import is_person
from registration.books import Right, UnitBook
from registration.earlier_owners import held_since
from registration.gates.burdens import CIVIL_CODE, mortgage_words
from registration.models import Certificate, RealEstateUnit, Standing
from registration.models.choices import Collateral, HousingNature, LandNature, MortgageManner, RightKind
from registration.restrictions import read_books
from registration.sealing_courts import sealer_of

POLICY_HOUSING = frozenset(
    {
        HousingNature.PRICE_CAPPED,
        HousingNature.AFFORDABLE,
        HousingNature.ORDERED,
        HousingNature.COLLECTIVELY_FUNDED,
        HousingNature.WELFARE,
        HousingNature.PUBLIC_RENTAL,
        HousingNature.LOW_RENT,
    }
)
"""政策性住房 for [S2] 四: 上市须住建审核; 公租 and 廉租 are not sold at all."""

PARCEL: Final = 19
"""So many characters of a unit number are its parcel's."""


def books_of(subject: Subject) -> list[UnitBook]:
    """The books of the subject's units, read once for all facts."""
    return subject.once("books", lambda: list(read_books(subject.unit_numbers).values()))


def rights_of(subject: Subject, kind: str) -> list[Right]:
    return [right for book in books_of(subject) for right in getattr(book, kind)]


@fact("unit_in_the_book")
def unit_in_the_book(subject: Subject) -> dict[str, Any]:
    """What the book says of the first unit: address, area (㎡), acquired_on, housing, owners …"""
    books = books_of(subject)
    if not books:
        return {}
    book, known = books[0], natural_facts(books[0])
    if title := book.title:
        content = title.content
        known |= {
            "acquired_on": getattr(content, "acquired_on", None)
            or title.registered_at.astimezone(HALL_ZONE).date(),
            "owners": title.names,
            "owner_is_person": all(is_person(one.document_kind) for one in title.holders),
        }
    return {name: value for name, value in known.items() if value not in (None, "")}


@fact("home_held_since")
def home_held_since(subject: Subject) -> date | None:
    """The earlier owner's day, where an heir or a relative goes on counting from it (国税发〔2005〕172号)."""
    books = books_of(subject)
    return held_since(books[0]) if books else None


@fact("addresses_in_the_book")
def addresses_in_the_book(subject: Subject) -> dict[str, str]:
    """坐落 of every unit the book knows, by number."""
    return {book.unit.number: book.unit.address for book in books_of(subject)}


def natural_facts(book: UnitBook) -> dict[str, Any]:
    unit = book.unit
    return {
        "address": unit.address,
        "area": unit.area or unit.land_area,
        "housing": unit.is_housing,
        "housing_nature": unit.housing_nature,
        "land_nature": unit.land_nature,
        "use": unit.get_use_display() if unit.use else unit.land_use,
    }


@fact("seizing_courts")
def seizing_courts(subject: Subject) -> list[str]:
    """Who holds the first place on the units, land and houses reached included."""
    names = (sealer_of(one) for one in rights_of(subject, "blocking_seizures"))
    return list(dict.fromkeys(names))


@fact("burdens_in_the_book")
def burdens_in_the_book(subject: Subject) -> dict[str, list[str]]:
    """What a court's order must say about: mortgages, notices, objections, each in words, masked."""
    return {
        "mortgages": [mortgage_words(right) for right in rights_of(subject, "mortgages")],
        "notices": [
            f"{right.names}的{right.content}预告登记（{right.case_number}）"
            for right in rights_of(subject, "notices")
        ],
        "objections": [
            f"{right.names}的异议登记（{right.case_number}）" for right in rights_of(subject, "objections")
        ],
    }


@fact("cases_of_certificate")
def cases_of_certificate(subject: Subject) -> list[str]:
    """G11 – the case that made this certificate (its number in `declared`)."""
    made = Certificate.objects.filter(number=str(subject.declared.get("certificate", "")))
    return list(made.exclude(case_number="").values_list("case_number", flat=True))


@fact("is_allocated_land")
def is_allocated_land(subject: Subject) -> bool:
    """划拨."""
    return any(book.unit.land_nature == LandNature.ALLOCATED for book in books_of(subject))


@fact("is_granted_land")
def is_granted_land(subject: Subject) -> bool:
    """出让."""
    return any(book.unit.land_nature == LandNature.GRANTED for book in books_of(subject))


@fact("is_policy_housing")
def is_policy_housing(subject: Subject) -> bool:
    """政策性住房 by 房屋性质."""
    return any(book.unit.housing_nature in POLICY_HOUSING for book in books_of(subject))


@fact("is_divided_ownership")
def is_divided_ownership(subject: Subject) -> bool:
    """建筑物区分所有: more than one unit in the building."""
    return any(book.unit.building_id and book.unit.number[24:] != "0000" for book in books_of(subject))


@fact("has_advance_notice")
def has_advance_notice(subject: Subject) -> bool:
    """A buyer's or creditor's advance notice stands on the unit."""
    return bool(rights_of(subject, "notices"))


@fact("notice_holder_consent_is_needed")
def notice_holder_consent_is_needed(subject: Subject) -> bool:
    """check:R05 – a buyer's notice of somebody who is not an applicant."""
    applying = frozenset(subject.document_hashes)
    return any(not notice.documents <= applying for notice in rights_of(subject, "sale_notices"))


@fact("untitled_units")
def untitled_units(subject: Subject) -> list[tuple[str, str]]:
    """The units without a title of a building, named by 24 characters, each with its address."""
    building = subject.unit_numbers[0]
    titled = Standing.objects.filter(kind=RightKind.OWNERSHIP, unit=OuterRef("pk"))
    units = RealEstateUnit.objects.valid().on_parcel(building[:PARCEL]).filter(building__number=building[20:])
    return list(units.filter(~Exists(titled)).order_by("number").values_list("number", "address"))


@fact("has_objection")
def has_objection(subject: Subject) -> bool:
    """check:R07 – an objection is effective."""
    return bool(rights_of(subject, "objections"))


@fact("mortgagee_consent_is_needed")
def mortgagee_consent_is_needed(subject: Subject) -> bool:
    """check:R09, check:R11 – a mortgage that forbids the transfer, or of before 2021.

    A mortgagee who applies as well has agreed.
    """
    applying = frozenset(subject.document_hashes)
    return any(
        not mortgage.documents <= applying
        and (mortgage.content.forbids_transfer or mortgage.registered_at < CIVIL_CODE)
        for mortgage in rights_of(subject, "mortgages")
    )


@fact("is_encumbered")
def is_encumbered(subject: Subject) -> bool:
    """check:R29 – mortgage, easement, residence right or notice stands on the unit."""
    return any(rights_of(subject, kind) for kind in ("mortgages", "easements", "residences", "notices"))


@fact("is_under_construction")
def is_under_construction(subject: Subject) -> bool:
    """在建建筑物: predicted, not yet measured."""
    return any(book.unit.survey == "predicted" for book in books_of(subject))


@fact("has_construction_mortgage")
def has_construction_mortgage(subject: Subject) -> bool:
    """check:R28 – a mortgage of the building in construction reaches the unit."""
    return any(
        right.kind == RightKind.MORTGAGE and right.content.collateral == Collateral.UNDER_CONSTRUCTION
        for book in books_of(subject)
        for right in book.rights + book.land
    )


@fact("is_maximum_mortgage")
def is_maximum_mortgage(subject: Subject) -> bool:
    """民法典 421 – a 最高额抵押权 of one of the applicants whose claims are not determined yet."""
    applying = frozenset(subject.document_hashes)
    return any(
        mortgage.content.manner == MortgageManner.MAXIMUM
        and not mortgage.content.determined_fact
        and mortgage.documents & applying
        for mortgage in rights_of(subject, "mortgages")
    )


@fact("holder_was_renamed")
def holder_was_renamed(subject: Subject) -> bool:
    """check:R02 – declared, or somebody applies with a holder's number under another name."""
    return bool(subject.declared.get("holder_was_renamed")) or any(
        subject.names.get(person.document_hash, person.name) != person.name
        for kind in ("mortgages", "easements", "residences", "notices", "objections")
        for right in rights_of(subject, kind)
        for person in right.holders
    )


@fact("share_goes_to_outsider")
def share_goes_to_outsider(subject: Subject) -> bool:
    """check:R16 – owners in shares, not all of them apply, and somebody applies who is none of them."""
    applying = frozenset(subject.document_hashes)
    return any(
        any(person.co_ownership == CoOwnership.SHARES for person in book.title.holders)
        and not book.title.documents <= applying
        and not applying <= book.title.documents
        for book in books_of(subject)
        if book.title is not None
    )
