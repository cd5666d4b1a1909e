"""J11 at the court's desk: served to the minute, receipt and 送达回证 at once, one case per matter."""

from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hall.cases.models import Case
from hall.clock.grounds import StopGround
from hall.exchange.models import Notice
from hall.papers.models import Paper
from hall.rehearsal.crew import Crew, crew
from judicial.models import CourtOrder
from registration.models import CourtReceipt
from registration.restrictions import read_book
from tests.cases.makers import approved_sale, owned_home, read
from tests.exchange.callers import Caller
from tests.judicial.makers import COURT, NUMBER, SERVE, at_the_desk, carry_out, cases_of, served, typed
from tests.registration.makers import HOME, NEXT_DOOR, mortgage

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J11")]


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


@pytest.fixture
def desk(people: Crew) -> Client:
    return at_the_desk()


def test_a_served_order_is_a_receipt_to_the_minute_and_a_return_of_service(desk: Client) -> None:
    order = served(desk)
    receipt = CourtReceipt.objects.get()
    (case,) = cases_of(order)
    assert (order.court_code, order.notice_number, case.channel) == ("粤5302", NUMBER, "court")
    assert (receipt.case_number, receipt.served_at.second) == (case.number, 0)
    assert receipt.get_served_how_display() == "专线送达"
    page = desk.get(f"/judicial/orders/{order.number}/").content.decode()
    assert "送达回证" in page
    paper = Paper.objects.get(kind="service-return")
    assert paper.content["received_by"] == "大厅系统自动接收"
    answer = desk.get(f"/judicial/papers/{paper.number}.pdf")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")


def test_the_papers_of_the_court_wait_for_nothing_at_the_counter(people: Crew, desk: Client) -> None:
    order = served(desk)
    (case,) = cases_of(order)
    assert not any(row.is_missing for row in case.checklist)
    assert sum(row.files.count() for row in case.materials.all()) == 2
    carry_out(order, people)
    (right,) = read_book(HOME).seizures
    assert (right.content.authority, right.content.document_number) == (COURT, NUMBER)
    page = desk.get(f"/judicial/orders/{order.number}/").content.decode()
    assert "已登记为查封，为首封" in page
    assert "查封登记告知书" in page


def test_a_running_sale_stops_at_service_and_everybody_concerned_is_told(people: Crew, desk: Client) -> None:
    sale = approved_sale(people)
    served(desk)
    sale = read(sale)
    assert sale.stopped_by == StopGround.COURT
    told = Notice.objects.get(topic="case.stopped_by_court", stream=sale.number)
    assert {one.recipient for one in told.deliveries.all()} >= {"registration", "taxation"}
    received = Notice.objects.get(topic="order.received")
    assert {one.recipient for one in received.deliveries.all()} == {"registration", "court"}


def test_one_notice_of_several_matters_and_units_is_one_case_per_matter(people: Crew, desk: Client) -> None:
    owned_home(NEXT_DOOR)
    mortgage(HOME)
    mortgage(NEXT_DOOR)
    order = served(desk, "seize", "cancel-mortgage", unit_numbers=f"{HOME}\n{NEXT_DOOR}", mortgage="全部")
    first, second = cases_of(order)
    assert [first.item_code, second.item_code] == ["seizure", "mortgage-release-by-order"]
    assert sorted(first.unit_numbers) == [HOME, NEXT_DOOR]
    carry_out(order, people)
    for number in (HOME, NEXT_DOOR):
        book = read_book(number)
        assert (len(book.seizures), book.mortgages) == (1, ())


def test_the_same_form_sent_twice_and_the_same_notice_again_do_nothing_twice(desk: Client) -> None:
    order = served(desk)
    again = desk.post(SERVE, typed(), follow=True)
    assert "没有重复登记" in again.content.decode()
    assert unquote(again.redirect_chain[0][0]).endswith(f"/judicial/orders/{order.number}/")
    assert (CourtOrder.objects.count(), Case.objects.count(), CourtReceipt.objects.count()) == (1, 1, 1)


def test_nobody_sees_the_orders_of_another_court(desk: Client) -> None:
    order = served(desk)
    paper = Paper.objects.get(kind="service-return")
    other = at_the_desk("粤53")
    assert other.get(f"/judicial/orders/{order.number}/").status_code == 404
    assert other.get(f"/judicial/papers/{paper.number}.pdf").status_code == 404
    assert NUMBER not in other.get("/judicial/orders/").content.decode()
    assert NUMBER in desk.get("/judicial/orders/").content.decode()
    assert "送达回证" in desk.get("/judicial/papers/").content.decode()


def test_a_transfer_order_is_kept_and_the_registry_told(people: Crew, desk: Client) -> None:
    order = served(desk, "transfer", ends_on=None, begins_on=None)
    (matter,) = order.matters.all()
    assert (matter.matter, matter.case_number) == ("transfer", "")
    assert Notice.objects.filter(topic="order.transfer", stream=order.number).exists()
    page = desk.get(f"/judicial/orders/{order.number}/").content.decode()
    assert "请先登记成交（成交价、成交日期、买受人）" in page


def test_a_courts_system_reads_a_page_of_orders_in_as_many_statements_as_one(desk: Client) -> None:
    system = Caller(department="court", court_code="粤5302", name="法院的系统")

    def read_all() -> tuple[int, list[dict[str, Any]]]:
        with CaptureQueriesContext(connection) as taken:
            orders = system.get("/api/v1/judicial/orders/").json()
        return len(taken), orders

    served(desk)
    read_all()
    alone, _orders = read_all()
    served(desk, notice_number="（2026）粤5302执1235号", ruling_number="（2026）粤5302执1235号之一")
    both, orders = read_all()
    assert (both, len(orders)) == (alone, 2)
    assert [len(one["papers"]) for one in orders] == [1, 1]
