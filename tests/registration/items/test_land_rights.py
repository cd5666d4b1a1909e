"""Rows 1–4: the right to use bare land begins, changes, passes and ends."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from hall.cases.models import Case
from hall.cases.ports import GATES, Ask
from hall.cases.services.intake import open_case
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.clock import HALL_ZONE, now
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import is_archived, journey
from hall.rehearsal.sales import step
from registration.models import Certificate, Parcel
from registration.restrictions import read_book
from registration.writers.land import FirstLand
from tests.cases.makers import holder
from tests.registration import makers
from tests.registration.items.makers import (
    FIVE_DAYS,
    GETS,
    GIVES,
    certificates_of,
    company,
    due,
    entries_of,
    fees,
    filed,
    papers_of,
    taxes,
)
from tests.registration.makers import HOME, LAND, home, title, write

pytestmark = pytest.mark.django_db
DEVELOPER, NEXT = company(1, "云浮翠石置业有限公司"), company(2, "云浮石语文化有限公司")
TEN_DAYS, THREE_DAYS = (date(2026, 10, 9), date(2026, 11, 5)), (date(2026, 9, 22), date(2026, 11, 5))
PRICE = Decimal("20000000.00")
SOURCE = {
    "number": "445302-2026-000012",
    "issued_on": date(2026, 8, 1),
    "price": PRICE,
    "begins_on": date(2026, 8, 1),
    "ends_on": date(2096, 7, 31),
}
LONG_AGO = datetime(2016, 8, 1, 10, 0, tzinfo=HALL_ZONE)
PROOF = {"number": "云自然资函〔2026〕7号", "issued_on": date(2026, 9, 1)}


@pytest.fixture
def hall() -> Crew:
    return crew()


def land(**facts: Any) -> None:
    """The parcel's own unit, registered for the developer."""
    makers.unit(LAND, **facts)
    write(
        RegisterEffect.OPEN_LAND,
        FirstLand((LAND,), (holder(DEVELOPER),), "出让"),
        case="2016080100001",
        at=LONG_AGO,
    )


def answer(word: str, case: Case, step: str = "accept") -> Any:
    return GATES[word](Ask(Case.objects.get(pk=case.pk), step, crew().approves, now()))


@pytest.mark.clause("P1", "P7", "P9")
def test_land_is_registered_for_the_first_time(hall: Crew) -> None:
    makers.unit(LAND)
    case = journey(
        filed(
            "land-first-registration",
            (GETS, DEVELOPER),
            units=(LAND,),
            papers={m.LAND_TITLE_SOURCE.code: SOURCE},
        ),
        hall,
    )
    right = title(LAND)
    assert [person.name for person in right.holders] == [DEVELOPER.name]
    assert (right.cause, right.content.area, right.content.price) == ("出让", Decimal("12000.00"), PRICE)
    assert (right.content.starts_on, right.content.ends_on) == (date(2026, 8, 1), date(2096, 7, 31))
    assert Parcel.objects.get().ends_on == date(2096, 7, 31)
    assert entries_of(case) == [("land-use", "begin")]
    assert taxes(case) == {"deed-tax obligee": Decimal("600000.00"), "stamp-duty obligee": Decimal("5000.00")}
    assert fees(case) == Decimal("550.00")
    assert due(case) == TEN_DAYS
    assert papers_of(case) >= {"application", "acceptance", "tax-notice", "certificate"}
    assert [one.right_kind for one in certificates_of(case)] == ["land-use"]
    assert is_archived(case)


@pytest.mark.clause("check:R01")
def test_land_is_not_registered_twice_and_a_house_is_not_land(hall: Crew) -> None:
    land()
    case = open_case(filed("land-first-registration", (GETS, NEXT), units=(LAND,)), by=hall.accepts)
    assert "不能再办首次登记" in answer("no_title_registered_yet", case).message
    with pytest.raises(ValidationError, match="已有建设用地使用权登记"):
        write(RegisterEffect.OPEN_LAND, FirstLand((LAND,), (holder(NEXT),), "出让"))
    makers.unit(HOME)
    with pytest.raises(ValidationError, match="第 20 位为 W"):
        write(RegisterEffect.OPEN_LAND, FirstLand((HOME,), (holder(NEXT),), "出让"))


