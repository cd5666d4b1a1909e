"""函告 (J8): the sale's papers come with their scans, are returned with the time, and are told once."""

import base64
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from hall.cases.services.steps import take_step
from hall.catalogue import materials as m
from hall.papers.models import Paper
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from judicial.auctions.deadline import days_left
from judicial.auctions.filing import open_transfer
from judicial.models import Auction, CourtOrder, OrderMatter
from tests.cases.makers import SELLER
from tests.conftest import SHANGHAI
from tests.exchange.callers import Caller
from tests.judicial.makers import at_the_desk, faults, typed
from tests.judicial.sales import EXECUTION, RULING, seized_home
from tests.judicial.test_auction_pages import delivering, sold
from tests.judicial.test_bad_orders import post
from tests.judicial.test_sales_api import PAPERS, SALES
from tests.judicial.test_transfer_orders import transfer
from tests.registration import makers

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J8")]
Said = dict[str, Any]


@pytest.fixture
def people() -> Crew:
    return crew()


@pytest.fixture
def auction(people: Crew) -> Auction:
    """The court's registered sale of the seized, mortgaged home."""
    seized_home(makers.mortgage)
    assert sold(at_the_desk()).status_code == 302
    return Auction.objects.get()


def at_the_portal(auction: Auction, **more: Any) -> tuple[int, str]:
    answer = at_the_desk().post(f"/judicial/auctions/{auction.number}/", delivering(**more))
    return answer.status_code, "；".join(one for each in faults(answer).values() for one in each)


def by_api(auction: Auction, **more: Any) -> tuple[int, str]:
    blank = base64.b64encode(drives.blank_photo()).decode()
    scans = [{"kind": "court-ruling", "name": "裁定书.png", "content": blank}]
    if "buyer_documents" in more:
        more["buyer_documents"] = more["buyer_documents"].split()
    answer = Caller().post(f"{SALES}{auction.number}/papers/", PAPERS | {"scans": scans} | more)
    return answer.status_code, answer.json().get("detail", "")


DOORS = pytest.mark.parametrize("door", [at_the_portal, by_api], ids=["desk", "api"])
Door = Callable[..., tuple[int, str]]


@DOORS
def test_the_papers_are_kept_with_their_scans_and_returned_with_the_time(
    auction: Auction, door: Door
) -> None:
    for _ in range(2):
        assert door(auction)[0] in {201, 302}
    order = CourtOrder.objects.get()
    assert "裁定书.png" in [one.name for one in order.scans.all()]
    back = Paper.objects.get(kind="service-return")
    assert (back.content["order_number"], back.content["matter"]) == (EXECUTION, "过户")
    assert back.content["served_at"] == datetime(2026, 9, 18, 10, tzinfo=SHANGHAI)
    desk = at_the_desk()
    assert "送达回证" in desk.get(f"/judicial/orders/{order.number}/").content.decode()
    assert "送达回证" in desk.get("/judicial/papers/").content.decode()
    assert desk.get(f"/judicial/papers/{back.number}.pdf").status_code == 200
    assert at_the_desk("粤53").get(f"/judicial/papers/{back.number}.pdf").status_code == 404
    sale = Caller().get(f"{SALES}{auction.number}/").json()
    assert (sale["order_number"], sale["buyers_reached"]) == (order.number, False)
    listed = Caller().get("/api/v1/judicial/papers/").json()
    assert [one["number"] for one in listed] == [back.number]


@DOORS
def test_the_scans_stand_on_the_buyers_case_also_on_a_second_one(
    auction: Auction, people: Crew, door: Door
) -> None:
    door(auction)
    case = open_transfer(auction.pk, by=people.accepts)
    take_step(case.pk, "decline", by=people.accepts, reason="买受人身份证件过期")
    again = open_transfer(auction.pk, by=people.accepts)
    assert again.pk != case.pk
    rows = {row.chosen or row.material: row for row in again.materials.all()}
    assert [one.name for one in rows[m.EFFECTIVE_LEGAL_DOCUMENT.code].files.all()] == ["裁定书.png"]
    assert OrderMatter.objects.get().case_number == again.number


@DOORS
@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"served_on": "2026-09-15"}, "送达买受人日期已送达的写9月14日，本次写9月15日"),
        ({"mortgages": "keep"}, "抵押权已送达的写涂销，本次写保留"),
        ({"disposed": "share"}, "处置范围已送达的写全部，本次写被执行人的份额"),
    ],
)
def test_the_same_ruling_with_other_content_is_refused_with_what_differs(
    auction: Auction, door: Door, more: dict[str, str], words: str
) -> None:
    door(auction)
    status, said = door(auction, **more)
    assert (status in {409, 422}, words in said) == (True, True), said
    kept = Auction.objects.get()
    assert (str(kept.served_on), kept.mortgages, kept.disposed) == ("2026-09-14", "cancel", "all")


@DOORS
def test_a_ruling_that_names_a_buyer_with_another_id_number_is_not_delivered(
    auction: Auction, door: Door
) -> None:
    status, said = door(auction, buyer_documents=SELLER.document_number)
    assert (status, "证件号码与成交登记不一致" in said) == (422, True), said
    assert not Auction.objects.exclude(delivered_at=None).exists()


@DOORS
def test_a_ruling_before_the_payment_is_not_delivered(auction: Auction, door: Door) -> None:
    status, said = door(auction, paid_on="2026-09-11")
    assert (status, "裁定日期早于付清全款日期" in said) == (422, True), said


def test_papers_without_a_scan_are_not_sent_from_the_desk(auction: Auction) -> None:
    status, said = at_the_portal(auction, ruling_scan="")
    assert (status, bool(said)) == (422, True)
    assert not CourtOrder.objects.exists()


def test_an_order_to_transfer_is_returned_with_the_time_and_the_papers_after_it_are_no_second_one(
    auction: Auction,
) -> None:
    assert at_the_desk().post("/judicial/orders/new/", transfer()).status_code == 302
    order = CourtOrder.objects.get()
    assert Paper.objects.get(kind="service-return").subject == f"order:{order.number}"
    assert at_the_portal(auction)[0] == 302
    assert CourtOrder.objects.get() == order
    answer = post("粤5302", {**as_order(), "ends_on": "2029-09-17"}, "k-9")
    assert answer.json()["served_before"] is True


def as_order() -> Said:
    said = {name: value for name, value in typed("transfer").items() if not name.endswith("_scan")}
    return said | {
        "unit_numbers": [said["unit_numbers"]],
        "notice_number": EXECUTION,
        "ruling_number": RULING,
        "ruling_on": "2026-09-10",
    }


def test_the_day_of_service_is_registered_before_the_papers(auction: Auction) -> None:
    page = f"/judicial/auctions/{auction.number}/"
    noted = {"ruled_on": "2026-09-10", "served_on": "2026-09-14"}
    assert at_the_desk().post(f"{page}days/", noted).status_code == 302
    auction = Auction.objects.get()
    assert (str(auction.served_on), days_left(auction, auction.due_on or auction.sold_on)) == (
        "2026-09-14",
        0,
    )
    assert "自成交裁定作出日起 10 个工作日" in at_the_desk().get(page).content.decode()
    other = {"served_on": "2026-09-16"}
    assert Caller().post(f"{SALES}{auction.number}/days/", other).json()["served_on"] == "2026-09-16"
