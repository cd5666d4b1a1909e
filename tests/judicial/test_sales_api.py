"""Sales by courts from a court's own system: each thing is done once, refusals are in Chinese."""

from typing import Any

import pytest

from hall.clock import now
from hall.exchange.models import Notice
from hall.rehearsal.crew import crew
from hall.staff.models import Act
from judicial.models import (
    Auction,
    AuctionBuyer,
    BuyerNotification,
    Coordination,
    CourtLetter,
    SaleDifference,
)
from tests.cases.makers import BUYER, SELLER
from tests.exchange.callers import Caller
from tests.judicial.sales import EXECUTION, RULING, seized_home
from tests.registration.makers import HOME, NEXT_DOOR

pytestmark = pytest.mark.django_db
SALES, HOUSING, LETTERS = (f"/api/v1/judicial/{one}/" for one in ("auctions", "housing", "letters"))
PERSON = {"name": BUYER.name, "document_number": BUYER.document_number}
SALE = {
    "execution_number": EXECUTION,
    "unit_numbers": [HOME],
    "debtor": SELLER.name,
    "way": "first",
    "price": "1200000.00",
    "sold_on": "2026-08-28",
    "buyers": [PERSON],
}
PAPERS = {
    "ruling_number": RULING,
    "ruled_on": "2026-09-10",
    "served_on": "2026-09-14",
    "mortgages": "cancel",
}
NOTICE = {
    "execution_number": EXECUTION,
    "unit_numbers": [HOME],
    "matter": "拍卖项目未售房屋",
    "declared": "云岭花园二期",
}


@pytest.fixture
def court() -> Caller:
    crew()
    return Caller()


@pytest.fixture
def another() -> Caller:
    return Caller(name="罗定市人民法院执行系统", court_code="粤5381")


def registered(court: Caller, **more: Any) -> str:
    seized_home()
    answer = court.post(SALES, SALE | more)
    assert answer.status_code == 201, answer.json()
    return f"{SALES}{answer.json()['number']}/"


def refused(answer: Any) -> dict[str, list[str]]:
    assert answer.status_code == 422, answer.content
    faults: dict[str, list[str]] = answer.json()["errors"]
    return faults


def letter() -> CourtLetter:
    """A letter answered before, so that no case has to stand behind it."""
    return CourtLetter.objects.create(
        case_number="2026091800001",
        court_code="粤5302",
        court="云浮市云城区人民法院",
        order_number=EXECUTION,
        paper_number="函询〔2026〕0000001号",
        points={"mortgages": ["云石银行云城支行"]},
        asked_at=now(),
        answer={"mortgages": "cancel"},
        answered_at=now(),
        reply_number="复函1号",
    )


@pytest.mark.clause("J8", "J9")
def test_a_sale_is_registered_ruled_delivered_and_the_buyer_told(court: Caller) -> None:
    address = registered(court)
    assert court.post(f"{address}days/", {"ruled_on": "2026-09-10"}).json()["due_on"] == "2026-09-23"
    done = court.post(f"{address}papers/", PAPERS | {"buyer_documents": [BUYER.document_number]})
    assert (done.status_code, done.json()["state"]) == (201, "已送达，待买受人办理")
    followed = court.get(address).json()
    assert followed == done.json() == court.get(SALES).json()[0]
    assert followed["buyers_told_at"]
    assert BUYER.name not in str(followed)
    assert Notice.objects.filter(topic="auction.delivered").count() == 1


@pytest.mark.clause("J8", "promise:R4")
def test_the_same_sale_and_the_same_papers_again_do_nothing_twice(court: Caller) -> None:
    address = registered(court)
    again = [court.post(SALES, SALE, once="k-1") for _ in range(2)]
    assert {f"{SALES}{one.json()['number']}/" for one in again} == {address}
    assert again[1].headers["Idempotent-Replayed"] == "true"
    told = [court.post(f"{address}papers/", PAPERS) for _ in range(2)]
    assert told[0].json() == told[1].json()
    assert court.post(SALES, SALE | {"price": "1.00"}, once="k-1").status_code == 409
    counts = (Auction.objects.count(), AuctionBuyer.objects.count(), BuyerNotification.objects.count())
    assert counts == (1, 1, 1)


@pytest.mark.clause("J8")
@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"price": "0"}, "price", "成交价应大于零"),
        ({"buyers": [PERSON | {"document_number": "110105194912310021"}]}, "buyers", "校验位不符"),
        ({"buyers": [PERSON | {"share_numerator": 1, "share_denominator": 2}]}, "buyers", "份额合计"),
        ({"execution_number": "（2026）粤5381执301号"}, "execution_number", "只能登记本院的案件"),
        ({"unit_numbers": ["不是单元号"]}, "unit_numbers", "单元"),
        ({"unit_numbers": [HOME, NEXT_DOOR]}, "unit_numbers", "按单元分别登记"),
        ({"sold_on": "2099-01-01"}, "sold_on", "晚于今天"),
        ({"project": "云岭花园二期"}, "project", "执行前应当告知住建部门"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    court: Caller, said: dict[str, Any], field: str, sentence: str
) -> None:
    seized_home()
    assert sentence in "；".join(refused(court.post(SALES, SALE | said))[field])
    assert not Auction.objects.exists()


