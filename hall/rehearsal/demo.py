"""The demo hall: homes in every situation a counter meets, and sales at every stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from hall.cases.models import Case
from hall.catalogue.words import RegisterEffect
from hall.clock import now, today
from hall.exchange.courier import deliver_all
from hall.identity.documents import DocumentKind
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.handing_out import stock_up
from hall.rehearsal.inquiries import file_demo_inquiries
from hall.rehearsal.people import MadeUp, made_up_person
from hall.rehearsal.policies import make_policies
from hall.rehearsal.sales import file_sale, pay_everything, review_and_record, sale_filing
from hall.rehearsal.simulators import connect_departments
from hall.staff.actors import CLOCKWORK
from registration.holders import Holder
from registration.models import RealEstateUnit
from registration.services.recording import record
from registration.services.surveying import survey_building, survey_parcel, survey_unit
from registration.writers.burdens import NewMortgage
from registration.writers.notices import NewNotice, NewObjection
from registration.writers.ownership import FirstOwnership
from registration.writers.seizures import NewSeizure
from taxation.services.assessing import issue

PARCEL = "445302001002GB00012"
FLAT = {
    "house_type": "1",
    "use": "11",
    "structure": "3",
    "floors_total": 18,
    "completed_on": date(2013, 5, 1),
}
EARLIER = "存量登记"
"""Stands where the number of a case would: what the demo's books held before the hall opened."""
BANK = Holder("云石银行云城支行", DocumentKind.USCC, "91445399MA4TEKT06L")


@dataclass(frozen=True)
class DemoHome:
    """A flat of the demo: its room, area, nature, what stands on it, and how far its sale has come."""

    room: int
    area: str
    nature: str = "0"
    burden: str = ""
    stage: str = ""
    since: str = "2019-05-14"


HOMES = (
    DemoHome(1, "118.36"),
    DemoHome(2, "89.50"),
    DemoHome(3, "140.00"),
    DemoHome(4, "143.20", since="2025-06-30"),
    DemoHome(5, "76.80", burden="mortgage"),
    DemoHome(6, "102.14", burden="mortgage-forbids"),
    DemoHome(7, "95.00", burden="seizure"),
    DemoHome(8, "121.75", burden="objection"),
    DemoHome(9, "88.00", burden="notice"),
    DemoHome(10, "70.20", nature="6"),
    DemoHome(11, "99.90", stage="accepted"),
    DemoHome(12, "110.00", stage="assessed"),
    DemoHome(13, "86.40", stage="paid"),
    DemoHome(14, "128.30", stage="recorded"),
    DemoHome(15, "104.61", stage="accepted", burden="mortgage"),
)


@dataclass(frozen=True)
class Made:
    """What the demo consists of."""

    homes: int
    cases: int


def load_demo_hall() -> Made:
    """Make whatever of the demo is not there yet; a second call changes nothing."""
    people = crew()
    connect_departments()
    stock_up(1_000, by=people.engrosses)
    make_policies()
    for home in HOMES:
        if not RealEstateUnit.objects.filter(number=number_of(home)).exists():
            _make(home, people)
    file_demo_inquiries(_asked_about("seizure"), _asked_about("mortgage"), people)
    return Made(len(HOMES), Case.objects.count())


def _asked_about(burden: str) -> tuple[str, str]:
    """Unit number and owner of the first demo home with this burden."""
    home = next(one for one in HOMES if one.burden == burden)
    return number_of(home), owner_of(home).name


def number_of(home: DemoHome) -> str:
    return f"{PARCEL}F0003{home.room:04d}"


def owner_of(home: DemoHome) -> MadeUp:
    return made_up_person(100 + home.room)


