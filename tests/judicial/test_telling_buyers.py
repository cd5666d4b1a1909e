"""Telling the buyer (J9): what is known of every notice is said, no more; his page is there when asked."""

import pytest

from hall.rehearsal.crew import crew
from hall.staff.departments import D
from hall.staff.models import Act
from judicial.auctions.delivering import deliver_papers
from judicial.auctions.registering import register_auction
from judicial.models import Auction
from tests.cases.makers import BUYER
from tests.judicial.sales import CLERK, COURT, buyer, papers, sale, seized_home
from tests.judicial.test_auction_pages import logged_in

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J9")]
PHONE = "13800000000"


def delivered(phone: str = PHONE) -> Auction:
    crew()
    seized_home()
    auction = register_auction(sale(buyers=[buyer(phone=phone)]), COURT, by=CLERK)
    return deliver_papers(auction.pk, papers(), COURT, by=CLERK)


def test_a_message_the_hall_has_not_sent_is_not_called_told_until_the_clerk_has_rung_up() -> None:
    auction = delivered()
    states = {one.get_way_display(): one.state_words for one in auction.told.all()}
    assert states == {"办理通知书": "已出具，待交付", "短信": "已登记待发送，由经办电话通知"}
    counter = logged_in("accept", department=D.REGISTRATION)
    assert "待电话通知" in counter.get("/judicial/buyers/").content.decode()
    place = f"/judicial/buyers/{auction.number}/"
    page = counter.get(place).content.decode()
    assert all(words in page for words in ("短信", "已登记待发送，由经办电话通知", "/buyers/", "显示"))
    assert PHONE not in page
    assert BUYER.name not in page
    assert counter.post(place, {"way": "call", "words": "无人接听", "missed": "on"}).status_code == 302
    assert "待电话通知" in counter.get("/judicial/buyers/").content.decode()
    assert counter.post(place, {"way": "call", "words": "约定周五到窗口"}).status_code == 302
    assert "已通知到" in counter.get("/judicial/buyers/").content.decode()


def test_buyers_of_an_earlier_sale_get_their_page_when_they_are_told_again() -> None:
    auction = delivered()
    Auction.objects.update(notice_code="")
    counter = logged_in("accept", department=D.REGISTRATION)
    place = f"/judicial/buyers/{auction.number}/"
    assert "生成买受人的页面并通知" in counter.get(place).content.decode()
    for _ in range(2):
        assert counter.post(f"{place}notice/").status_code == 302
    auction = Auction.objects.get()
    assert auction.notice_code
    assert Act.objects.filter(verb="生成买受人页面").count() == 1
    message = auction.told.filter(way="message").first()
    assert message is not None
    assert message.words.endswith(f"/buyers/{auction.notice_code}/")
    assert counter.get(f"/buyers/{auction.notice_code}/").status_code == 200


def test_without_a_telephone_number_no_message_is_written_down_and_the_clerk_is_told() -> None:
    auction = delivered(phone="")
    counter = logged_in("accept", department=D.REGISTRATION)
    answer = counter.post(f"/judicial/buyers/{auction.number}/notice/", follow=True)
    assert "没有登记买受人的电话" in answer.content.decode()
    assert not auction.told.filter(way="message").exists()


def test_before_the_courts_papers_nobody_is_told() -> None:
    crew()
    seized_home()
    auction = register_auction(sale(), COURT, by=CLERK)
    counter = logged_in("accept", department=D.REGISTRATION)
    answer = counter.post(f"/judicial/buyers/{auction.number}/notice/", follow=True)
    assert "还没有送达" in answer.content.decode()
    assert not Auction.objects.get().notice_code
