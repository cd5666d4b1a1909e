"""The buyers' own page: what is pre-filled, what to bring, the taxes, and a half day at a hall (J9)."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from hall.clock import now
from hall.rehearsal.crew import Crew, crew
from hall.staff.models import Hall, Officer
from judicial.auctions.booking import book, cancel_booking
from judicial.auctions.delivering import deliver_papers
from judicial.auctions.filing import open_transfer
from judicial.auctions.registering import register_auction
from judicial.auctions.slots import slots_of
from judicial.models import Auction, Booking
from tests.cases.makers import BUYER
from tests.conftest import Clock
from tests.judicial.sales import CLERK, COURT, buyer, papers, sale, seized_home

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J9")]
MONDAY = "2026-09-21 am"


@pytest.fixture
def people() -> Crew:
    return crew()


def delivered() -> Auction:
    seized_home()
    auction = register_auction(sale(buyers=[buyer(phone="13800000000")]), COURT, by=CLERK)
    return deliver_papers(auction.pk, papers(), COURT, by=CLERK)


def the_hall(seats: int = 8) -> Hall:
    Hall.objects.update(bookings_per_half_day=seats)
    return Hall.objects.get(code="yuncheng")


def counter_sees(page: str) -> str:
    clerk = Client()
    clerk.force_login(Officer.objects.get(username="shouli"))
    return clerk.get(page).content.decode()


def test_the_code_of_the_message_opens_the_page_and_nothing_else_does(people: Crew) -> None:
    auction, stranger = delivered(), Client()
    message = auction.told.get(way="message").words
    page = message[message.index("/buyers/") :]
    said = stranger.get(page).content.decode()
    for words in ("网络司法拍卖成交确认书", "契税（买受人", "1,200,000.00 元", "9月21日（周一）"):
        assert words in said
    assert BUYER.name not in said
    assert BUYER.document_number not in said
    assert stranger.get("/buyers/nobody-was-sent-this/").status_code == 404


def test_the_buyer_books_books_again_and_cancels_and_the_counter_sees_it(people: Crew, clock: Clock) -> None:
    auction, stranger = delivered(), Client()
    page = f"/buyers/{auction.notice_code}/"
    for slot in (MONDAY, "2026-09-22 pm"):
        assert stranger.post(page, {"slot": slot, "command_key": str(uuid4())}).status_code == 302
    (standing,) = Booking.objects.standing()
    assert (str(standing.on), standing.half, standing.seat) == ("2026-09-22", "pm", 1)
    assert "9月22日（周二）下午" in counter_sees("/judicial/buyers/")
    clock.move_to("2026-09-22 09:30")
    assert "今天约好的" in counter_sees("/window/")
    stranger.post(page, {"cancel": "1"})
    assert "今天约好的" not in counter_sees("/window/")
    logged = [one.words for one in auction.told.filter(way="booking")]
    assert [words[:2] for words in logged] == ["取消", "预约", "预约"]


def test_only_working_half_days_that_have_not_begun_are_offered(people: Crew, clock: Clock) -> None:
    clock.move_to("2026-09-24 10:00")
    offered = [slot.value for slot in slots_of(the_hall(), now())]
    assert offered[:3] == ["2026-09-24 pm", "2026-09-28 am", "2026-09-28 pm"]
    assert offered[6:9] == ["2026-09-30 pm", "2026-10-08 am", "2026-10-08 pm"]
    assert slots_of(the_hall(0), now()) == []


def another(auction: Auction) -> Auction:
    """A second sale whose buyers come to the same hall."""
    made = Auction.objects.get(pk=auction.pk)
    made.pk, made.number, made.key, made.notice_code = None, "处置2026-000099", "other", "other"
    made.save()
    return made


def test_a_full_half_day_is_refused_and_the_earlier_booking_stands(people: Crew) -> None:
    auction, hall = delivered(), the_hall(seats=1)
    other = another(auction)
    book(other.pk, hall, MONDAY, by=CLERK)
    kept = book(auction.pk, hall, "2026-09-21 pm", by=CLERK)
    with pytest.raises(ValidationError, match="刚刚约满"):
        book(auction.pk, hall, MONDAY, by=CLERK)
    assert Booking.objects.standing().get(auction=auction) == kept
    cancel_booking(other.pk, by=CLERK)
    assert book(auction.pk, hall, MONDAY, by=CLERK).seat == 1


def test_an_accepted_transfer_needs_no_booking(people: Crew) -> None:
    auction = delivered()
    case = open_transfer(auction.pk, by=people.accepts)
    assert book(auction.pk, the_hall(), MONDAY, by=CLERK)
    type(case).objects.filter(pk=case.pk).update(outcome="withdrawn")
    with pytest.raises(ValidationError, match="已经受理"):
        book(auction.pk, the_hall(), "2026-09-21 pm", by=CLERK)