@transaction.atomic
def _make(home: DemoHome, people: Crew) -> None:
    number, owner = number_of(home), owner_of(home)
    parcel = survey_parcel(
        number=PARCEL,
        address="云城区翠石路66号",
        area=Decimal(12000),
        starts_on=date(2012, 7, 1),
        ends_on=date(2082, 6, 30),
    )
    building = survey_building(parcel=parcel, number="0003", name="云岭花园3幢", floors_above=18)
    area = Decimal(home.area)
    survey_unit(
        number=number,
        parcel=parcel,
        building=building,
        address=f"云城区翠石路66号云岭花园3幢{home.room + 1200}房",
        measured_area=area,
        exclusive_area=(area * Decimal("0.82")).quantize(Decimal("0.01")),
        floor="12",
        housing_nature=home.nature,
        **FLAT,
    )
    holder = Holder(owner.name, owner.document_kind, owner.document_number)
    first = FirstOwnership((number,), (holder,), "购买新建商品房", {number: Decimal(760000)})
    since = datetime.fromisoformat(home.since).replace(tzinfo=now().tzinfo)
    record(RegisterEffect.OPEN_OWNERSHIP, first, case_number=EARLIER, by=CLOCKWORK, at=since)
    if home.burden:
        BURDENS[home.burden](number, holder)
    if home.stage:
        _bring_to(home, people)


def _mortgage(number: str, owner: Holder, *, forbids: bool = False) -> None:
    terms = {
        "secured_amount": Decimal(580000),
        "starts_on": date(2021, 6, 18),
        "ends_on": date(2041, 6, 18),
        "scope": "主债权及其利息、违约金、实现抵押权的费用",
        "forbids_transfer": forbids,
    }
    asked = NewMortgage((number,), (BANK,), (owner,), terms)
    since = datetime.fromisoformat("2021-06-18T10:00").replace(tzinfo=now().tzinfo)
    record(RegisterEffect.CREATE_MORTGAGE, asked, case_number=EARLIER, by=CLOCKWORK, at=since)


def _seizure(number: str, owner: Holder) -> None:
    served = now() - timedelta(days=30)
    terms = {
        "authority": "云浮市云城区人民法院",
        "document_name": "协助执行通知书",
        "document_number": "（2026）粤5302执1234号",
        "served_at": served,
        "service_order": 1,
        "scope": "全部",
        "first_day": served.date(),
        "last_day": served.date() + timedelta(days=1095),
    }
    asked = NewSeizure((number,), terms, today(), pre_seizure=False)
    record(RegisterEffect.RECORD_SEIZURE, asked, case_number=EARLIER, by=CLOCKWORK)


def _objection(number: str, owner: Holder) -> None:
    person = made_up_person(301)
    objector = Holder(person.name, person.document_kind, person.document_number)
    asked = NewObjection(number, (objector,), "该房屋系夫妻共同购买，登记簿只记载一人", today())
    record(RegisterEffect.RECORD_OBJECTION, asked, case_number=EARLIER, by=CLOCKWORK)


def _notice(number: str, owner: Holder) -> None:
    person = made_up_person(302)
    buyer = Holder(person.name, person.document_kind, person.document_number)
    terms = {"notice_kind": "2", "amount": Decimal(990000)}
    asked = NewNotice(number, (buyer,), (owner,), terms, cause="存量房买卖预告")
    record(RegisterEffect.CREATE_ADVANCE_NOTICE, asked, case_number=EARLIER, by=CLOCKWORK)


BURDENS: dict[str, Callable[..., Any]] = {
    "mortgage": _mortgage,
    "mortgage-forbids": lambda number, owner: _mortgage(number, owner, forbids=True),
    "seizure": _seizure,
    "objection": _objection,
    "notice": _notice,
}


def _bring_to(home: DemoHome, people: Crew) -> None:
    """A sale as far as the demo wants it: accepted, assessed, paid or recorded."""
    filing = sale_filing(
        number_of(home),
        owner_of(home),
        [made_up_person(200 + home.room)],
        price=Decimal(1180000) + 10000 * home.room,
        area=Decimal(home.area),
    )
    case = file_sale(filing, people)
    if home.stage == "accepted":
        return
    deliver_all(strict=False)
    issue(case.pk, by=people.assesses)
    if home.stage in {"paid", "recorded"}:
        pay_everything(case, people)
    if home.stage == "recorded":
        review_and_record(case, people)
