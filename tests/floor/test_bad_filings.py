"""What may not be registered is told before 受理 with what to do, at the window and by API alike."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from hall.cases.models import Case
from hall.catalogue import materials as m
from hall.rehearsal.crew import crew
from hall.rehearsal.mortgages import BANK, mortgage_papers
from hall.rehearsal.people import MadeUp
from hall.staff.departments import D
from tests.browsing import browser, words
from tests.cases.makers import BUYER, SELLER, SPOUSE, holder, owned_home
from tests.exchange.callers import Caller
from tests.floor.conftest import BOUGHT
from tests.floor.counter import begin, receive, scan, send, typed
from tests.registration import makers
from tests.registration.items.test_transfer_division import surveyed
from tests.registration.makers import HOME, LAND, NEXT_DOOR, person

pytestmark = [pytest.mark.django_db, pytest.mark.clause("P6", "M7")]
GIVES, GETS, INTERESTED = "obligor", "obligee", "interested"
SALE = ((GIVES, SELLER), (GETS, BUYER))
LOAN = ((GIVES, SELLER), (GETS, BANK))
OLD = datetime.fromisoformat("2019-06-18T09:00+08:00")
PROOF = {"number": "云自然资函〔2026〕7号", "issued_on": "2026-09-01"}
TWENTY_YEARS_BACK: dict[str, Any] = {"begins_on": date(2046, 9, 18), "ends_on": date(2026, 9, 17)}
EASEMENT = {"signed_on": "2026-09-10", "content": "通行", "begins_on": "2026-09-18", "ends_on": "2046-09-17"}
MISTAKE = {"item": "building_area", "wrong_value": "118.36", "right_value": "116.83"}


def nothing() -> None:
    """The home as it is."""


@dataclass(frozen=True)
class Bad:
    """An application that may not be accepted, and what is said of it."""

    said: str
    happens: Callable[[], Any] = nothing
    item: str = "sale-of-existing-house"
    people: tuple[tuple[str, MadeUp], ...] = SALE
    units: tuple[tuple[str, str], ...] = (("subject", HOME),)
    papers: dict[str, dict[str, Any]] = field(default_factory=dict)


def mortgaging(
    said: str, *, maximum: bool = False, happens: Callable[[], Any] = nothing, **wrong: Any
) -> Bad:
    item = "maximum-mortgage" if maximum else "mortgage-first-registration"
    written = mortgage_papers(maximum=maximum, **wrong)
    papers = {code: {**one, "signed_on": "2026-09-18"} for code, one in written.items()}
    return Bad(said, happens, item, LOAN, papers=papers)


def objected_before() -> None:
    makers.objection(by=holder(SPOUSE), matter="面积记载有误")


def half_owned() -> None:
    makers.sell(holder(SELLER, co_ownership=1), holder(SPOUSE, co_ownership=1))


def next_door_is_anothers() -> None:
    makers.home(NEXT_DOOR, holder(BUYER))
    (new,) = surveyed("236.72")
    assert new == MERGED


MERGED = f"{makers.PARCEL}F00030048"
BAD = {
    "a mortgage whose dates are reversed": mortgaging("早于起始日期", **TWENTY_YEARS_BACK),
    "an ordinary mortgage with both amounts": mortgaging("本抵押方式不填最高债权额", maximum_amount="580000"),
    "a maximum mortgage with both amounts": mortgaging(
        "本抵押方式不填被担保主债权数额", maximum=True, principal_amount="580000"
    ),
    "a mortgage that secures more than is owed": mortgaging(
        "大于主债权合同的债权数额", principal_amount="680000"
    ),
    "a mortgage of a seized house": mortgaging("已被查封，不能办理", happens=makers.seize),
    "an easement of a unit upon itself": Bad(
        "填了两次|不能是同一单元",
        item="easement-first-registration",
        units=(("servient", HOME), ("dominant", HOME)),
        papers={m.EASEMENT_CONTRACT.code: EASEMENT},
    ),
    "an easement whose term runs backwards": Bad(
        "早于起始日期",
        item="easement-first-registration",
        units=(("servient", HOME), ("dominant", NEXT_DOOR)),
        papers={m.EASEMENT_CONTRACT.code: EASEMENT | {"ends_on": "2020-01-01"}},
    ),
    "an objection repeated for the same matter": Bad(
        "同一人就同一事项已经申请过异议登记",
        objected_before,
        "objection",
        ((INTERESTED, SPOUSE),),
        papers={m.OBJECTION_PROOF.code: {"matter": "面积记载有误"}},
    ),
    "a correction ex officio after a disposal": Bad(
        "不能依职权更正",
        makers.mortgage,
        "correction-ex-officio",
        (),
        papers={m.ERROR_PROOF.code: MISTAKE},
    ),
    "a correction by who is not the holder": Bad(
        "请按利害关系人申请",
        item="correction",
        people=((GETS, BUYER),),
        papers={m.ERROR_PROOF.code: MISTAKE},
    ),
    "a mortgaged right cancelled without consent": Bad(
        "须其书面同意",
        makers.mortgage,
        "house-cancellation",
        ((GETS, SELLER),),
        papers={m.CANCELLATION_PROOF.code: PROOF | {"ground": "waived"}},
    ),
    "units of different owners merged": Bad(
        "各单元的权利人不同",
        next_door_is_anothers,
        "division-of-units",
        ((GETS, SELLER),),
        (("subject", HOME), ("subject", NEXT_DOOR), ("new", MERGED)),
    ),
    "a filing after a seizure": Bad("已被查封，不能办理", makers.seize),
    "a filing after the land was seized": Bad("宗地", lambda: (makers.unit(LAND), makers.seize(LAND))),
    "a house of somebody else": Bad("不是登记簿记载的权利人", lambda: makers.sell(person("别人", 77))),
    "a house promised to another": Bad("预告登记", makers.notice),
    "a house under objection without commitment": Bad("须书面承诺", makers.objection),
    "a mortgage that forbids the sale": Bad(
        "约定禁止或者限制转让", lambda: makers.mortgage(forbids_transfer=True)
    ),
    "a mortgage of before 2021": Bad("登记于2021年以前", lambda: makers.mortgage(at=OLD)),
    "a joint owner who does not apply": Bad("须全体共有人申请", half_owned),
    "a house first registered twice": Bad(
        "不能再办首次登记", item="building-first-registration", people=((GETS, SELLER),)
    ),
}
every_bad_one = pytest.mark.parametrize("name", BAD)


@pytest.fixture
def desk() -> Client:
    owned_home(at=BOUGHT)
    crew()
    return browser("shouli")


def told_at_the_window(desk: Client, bad: Bad) -> str:
    """The page that refuses it, wherever on the way to 受理 that is."""
    people = {side: tuple(one for role, one in bad.people if role == side) for side, _ in bad.people}
    form: dict[str, Any] = typed(sellers=people.get(GIVES, ()), buyers=people.get(GETS, ()))
    for place, (role, one) in enumerate((r, p) for r, p in bad.people if r == INTERESTED):
        form |= {f"people-{place}-{key.split('-')[-1]}": text for key, text in of_one(one).items()}
        form |= {f"people-{place}-role": role, "people-TOTAL_FORMS": str(place + 1)}
    form |= {"unit_role": [r for r, _ in bad.units], "unit_number": [n for _, n in bad.units]}
    reply = send(desk, begin(desk, bad.item), form)
    if reply.status_code == 422:
        return words(reply)
    case = Case.objects.get()
    for code, said in bad.papers.items():
        row = next(row for row in case.checklist if code in codes_of(case, row.line))
        entries = {f"entry-{key}": str(value or "") for key, value in said.items()}
        reply = receive(desk, case, row.line, entries | {"chosen": code}, scan())
        if reply.status_code == 422:
            return words(reply)
    reply = desk.post(f"/window/cases/{case.number}/decide/", {"step": "accept"})
    assert (reply.status_code, Case.objects.get().state) == (422, "applied")
    return words(reply)


def of_one(one: MadeUp) -> dict[str, str]:
    """A person's fields as the form of one buyer has them."""
    return {
        key: text for key, text in typed(sellers=(), buyers=(one,)).items() if key.startswith("people-0-")
    }


