"""预查封: its debtor is known again by name and, where given, by number; a namesake is another."""

from typing import Any

import pytest
from django.test import Client

from hall.cases.models import Case
from hall.cases.services.steps import take_step
from hall.identity.masking import mask_name
from hall.rehearsal.crew import Crew, crew
from registration.integrity import verify
from registration.models import Entry
from registration.models.choices import SeizureType
from registration.restrictions import read_book
from tests.cases.makers import BUYER, SELLER, SPOUSE, approved_sale, owned_home, read, recorded_sale
from tests.judicial.makers import NUMBER, at_the_desk, carry_out, served
from tests.registration.makers import HOME
from tests.registration.test_gates import asked
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J11")]


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def pre_seized(people: Crew, number: str = "", **more: Any) -> None:
    said = {"debtor": BUYER.name, "debtor_document": number, "ends_on": "2028-09-17"} | more
    carry_out(served(at_the_desk(), "pre-seize", **said), people)


def finding(case: Case) -> Any:
    return asked("unit_is_not_seized", read(case))


def test_the_debtor_himself_may_buy_and_the_register_says_by_what_he_was_known(people: Crew) -> None:
    pre_seized(people, BUYER.document_number)
    sale = approved_sale(people)
    assert finding(sale).passed
    assert "姓名、证件号码均相符" in finding(sale).message


def test_what_is_the_debtors_already_is_seized_outright_whatever_the_order_calls_it(people: Crew) -> None:
    pre_seized(people, SELLER.document_number, debtor=SELLER.name)
    (seizure,) = read_book(HOME).seizures
    assert (seizure.content.seizure_type, seizure.cause) == (SeizureType.SEIZURE, "人民法院查封")


def test_a_namesake_is_not_the_debtor_and_the_seizure_stands_in_the_way(people: Crew) -> None:
    sale = approved_sale(people)
    pre_seized(people, SPOUSE.document_number)
    assert not finding(sale).passed


def test_where_the_order_gives_no_number_the_officer_and_the_book_are_told_so(people: Crew) -> None:
    pre_seized(people)
    sale = approved_sale(people)
    assert "仅按姓名、名称相符办理，请核对是否同一人" in finding(sale).message
    take_step(sale.pk, "record", by=people.approves)
    turned = Entry.objects.get(cause__contains="预查封转为查封")
    assert "仅按姓名、名称相符" in turned.note


def test_the_number_stays_known_through_a_renewal_and_the_conversion(people: Crew, clock: Any) -> None:
    pre_seized(people, BUYER.document_number)
    clock.move_to("2028-09-11 09:30")
    days = {"dated_on": "2028-09-08", "ruling_on": "2028-09-08", "begins_on": "", "ends_on": "2029-09-17"}
    carry_out(served(at_the_desk(), "renew", earlier_number=NUMBER, **days), people)
    (seizure,) = read_book(HOME).seizures
    assert [one.role for one in seizure.obligors] == ["obligor"]
    recorded_sale(people)
    (seizure,) = read_book(HOME).seizures
    assert seizure.content.seizure_type == SeizureType.SEIZURE
    assert not Entry.objects.get(cause__contains="预查封转为查封").note
    assert verify().breaches == []


def test_the_page_of_the_unit_masks_the_debtors_name_and_number(people: Crew, client: Client) -> None:
    pre_seized(people, BUYER.document_number)
    client.force_login(officer("accept"))
    page = client.get(f"/registration/units/{HOME}/").content.decode()
    assert "被执行人</span>" in page
    assert mask_name(BUYER.name) in page
    assert BUYER.name not in page
    assert BUYER.document_number not in page
