"""Scans a court has sent: read by itself, by the registry, of a project's sale by housing."""

import pytest

from hall.rehearsal.crew import crew
from hall.staff.departments import D
from hall.staff.models import Look
from judicial.models import Auction, OrderScan
from tests.cases.makers import owned_home
from tests.exchange.callers import Caller
from tests.judicial.makers import at_the_desk, served
from tests.judicial.sales import seized_home
from tests.judicial.test_auction_pages import delivering, logged_in, sold

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J8", "J11", "G35")]


def test_a_court_opens_and_saves_its_own_scans_and_each_look_is_written_down() -> None:
    crew()
    owned_home()
    desk, order = at_the_desk(), served(at_the_desk())
    first, second = order.scans.all()
    page = desk.get(f"/judicial/orders/{order.number}/").content.decode()
    assert all(words in page for words in ("通知书.png", "裁定书.png", "下载"))
    address = f"/judicial/orders/{order.number}/scans/{first.pk}/"
    opened, saved = desk.get(address), desk.get(f"{address}?download")
    assert (opened.status_code, opened.headers["Content-Type"]) == (200, "image/png")
    assert opened.content.startswith(b"\x89PNG")
    assert saved.headers["Content-Disposition"].startswith("attachment")
    look = Look.objects.filter(subject=f"order:{order.number}").first()
    assert look is not None
    assert look.fields == ["协助执行通知书扫描件"]
    assert Look.objects.filter(subject=f"order:{order.number}").count() == 2
    assert second.kind_words == "裁定书"


def test_another_court_finds_no_scan_at_the_desk_nor_by_api() -> None:
    crew()
    owned_home()
    order = served(at_the_desk())
    scan = order.scans.first()
    assert scan is not None
    assert at_the_desk("粤53").get(f"/judicial/orders/{order.number}/scans/{scan.pk}/").status_code == 404
    address = f"/api/v1/judicial/orders/{order.number}/"
    own, other = Caller(), Caller(name="中院系统", court_code="粤53")
    told = own.get(address).json()["scans"][0]
    assert (told["kind"], told["name"], told["sha256"]) == ("协助执行通知书", "通知书.png", scan.sha256)
    assert own.get(f"{address}scans/{scan.pk}/").content.startswith(b"\x89PNG")
    assert other.get(f"{address}scans/{scan.pk}/").status_code == 404
    assert not Look.objects.filter(by_label="中院系统").exists()


def test_the_counter_reads_the_papers_of_a_sale_and_housing_those_of_its_projects() -> None:
    crew()
    seized_home()
    desk = at_the_desk()
    assert sold(desk).status_code == 302
    auction = Auction.objects.get()
    assert desk.post(f"/judicial/auctions/{auction.number}/", delivering()).status_code == 302
    scan = OrderScan.objects.latest("pk")
    counter = logged_in("accept", department=D.REGISTRATION)
    housing = logged_in("review_housing", department=D.TRANSACTIONS)
    page = counter.get(f"/judicial/buyers/{auction.number}/").content.decode()
    assert f"/judicial/scans/{scan.pk}/" in page
    assert counter.get(f"/judicial/scans/{scan.pk}/").status_code == 200
    assert housing.get(f"/judicial/scans/{scan.pk}/").status_code == 404
    assert housing.get(f"/judicial/rulings/{auction.number}/").status_code == 404
    Auction.objects.update(project="云岭花园二期")
    assert auction.execution_number in housing.get("/judicial/coordination/").content.decode()
    copy = housing.get(f"/judicial/rulings/{auction.number}/").content.decode()
    assert all(words in copy for words in (f"{auction.execution_number}之一", "裁定书.png"))
    assert housing.get(f"/judicial/scans/{scan.pk}/").status_code == 200
    tax = logged_in("assess", department=D.TAXATION)
    assert tax.get(f"/judicial/scans/{scan.pk}/").status_code == 403
