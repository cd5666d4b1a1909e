"""Sales by courts through the doors people use: the court's desk, housing's page, the counter."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from hall.cases.models import Case
from hall.rehearsal.crew import crew
from hall.staff.departments import D
from judicial.models import Auction, Coordination, CourtLetter
from tests.cases.makers import BUYER, SELLER
from tests.judicial.makers import at_the_desk, scan
from tests.judicial.sales import EXECUTION, RULING, seized_home
from tests.registration.makers import HOME
from tests.staff.makers import officer

pytestmark = pytest.mark.django_db
SALE = {
    "execution_number": EXECUTION,
    "unit_numbers": HOME,
    "debtor": SELLER.name,
    "way": "first",
    "platform": "示例拍卖平台",
    "lot_number": "LOT-301",
    "price": "1200000",
    "sold_on": "2026-08-28",
    "buyer_name": BUYER.name,
    "buyer_kind": "1",
    "buyer_document": BUYER.document_number,
}
PAPERS = {
    "ruling_number": RULING,
    "ruled_on": "2026-09-10",
    "served_on": "2026-09-14",
    "disposed": "all",
    "mortgages": "cancel",
}


def logged_in(*duties: str, department: str) -> Client:
    client = Client()
    client.force_login(officer(*duties, department=department))
    return client


def delivering(**more: Any) -> dict[str, Any]:
    """The papers as typed, with their scans."""
    scans = {"ruling_scan": scan("裁定书.png"), "notice_scan": scan()}
    return PAPERS | scans | {"command_key": str(uuid4())} | more


def sold(desk: Client, **more: str) -> Any:
    return desk.post("/judicial/auctions/new/", SALE | {"command_key": str(uuid4())} | more)


@pytest.mark.clause("J8", "J9")
def test_from_the_courts_desk_to_the_case_at_the_counter() -> None:
    crew()
    seized_home()
    desk, counter = at_the_desk(), logged_in("accept", department=D.REGISTRATION)
    assert sold(desk).status_code == 302
    page = f"/judicial/auctions/{Auction.objects.get().number}/"
    assert desk.post(f"{page}days/", {"ruled_on": "2026-09-10"}).status_code == 302
    assert "剩 4 日函告" in desk.get("/judicial/auctions/").content.decode()
    assert "剩 4 日函告" in desk.get("/judicial/").content.decode()
    assert desk.post(page, delivering()).status_code == 302
    assert "已送达登记机构" in desk.get(page).content.decode()
    assert EXECUTION in counter.get("/judicial/buyers/").content.decode()
    place = f"/judicial/buyers/{Auction.objects.get().number}/"
    assert "契税（买受人" in counter.get(place).content.decode()
    assert counter.post(place, {"way": "call", "words": "约定周五到窗口"}).status_code == 302
    assert "约定周五到窗口" in counter.get(place).content.decode()
    opened = counter.post(f"{place}case/")
    assert opened.headers["Location"].endswith(f"{Case.objects.get().number}/materials/")


@pytest.mark.clause("J7")
def test_the_court_tells_housing_and_housing_records_the_coordination() -> None:
    seized_home()
    desk, housing = at_the_desk(), logged_in("review_housing", department=D.TRANSACTIONS)
    assert "执行前应当告知住建部门" in sold(desk, project="云岭花园二期").content.decode()
    said = {
        "execution_number": EXECUTION,
        "unit_numbers": HOME,
        "matter": "拍卖未售房屋",
        "declared": "云岭花园二期",
    }
    assert desk.post("/judicial/housing/", said).status_code == 302
    notice = Coordination.objects.get()
    assert EXECUTION in housing.get("/judicial/coordination/").content.decode()
    page = f"/judicial/coordination/{notice.number}/"
    assert housing.post(page, {"record": " "}).status_code == 422
    assert housing.post(page, {"record": "已商定"}).status_code == 302
    assert "已商定" in desk.get("/judicial/housing/").content.decode()
    assert sold(desk, project="云岭花园二期").status_code == 302


def test_faults_stand_at_their_fields_and_nothing_typed_is_lost() -> None:
    seized_home()
    reply = sold(at_the_desk(), price="0", buyer_document="445399198001010001", platform="示例平台甲")
    body = reply.content.decode()
    assert reply.status_code == 422
    assert "成交价应大于零" in body
    assert "证件号码：买受人" in body
    assert 'value="示例平台甲"' in body


def test_another_courts_sale_does_not_exist_and_its_number_is_refused() -> None:
    seized_home()
    sold(at_the_desk())
    other = at_the_desk("粤5381")
    number = Auction.objects.get().number
    assert other.get(f"/judicial/auctions/{number}/").status_code == 404
    assert other.post(f"/judicial/auctions/{number}/", PAPERS).status_code == 404
    assert other.post(f"/judicial/auctions/{number}/days/", {}).status_code == 404
    assert "只能登记本院的案件" in sold(other).content.decode()


def test_the_same_form_twice_registers_one_sale() -> None:
    seized_home()
    desk, key = at_the_desk(), str(uuid4())
    first, again = sold(desk, command_key=key), sold(desk, command_key=key)
    assert (first.status_code, first.headers["Location"]) == (302, again.headers["Location"])
    assert Auction.objects.count() == 1


def test_a_letter_is_answered_by_its_own_court_only() -> None:
    letter = CourtLetter.objects.create(
        case_number="2026091800001",
        court_code="粤5302",
        court="云浮市云城区人民法院",
        order_number=EXECUTION,
        paper_number="函询〔2026〕0000001号",
        points={"mortgages": ["云石银行云城支行"]},
        asked_at="2026-09-18T10:00:00+08:00",
    )
    page = f"/judicial/letters/{letter.case_number}/"
    assert at_the_desk("粤5381").get(page).status_code == 404
    desk = at_the_desk()
    assert "云石银行云城支行" in desk.get(page).content.decode()
    assert "请" in desk.post(page, {"reply_number": "复函1号"}).content.decode()
    assert not CourtLetter.objects.get().answered_at
