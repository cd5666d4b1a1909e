"""过户 at the counter: the notice is registered when it is handed in, before the buyer comes (J11)."""

from typing import Any

import pytest
from django.test import Client

from hall.cases.services.intake import open_case
from hall.cases.states import ApplicantRole
from hall.papers.models import Paper
from hall.rehearsal.crew import crew
from judicial.models import CourtOrder
from tests.cases.makers import BUYER, SELLER
from tests.judicial.makers import at_the_desk, faults, typed
from tests.judicial.sales import seized_home
from tests.registration.items.situations import application
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J11")]
PAGE = "/judicial/handed-in/"
AWAY, THEIRS = "深圳市福田区人民法院", "（2026）粤0304执88号"


@pytest.fixture
def counter(client: Client) -> Client:
    seized_home()
    client.force_login(officer("accept"))
    return client


def handed_in(**more: Any) -> dict[str, Any]:
    """A notice of a court of another city, as the counter types it."""
    said = {
        "notice_number": THEIRS,
        "ruling_number": f"{THEIRS}之一",
        "court_name": AWAY,
        "transfer_letter": "（2026）粤5302执移3号",
        "served_at": "2026-09-18T09:40",
    }
    return typed("transfer", **(said | more))


def test_a_court_without_an_account_gets_its_receipt_to_the_minute(counter: Client) -> None:
    assert "登记窗口收到的过户通知书" in counter.get("/judicial/buyers/").content.decode()
    page = counter.post(PAGE, handed_in(), follow=True)
    assert "送达回证已出具" in page.content.decode(), faults(page)
    order = CourtOrder.objects.get()
    assert (order.court, order.channel, f"{order.served_at:%H:%M}") == (AWAY, "counter", "01:40")
    paper = Paper.objects.get(kind="service-return")
    assert paper.content["served_how"] == "现场送达"
    assert f"/papers/{paper.number}.pdf" in page.content.decode()
    assert counter.get(f"/papers/{paper.number}.pdf").status_code == 200
    assert THEIRS not in at_the_desk().get("/judicial/orders/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"court_name": ""}, "court_name"),
        ({"court_name": "福田区公安局"}, "court_name"),
        ({"served_at": "2026-09-18T10:40"}, "served_at"),
        ({"matters": ["release"]}, "matters"),
        ({"transfer_letter": ""}, "transfer_letter"),
        ({"notice_number": "88号"}, "notice_number"),
    ],
)
def test_what_is_wrong_with_it_is_said_at_its_field(
    counter: Client, wrong: dict[str, Any], field: str
) -> None:
    reply = counter.post(PAGE, handed_in(**wrong))
    assert (reply.status_code, field in faults(reply)) == (422, True), faults(reply)
    assert not CourtOrder.objects.exists()


def test_the_buyers_case_opened_at_the_counter_joins_it(counter: Client) -> None:
    counter.post(PAGE, handed_in())
    case = open_case(application("judicial-sale", (BUYER, ApplicantRole.OBLIGEE)), by=crew().accepts)
    assert CourtOrder.objects.get().matters.get().case_number == case.number
    assert THEIRS not in counter.get("/judicial/buyers/").content.decode()


def test_only_the_counter_opens_the_page(client: Client) -> None:
    client.force_login(officer("examine"))
    assert client.get(PAGE).status_code == 403
    assert SELLER.name not in client.get("/judicial/buyers/").content.decode()