def test_new_terms_of_land_are_approved_paid_for_and_registered(hall: Crew) -> None:
    land()
    old = Certificate.objects.get()
    until, area = date(2066, 7, 31), Decimal(11980)
    approval = PROOF | {"new_land_use": "商服用地", "new_ends_on": until, "price": Decimal(1000000)}
    filing = filed(
        "land-alteration",
        (GETS, DEVELOPER),
        units=(LAND,),
        papers={
            m.LAND_TERMS_APPROVAL.code: approval,
            m.ALTERATION_PROOF.code: PROOF | {"new_area": area},
        },
        land_terms_change=True,
        boundary_changes=True,
    )
    case = journey(filing, hall)
    content, parcel = title(LAND).content, Parcel.objects.get()
    assert (content.land_use, content.ends_on, content.area) == ("商服用地", until, area)
    assert (parcel.land_use, parcel.ends_on, parcel.area) == ("商服用地", until, area)
    assert entries_of(case) == [("land-use", "alter")]
    assert taxes(case) == {"deed-tax obligee": Decimal("30000.00"), "stamp-duty obligee": Decimal("250.00")}
    assert Certificate.objects.get(pk=old.pk).state == "withdrawn"
    assert (fees(case), due(case), is_archived(case)) == (Decimal(0), FIVE_DAYS, True)


@pytest.mark.clause("check:R24")
def test_granted_land_passes_once_a_quarter_is_built(hall: Crew) -> None:
    land()
    sale = {"contract_number": "土2026-1", "signed_on": date(2026, 9, 1), "price": PRICE}
    filing = filed(
        "land-transfer", (GIVES, DEVELOPER), (GETS, NEXT), units=(LAND,), papers={m.SALE_CONTRACT.code: sale}
    )
    waiting = open_case(filing, by=hall.accepts)
    assert "25%" in answer("granted_land_is_paid_and_built", waiting).message
    step(waiting, "withdraw", by=hall.accepts, reason="改日再办")
    case = journey(filing, hall)
    assert [person.name for person in title(LAND).holders] == [NEXT.name]
    assert entries_of(case) == [("land-use", "supersede"), ("land-use", "begin")]
    assert taxes(case)["deed-tax obligee"] == Decimal("582524.27")
    assert taxes(case)["vat obligor"] == Decimal("582524.27")
    assert case.materials.filter(material=m.INVESTMENT_PROOF.code, state="supplied").exists()
    assert (fees(case), due(case), is_archived(case)) == (Decimal(550), FIVE_DAYS, True)


@pytest.mark.clause("check:R14")
def test_land_does_not_pass_without_the_houses_of_its_owner_on_it(hall: Crew) -> None:
    land()
    home(HOME, holder(DEVELOPER))
    case = open_case(filed("land-transfer", (GIVES, DEVELOPER), (GETS, NEXT), units=(LAND,)), by=hall.accepts)
    assert "一并处分" in answer("land_and_house_go_together", case).message


def test_the_right_to_use_land_ends(hall: Crew) -> None:
    land()
    papers = {m.CANCELLATION_PROOF.code: PROOF | {"ground": "taken"}}
    case = journey(filed("land-cancellation", (GETS, DEVELOPER), units=(LAND,), papers=papers), hall)
    assert read_book(LAND).title is None
    assert entries_of(case) == [("land-use", "end")]
    assert not Certificate.objects.valid().exists()
    assert (fees(case), due(case), is_archived(case)) == (Decimal(0), THREE_DAYS, True)


@pytest.mark.clause("S2")
def test_the_area_of_a_right_to_land_is_corrected_with_its_unit_and_parcel(hall: Crew) -> None:
    land()
    wrong = {"item": "area", "wrong_value": "12000.00", "right_value": "11980.50"}
    filing = filed(
        "correction",
        (GETS, DEVELOPER),
        units=(LAND,),
        papers={m.ERROR_PROOF.code: wrong},
        declared={"applicant_is_holder": True},
    )
    journey(filing, hall, until="recorded")
    area = Decimal("11980.50")
    assert (title(LAND).content.area, read_book(LAND).unit.land_area, Parcel.objects.get().area) == (
        area,
    ) * 3
