"""The same sale told again is one; told otherwise it is refused; a resale takes its place."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from hall.rehearsal.crew import crew
from hall.staff.models import Officer
from judicial.auctions.delivering import deliver_papers
from judicial.auctions.differing import SaleDiffers
from judicial.auctions.registering import note_days, register_auction
from judicial.models import Auction, SaleDifference
from tests.cases.makers import SELLER
from tests.judicial.makers import at_the_desk
from tests.judicial.sales import CLERK, COURT, EXECUTION, buyer, papers, sale, seized_home
from tests.judicial.test_auction_pages import sold

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J8")]


def registered(**more: Any) -> Auction:
    return register_auction(sale(**more), COURT, by=CLERK)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"price": Decimal(1300000)}, "成交价已登记1,200,000.00 元，本次1,300,000.00 元"),
        ({"sold_on": date(2026, 9, 1)}, "成交日期已登记8月28日，本次9月1日"),
        ({"way": "sale"}, "处置方式已登记第一次拍卖，本次变卖"),
        ({"price_includes_tax": False}, "成交价已登记含增值税，本次不含增值税"),
        ({"buyers": [buyer(SELLER)]}, "买受人已登记周*，本次吴*芳"),
    ],
)
def test_another_price_day_or_buyer_is_refused_with_what_differs(more: dict[str, Any], words: str) -> None:
    seized_home()
    kept = registered()
    with pytest.raises(SaleDiffers, match=re.escape(words)):
        registered(**more)
    assert [one.pk for one in Auction.objects.all()] == [kept.pk]


def test_at_the_desk_the_reason_is_shown_and_the_registry_sees_the_difference_once() -> None:
    crew()
    seized_home()
    desk, counter = at_the_desk(), Client()
    counter.force_login(Officer.objects.get(username="shouli"))
    assert sold(desk).status_code == 302
    for _ in range(2):
        reply = sold(desk, price="1300000")
        assert (reply.status_code, "内容不一致" in reply.content.decode()) == (422, True)
    assert SaleDifference.objects.count() == 1
    page = counter.get("/judicial/buyers/").content.decode()
    assert EXECUTION in page
    assert "1,300,000.00 元" in page
    assert sold(desk).status_code == 302
    assert Auction.objects.count() == 1


def test_a_resale_takes_the_place_of_the_earlier_sale_until_its_ruling_has_come() -> None:
    seized_home()
    first = registered()
    with pytest.raises(ValidationError, match="重新拍卖应晚于原成交日期"):
        registered(price=Decimal(1300000), resale=True)
    again = registered(price=Decimal(1300000), sold_on=date(2026, 9, 5), resale=True)
    assert again.pk != first.pk
    assert registered(price=Decimal(1300000), sold_on=date(2026, 9, 5), resale=True).pk == again.pk
    assert list(Auction.objects.undelivered()) == [again]
    with pytest.raises(ValidationError, match="已由重新拍卖代替"):
        note_days(first.pk, ruled_on=date(2026, 9, 10), by=CLERK)
    with pytest.raises(ValidationError, match="已由重新拍卖代替"):
        deliver_papers(first.pk, papers(), COURT, by=CLERK)
    deliver_papers(again.pk, papers(), COURT, by=CLERK)
    with pytest.raises(ValidationError, match="裁定书已经送达"):
        registered(sold_on=date(2026, 9, 7), resale=True)
