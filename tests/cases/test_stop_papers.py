"""The parties of a case that a court's order has paused are told: a paper each, and the progress page."""

import pytest
from django.test import Client

from hall.cases.services.pauses import open_pause
from hall.clock.grounds import StopGround
from hall.papers.models import Paper
from hall.rehearsal.crew import Crew, crew
from tests.cases.makers import BUYER, SELLER, approved_sale, owned_home, read
from tests.judicial.makers import COURT, at_the_desk, served
from tests.portal.conftest import ask

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J11", "R6")]


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def test_each_party_of_a_case_that_an_order_stops_gets_a_notice_of_its_own(people: Crew) -> None:
    sale = approved_sale(people)
    served(at_the_desk())
    told = Paper.objects.filter(case_number=sale.number, kind="stop-notice").order_by("pk")
    assert {one.content["addressee"] for one in told} == {BUYER.name, SELLER.name}
    assert all(COURT in one.content["document"] for one in told)
    assert read(sale).stopped_by == StopGround.COURT


def test_a_pause_on_another_ground_makes_no_such_notice(people: Crew) -> None:
    sale = approved_sale(people)
    open_pause(sale.pk, StopGround.INVESTIGATION, document="调查通知1号", by=people.accepts)
    assert not Paper.objects.filter(kind="stop-notice").exists()


def test_a_party_reads_on_the_progress_page_why_the_case_stands(people: Crew) -> None:
    sale = approved_sale(people)
    served(at_the_desk())
    page = ask(Client(), sale.number, BUYER.document_number[-6:]).content.decode()
    assert "依法中止办理" in page
    assert COURT in page
    assert "中止办理告知书" in page
    assert "现在轮到您：缴纳" not in page
