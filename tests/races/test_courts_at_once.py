"""A court that sends the same twice at one instant is answered twice and has done it once (promise:R4)."""

from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from hall.inquiries.models import Inquiry, Question
from hall.rehearsal.crew import crew
from judicial.models import Auction, BuyerNotification, CourtOrder
from registration.models import CourtReceipt
from tests.cases.makers import SELLER
from tests.exchange.callers import Caller
from tests.inquiries.makers import CASE
from tests.judicial.sales import seized_home
from tests.judicial.test_sale_papers import as_order
from tests.judicial.test_sales_api import PAPERS, SALE, SALES
from tests.races.at_once import at_once
from tests.registration.makers import HOME

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.clause("J8", "J11", "promise:R4")]
ORDER: dict[str, Any] = {"matters": ["wait"], "begins_on": "2026-09-18", "ends_on": "2029-09-17"}
ASKED = {
    "case_number": CASE,
    "owner": SELLER.name,
    "unit_number": HOME,
    "reason": "被执行人拒不交出证书",
    "departments": ["registration", "taxation"],
    "letter_number": "查询函1号",
}


def send(key: str, address: str, body: Any, once: str) -> Any:
    answer = Caller(key).post(address, body, once=once)
    return answer.status_code, answer.json()


@pytest.mark.parametrize("same_key", [True, False], ids=["one-key", "two-keys"])
def test_the_same_command_twice_at_once_is_done_once(same_key: bool) -> None:
    crew()
    seized_home()
    system = Caller().key
    for address, body in (
        ("/api/v1/judicial/orders/", as_order() | ORDER),
        (SALES, SALE),
        ("/api/v1/inquiries/", ASKED),
    ):
        keys = [str(uuid4())] * 2 if same_key else [str(uuid4()), str(uuid4())]
        outcomes = at_once(*(partial(send, system, address, body, key) for key in keys))
        assert {status for status, _body in outcomes} == {201}, outcomes
        assert len({said["number"] for _status, said in outcomes}) == 1
    sale = Auction.objects.get()
    keys = [str(uuid4())] * 2 if same_key else [str(uuid4()), str(uuid4())]
    told = at_once(*(partial(send, system, f"{SALES}{sale.number}/papers/", PAPERS, key) for key in keys))
    assert {status for status, _body in told} == {201}, told
    assert (CourtReceipt.objects.count(), CourtOrder.objects.count(), Auction.objects.count()) == (1, 2, 1)
    assert BuyerNotification.objects.filter(way="paper").count() == 1
    assert (Inquiry.objects.count(), Question.objects.count()) == (1, 2)