def codes_of(case: Case, line: str) -> set[str]:
    return {one.code for one in case.item.need(line).materials}


def asked_by_api(bad: Bad) -> Any:
    """The answer the registry's own system gets."""
    body = {
        "item": bad.item,
        "units": [{"role": role, "number": number} for role, number in bad.units],
        "people": [
            {
                "role": role,
                "name": one.name,
                "document_kind": int(one.document_kind),
                "document_number": one.document_number,
            }
            for role, one in bad.people
        ],
        "papers": {
            code: {key: str(value) for key, value in said.items() if value is not None}
            for code, said in bad.papers.items()
        },
    }
    return Caller(name="银行端预检", department=D.REGISTRATION).post("/api/v1/applications/check/", body)


def told_by_api(bad: Bad) -> str:
    """What it reads, as a refusal of the form or as an obstacle."""
    reply = asked_by_api(bad)
    if reply.status_code == 422:
        return str(reply.json()["detail"])
    told = reply.json()
    assert (reply.status_code, told["may_be_filed"]) == (200, False), told
    return "；".join(told["obstacles"])


@every_bad_one
def test_it_is_not_accepted_at_the_window_and_the_reason_is_told(desk: Client, name: str) -> None:
    bad = BAD[name]
    bad.happens()
    page = told_at_the_window(desk, bad)
    assert any(one in page for one in bad.said.split("|"))


@pytest.mark.clause("G32")
@every_bad_one
def test_the_same_is_told_by_api_and_nothing_of_it_is_kept(desk: Client, name: str) -> None:
    bad = BAD[name]
    bad.happens()
    told = told_by_api(bad)
    assert any(one in told for one in bad.said.split("|")), told
    assert not Case.objects.exists()


@pytest.mark.clause("G32", "M1")
def test_a_good_application_learns_by_api_what_to_bring_and_until_when(desk: Client) -> None:
    good = Bad("", item="sale-of-existing-house")
    told = asked_by_api(good).json()
    assert (told["may_be_filed"], told["obstacles"]) == (True, [])
    assert (told["promised_days"], told["promised_on"]) == (5, "2026-09-24")
    assert set(told["departments"]) == {"transactions", "taxation"}
    lines = {one["material"]: one["state"] for one in told["materials"]}
    assert lines[m.SALE_CONTRACT.code] == "待收"
    assert not Case.objects.exists()


@pytest.mark.clause("G32", "promise:R11")
def test_a_wrong_shape_names_its_field_and_another_office_is_refused(desk: Client) -> None:
    caller = Caller(name="银行端预检", department=D.REGISTRATION)
    reply = caller.post("/api/v1/applications/check/", {"item": "x", "units": [], "people": []})
    assert reply.status_code == 422
    unknown = caller.post(
        "/api/v1/applications/check/",
        {"item": "no-such-item", "units": [{"number": HOME}], "people": [], "papers": {"no-paper": {}}},
    )
    assert "材料目录没有“no-paper”" in unknown.json()["detail"]
    housing = Caller(name="房产交易系统", department=D.TRANSACTIONS)
    assert housing.post("/api/v1/applications/check/", {}).status_code == 403
