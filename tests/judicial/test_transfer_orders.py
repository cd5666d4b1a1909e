"""过户 by order: it joins the court's registered sale and opens the buyers' case, by the desk and by API."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any
from urllib.parse import unquote

import pytest

from hall.cases.models import Case
from hall.cases.services.checklist import payload_of
from hall.cases.services.deemed import deem_undecided
from hall.cases.states import CoOwnership
from hall.catalogue import materials as m
from hall.rehearsal.crew import crew
from judicial.auctions.delivering import deliver_papers
from judicial.auctions.filing import open_transfer
from judicial.auctions.registering import register_auction
from judicial.models import Auction, CourtOrder
from registration.restrictions import read_book
from tests.cases.makers import BUYER, SELLER, SPOUSE, holder
from tests.conftest import Clock
from tests.judicial.makers import SERVE, at_the_desk, faults, served, typed
from tests.judicial.sales import CLERK, COURT, EXECUTION, RULING, papers, sale, seized_home
from tests.judicial.test_bad_orders import DOORS
from tests.registration import makers
from tests.registration.makers import HOME, NEXT_DOOR

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J9", "J11")]
Door = Callable[[dict[str, Any], str], tuple[int, str]]


def transfer(**more: Any) -> dict[str, Any]:
    """The court's notice to pass the sold home on."""
    said: dict[str, Any] = {
        "notice_number": EXECUTION,
        "ruling_number": RULING,
        "ruling_on": "2026-09-10",
        "begins_on": None,
        "ends_on": None,
        "scope": None,
    }
    return typed("transfer", **(said | more))


def registered() -> Auction:
    """The court's sale of the seized, mortgaged home."""
    seized_home(makers.mortgage)
    return register_auction(sale(), COURT, by=CLERK)


def page_of(order: CourtOrder) -> str:
    return at_the_desk().get(f"/judicial/orders/{order.number}/").content.decode()


@DOORS
def test_the_order_delivers_the_sale_and_opens_the_buyers_case_prefilled(door: Door) -> None:
    auction = registered()
    status, words = door(transfer(buyer_served_on="2026-09-14", mortgage="全部"), "粤5302")
    assert status in {201, 302}, words
    auction = Auction.objects.get(pk=auction.pk)
    case = Case.objects.get(number=auction.case_number)
    assert (case.item_code, [one.name for one in case.people]) == ("judicial-sale", [BUYER.name])
    assert (auction.ruling_number, auction.mortgages) == (RULING, "cancel")
    assert payload_of(case, m.TRANSFER_ORDER.code)["case_number"] == EXECUTION
    order = CourtOrder.objects.get()
    assert order.matters.get().case_number == case.number
    assert case.number in page_of(order)


@DOORS
def test_lifting_and_cancelling_asked_for_along_with_the_transfer_wait_for_it(door: Door) -> None:
    auction = registered()
    makers.seize(court="罗定市人民法院", served="2026-02-05 09:00", days=None, months=36)
    whole = {"matters": ["release", "cancel-mortgage", "transfer"], "buyer_served_on": "2026-09-14"}
    status, words = door(transfer(**whole), "粤5302")
    assert status in {201, 302}, words
    book, order = read_book(HOME), CourtOrder.objects.get()
    assert [one.waiting for one in book.seizures] == [0, 1], "轮候的不因同一通知书的解封而转正"
    assert len(book.mortgages) == 1
    assert [one.matter for one in order.matters.all()] == ["transfer"]
    assert Auction.objects.get(pk=auction.pk).mortgages == "cancel"
    assert "过户，一并解除查封、涂销抵押" in page_of(order)


@DOORS
def test_without_a_registered_sale_the_court_is_told_what_comes_first(door: Door) -> None:
    seized_home()
    status, words = door(transfer(), "粤5302")
    assert status in {201, 302}, words
    assert not Case.objects.exists()
    order = CourtOrder.objects.get()
    page = page_of(order)
    assert f"还没有{EXECUTION}案处置这些单元的成交登记" in page
    link = page.split('<a class="btn btn-primary push" href="')[1].split('"')[0]
    assert unquote(link) == f"/judicial/auctions/new/?order={order.number}"
    form = at_the_desk().get(link).content.decode()
    assert all(word in form for word in (EXECUTION, HOME, SELLER.name))