@pytest.mark.clause("J8")
@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"ruled_on": "2026-08-20"}, "ruled_on", "裁定日期早于成交日期"),
        ({"ruling_number": "（2026）粤5302执999号之一"}, "ruling_number", "不是"),
        ({"buyer_documents": [SELLER.document_number]}, "buyer_documents", "不一致"),
    ],
)
def test_papers_of_another_sale_are_not_delivered(
    court: Caller, said: dict[str, Any], field: str, sentence: str
) -> None:
    address = registered(court)
    assert sentence in refused(court.post(f"{address}papers/", PAPERS | said))[field][0]
    assert not BuyerNotification.objects.exists()


@pytest.mark.clause("J8")
def test_days_stand_once_the_papers_are_delivered(court: Caller) -> None:
    address = registered(court)
    court.post(f"{address}papers/", PAPERS)
    assert court.post(f"{address}days/", {"ruled_on": "2026-09-10"}).status_code == 201
    assert "已经送达" in refused(court.post(f"{address}days/", {"ruled_on": "2026-09-11"}))["ruled_on"][0]


@pytest.mark.clause("J8")
def test_another_court_finds_nothing_of_it(court: Caller, another: Caller) -> None:
    address = registered(court)
    asked = f"{LETTERS}{letter().case_number}/"
    assert [another.get(one).json() for one in (SALES, LETTERS, HOUSING)] == [[], [], []]
    assert {another.get(one).status_code for one in (address, asked)} == {404}
    sent = [(f"{address}papers/", PAPERS), (f"{address}days/", {}), (f"{asked}reply/", {"reply_number": "1"})]
    assert {another.post(one, body).status_code for one, body in sent} == {404}
    assert Caller(name="住建系统", department="transactions").get(SALES).status_code == 403


@pytest.mark.clause("J7")
def test_housing_is_told_once_whatever_the_order_of_the_units(court: Caller) -> None:
    first = court.post(HOUSING, NOTICE)
    again = court.post(HOUSING, NOTICE | {"unit_numbers": [HOME, HOME]})
    assert (first.status_code, again.json()) == (201, first.json())
    assert court.get(HOUSING).json() == [first.json()]
    assert (
        "没有该处"
        in refused(
            court.post(
                HOUSING, NOTICE | {"declared": "", "execution_number": EXECUTION.replace("301", "302")}
            )
        )["declared"][0]
    )
    assert Coordination.objects.count() == 1


@pytest.mark.clause("J10")
def test_the_same_answer_to_a_letter_counts_once_and_another_is_refused(court: Caller) -> None:
    asked = f"{LETTERS}{letter().case_number}/"
    assert court.get(asked).json()["points"][0]["matter"] == "抵押权"
    answer = {"reply_number": "复函1号", "mortgages": "cancel"}
    assert court.post(f"{asked}reply/", answer).json() == court.get(asked).json()
    assert (
        "已经答复" in refused(court.post(f"{asked}reply/", answer | {"mortgages": "keep"}))["reply_number"][0]
    )


@pytest.mark.clause("J10")
def test_a_letter_is_answered_point_by_point(court: Caller) -> None:
    asked = letter()
    CourtLetter.objects.update(answered_at=None, reply_number="", answer={})
    faults = refused(court.post(f"{LETTERS}{asked.case_number}/reply/", {"reply_number": "复函1号"}))
    assert faults == {"mortgages": ["请写明抵押权如何处理"]}


@pytest.mark.clause("J8")
def test_the_same_sale_at_another_price_is_a_conflict_that_says_what_differs(court: Caller) -> None:
    registered(court)
    answer = court.post(SALES, SALE | {"price": "1300000.00"})
    assert (answer.status_code, answer.json()["title"]) == (409, "与已有内容冲突")
    assert "成交价已登记1,200,000.00 元，本次1,300,000.00 元" in answer.json()["detail"]
    kept = SaleDifference.objects.get()
    assert (kept.by_system, kept.points[0]["told"]) == (True, "1,300,000.00 元")


def test_who_noted_the_days_is_written_down(court: Caller) -> None:
    sale = registered(court)
    assert court.post(f"{sale}days/", {"ruled_on": "2026-09-10"}).status_code == 201
    noted = Act.objects.get(verb="登记付款、裁定日期")
    assert noted.detail == {"ruled_on": "2026-09-10"}
