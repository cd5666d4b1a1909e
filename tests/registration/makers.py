"""Makers of the register's tests: people, units, homes with an owner."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db import transaction

from hall.cases.states import CoOwnership
from hall.catalogue.words import RegisterEffect
from hall.clock import now, today
from hall.identity.documents import DocumentKind
from hall.staff.actors import Actor, ActorKind
from hall.staff.departments import D
from registration.books import Right
from registration.holders import Holder
from registration.models import RealEstateUnit
from registration.restrictions import read_book
from registration.services.entering import Written
from registration.services.recording import record
from registration.services.surveying import survey_building, survey_parcel, survey_unit
from registration.writers.burdens import NewMortgage, NewResidence
from registration.writers.notices import NewNotice, NewObjection
from registration.writers.ownership import FirstOwnership, OwnershipTransfer
from registration.writers.seizures import NewSeizure

REGISTRAR = Actor(ActorKind.OFFICER, "梁允之", D.REGISTRATION, frozenset({"record"}))
PARCEL = "445302001002GB00012"
HOME = f"{PARCEL}F00030046"
NEXT_DOOR = f"{PARCEL}F00030047"
LAND = f"{PARCEL}W00000000"
THREE_YEARS, TWO_YEARS = ("2026-09-18", "2029-09-17"), ("2026-09-18", "2028-09-17")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_number(serial: int) -> str:
    """A synthetic ID number of the region that is never issued to persons (445399)."""
    body = f"44539919800101{serial:03d}"
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def person(name: str = "林小禾", serial: int = 1, share: str = "", **more: Any) -> Holder:
    """A natural person; `share` such as "1/2" makes them 按份共有."""
    ways = {"share": Fraction(share), "co_ownership": CoOwnership.SHARES} if share else {}
    return Holder(name, DocumentKind.ID_CARD, id_number(serial), **(ways | more))


def bank(name: str = "云石银行云城支行") -> Holder:
    return Holder(name, DocumentKind.USCC, "91445399MA4TEKT06L")


def unit(number: str = HOME, **facts: Any) -> RealEstateUnit:
    """A measured flat of 118.36 ㎡ (or bare land) on the usual parcel."""
    parcel = survey_parcel(
        number=number[:19], address="云城区翠石路66号", area=Decimal(12000), ends_on=date(2082, 6, 30)
    )
    if number[19] == "W":
        return survey_unit(number=number, parcel=parcel, address="云城区翠石路66号", **facts)
    building = survey_building(parcel=parcel, number=number[20:24], name="云岭花园3幢")
    flat = {
        "use": "11",
        "house_type": "1",
        "housing_nature": "0",
        "structure": "3",
        "measured_area": Decimal("118.36"),
        "exclusive_area": Decimal("97.20"),
        "shared_area": Decimal("21.16"),
        "floor": "12",
        "floors_total": 18,
        "completed_on": date(2013, 5, 1),
    }
    return survey_unit(
        number=number,
        parcel=parcel,
        building=building,
        address=f"云城区翠石路66号云岭花园3幢{number[24:]}房",
        **(flat | facts),
    )


def write(
    effect: RegisterEffect, asked: Any, case: str = "2026091800001", at: datetime | None = None
) -> Written:
    return record(effect, asked, case_number=case, by=REGISTRAR, at=at)


def home(number: str = HOME, *owners: Holder, at: datetime | None = None, **facts: Any) -> Written:
    """A flat with a first ownership, by default of 林小禾 alone."""
    unit(number, **facts)
    asked = FirstOwnership((number,), owners or (person(),), prices={number: Decimal(760000)})
    return write(RegisterEffect.OPEN_OWNERSHIP, asked, case="2019051400001", at=at)


def sell(*buyers: Holder, number: str = HOME, case: str = "2026091800002", **more: Any) -> Written:
    asked = OwnershipTransfer((number,), buyers, "买卖", prices={number: Decimal(1180000)}, **more)
    return write(RegisterEffect.TRANSFER_OWNERSHIP, asked, case=case)


def mortgage(
    *numbers: str,
    amount: str = "580000.00",
    forbids_transfer: bool = False,
    at: datetime | None = None,
    by: Holder | None = None,
) -> Written:
    terms = {
        "secured_amount": Decimal(amount),
        "starts_on": date(2021, 6, 18),
        "ends_on": date(2041, 6, 18),
        "scope": "主债权及利息",
        "forbids_transfer": forbids_transfer,
    }
    asked = NewMortgage(numbers or (HOME,), (by or bank(),), (person(),), terms)
    return write(RegisterEffect.CREATE_MORTGAGE, asked, at=at)


def seize(
    number: str = HOME,
    *,
    served: str = "2026-09-18 09:30",
    days: tuple[str, str] | None = THREE_YEARS,
    months: int | None = None,
    share: str = "",
    order: int = 1,
    pre: bool = False,
    court: str = "云浮市云城区人民法院",
) -> UUID:
    """A seizure, by the court of 云城区 unless another is named; returns its right."""
    days = TWO_YEARS if pre and days == THREE_YEARS else days
    terms = {
        "authority": court,
        "document_name": "协助执行通知书",
        "document_number": f"（2026）粤5302执{served[-2:]}{order}号",
        "served_at": datetime.fromisoformat(served).replace(tzinfo=now().tzinfo),
        "service_order": order,
        "share": share,
        "scope": "份额" if share else "全部",
        "first_day": date.fromisoformat(days[0]) if days else None,
        "last_day": date.fromisoformat(days[1]) if days else None,
        "term_months": months,
    }
    effect = RegisterEffect.RECORD_PRE_SEIZURE if pre else RegisterEffect.RECORD_SEIZURE
    written = write(effect, NewSeizure((number,), terms, today(), pre_seizure=pre))
    return written.entries[-1].right_id


def notice(*buyers: Holder, number: str = HOME, kind: str = "2", **terms: Any) -> UUID:
    asked = NewNotice(number, buyers or (person("周明远", 2),), (person(),), {"notice_kind": kind} | terms)
    return write(RegisterEffect.CREATE_ADVANCE_NOTICE, asked).entries[-1].right_id


def objection(number: str = HOME, by: Holder | None = None, matter: str = "房屋实为夫妻共有") -> UUID:
    asked = NewObjection(number, (by or person("吴桐", 3),), matter, today())
    return write(RegisterEffect.RECORD_OBJECTION, asked).entries[-1].right_id


def residence(number: str = HOME, of: Holder | None = None) -> UUID:
    asked = NewResidence((number,), (of or person("林母", 4),), {"scope": "全部", "is_paid": False})
    return write(RegisterEffect.CREATE_RESIDENCE, asked).entries[-1].right_id


def in_transaction(act: Any) -> Any:
    """Run an act as one request would: in a transaction of its own."""
    with transaction.atomic():
        return act()


def title(number: str = HOME) -> Right:
    """The ownership that stands on a unit."""
    right = read_book(number).title
    assert right is not None
    return right