@DOORS
def test_a_sale_of_another_unit_is_not_joined(door: Door) -> None:
    auction = registered()
    makers.home(NEXT_DOOR)
    status, words = door(transfer(unit_numbers=NEXT_DOOR, buyer_served_on="2026-09-14"), "粤5302")
    assert status in {201, 302}, words
    assert Auction.objects.get(pk=auction.pk).delivered_at is None
    assert "请先登记成交" in page_of(CourtOrder.objects.get())


@DOORS
def test_another_ruling_than_the_one_delivered_is_refused(door: Door) -> None:
    deliver_papers(registered().pk, papers(), COURT, by=CLERK)
    status, words = door(transfer(ruling_number=f"{EXECUTION}之二"), "粤5302")
    assert (status, "已经送达" in words) == (422, True), words
    assert not CourtOrder.objects.exists()


@DOORS
def test_a_ruling_that_reached_the_buyer_before_it_was_made_is_refused_at_its_field(door: Door) -> None:
    registered()
    status, words = door(transfer(buyer_served_on="2026-09-09"), "粤5302")
    assert (status, "早于裁定日期" in words) == (422, True), words


@DOORS
def test_an_order_that_came_before_its_sale_joins_the_case_of_the_counter(door: Door) -> None:
    seized_home(makers.mortgage)
    people = crew()
    door(transfer(), "粤5302")
    auction = register_auction(sale(), COURT, by=CLERK)
    assert "还差裁定书送达买受人的日期" in page_of(CourtOrder.objects.get())
    deliver_papers(auction.pk, papers(), COURT, by=CLERK)
    case = open_transfer(auction.pk, by=people.accepts)
    assert CourtOrder.objects.get().matters.get().case_number == case.number


@DOORS
def test_what_an_order_before_its_sale_has_said_of_the_ruling_is_not_asked_again(door: Door) -> None:
    seized_home()
    door(transfer(buyer_served_on="2026-09-14"), "粤5302")
    auction = register_auction(sale(), COURT, by=CLERK)
    assert "送达买受人的日期已从本通知书带入" in page_of(CourtOrder.objects.get())
    page = at_the_desk().get(f"/judicial/auctions/{auction.number}/").content.decode()
    assert f'name="ruling_number" value="{RULING}"' in page
    assert 'name="served_on" value="2026-09-14"' in page


def test_a_case_opened_by_order_waits_for_the_buyer_and_is_not_deemed_accepted(clock: Clock) -> None:
    auction = registered()
    by = at_the_desk()
    assert by.post("/judicial/orders/new/", transfer(buyer_served_on="2026-09-14")).status_code == 302
    clock.move_to("2026-10-16 09:00")
    deem_undecided()
    case = Case.objects.get()
    assert (case.state, case.accepted_at) == ("applied", None)
    assert list(Auction.objects.awaiting_buyer()) == [Auction.objects.get(pk=auction.pk)]


def test_the_scans_are_kept_at_service_and_stand_on_the_case_once_there_is_one() -> None:
    registered()
    order = served(at_the_desk(), "transfer", **transfer())
    assert [one.name for one in order.scans.all()] == ["通知书.png", "裁定书.png"]
    assert not Case.objects.exists()
    auction = deliver_papers(Auction.objects.get().pk, papers(), COURT, by=CLERK)
    case = open_transfer(auction.pk, by=crew().accepts)
    rows = {row.chosen or row.material: row for row in case.materials.all()}
    assert [one.name for one in rows[m.TRANSFER_ORDER.code].files.all()] == ["通知书.png"]
    assert [one.name for one in rows[m.EFFECTIVE_LEGAL_DOCUMENT.code].files.all()] == ["裁定书.png"]


def test_where_one_share_passes_a_seizure_of_the_others_share_is_not_in_its_way() -> None:
    half: dict[str, Any] = {"co_ownership": CoOwnership.SHARES, "share": Fraction(1, 2)}
    mine, others = holder(SELLER, **half), holder(SPOUSE, **half)
    makers.home(HOME, mine, others)
    makers.seize(served="2026-01-05 09:00", share=mine.document_hash)
    makers.seize(served="2026-03-05 09:00", share=others.document_hash, court="罗定市人民法院")
    whole = at_the_desk().post(SERVE, transfer())
    assert "罗定市人民法院首先查封" in faults(whole)["transfer_letter"][0]
    assert at_the_desk().post(SERVE, transfer(share_of=SELLER.name)).status_code == 302
