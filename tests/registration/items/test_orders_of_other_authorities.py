"""Row 22: 监察, 检察 and 公安 order under numbers of their own; a court keeps to those of courts."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from hall.cases.models import Case
from hall.cases.ports import GATES, Ask
from hall.cases.prefilling import known_entries
from hall.catalogue import materials as m
from hall.catalogue.authorities import Authority
from hall.catalogue.payloads import clean_payload
from hall.clock import now
from hall.rehearsal.crew import Crew
from hall.rehearsal.drives import receive
from registration.models import CourtReceipt
from registration.order_forms import OrderForm
from registration.restrictions import read_book
from registration.services.receiving_orders import Order, receive_order
from tests.registration.items.test_seizure import COURT_CODE, carried_out, people, words
from tests.registration.makers import HOME, mortgage
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("S2")]
__all__ = ["people"]


@pytest.mark.parametrize(
    ("kind", "authority", "number"),
    [
        ("supervision", "云浮市云城区监察委员会", "云城监查封〔2026〕7号"),
        ("procurator", "云浮市云城区人民检察院", "云城检协封〔2026〕3号"),
        ("police", "云浮市公安局云城分局", "云公（经）封字〔2026〕00012号"),
    ],
)
def test_another_authority_seizes_under_a_number_of_its_own(
    people: Crew, client: Client, kind: str, authority: str, number: str
) -> None:
    client.force_login(officer("accept"))
    said = {
        "item_code": "seizure",
        "unit_number": HOME,
        "authority_type": kind,
        "authority": authority,
        "authority_code": COURT_CODE,
        "served_at": "2026-09-18T09:40",
        "served_by": "陈警官",
        "credential": "44530299",
        "served_how": "in-person",
        "notice_number": number,
    }
    page = reverse("registration:orders")
    as_a_court = client.post(page, said | {"authority_type": "court"}).content.decode()
    assert "来文机关类别请选择" in as_a_court
    assert client.post(page, said).status_code == 302
    receipt = CourtReceipt.objects.get()
    assert receipt.authority_type == kind
    assert Authority(kind).label in client.get(page).content.decode().split('id="all"')[1]
    served = known_entries(Case.objects.get(number=receipt.case_number), m.ASSISTANCE_NOTICE.code)
    assert served == {"authority_type": kind, "court": authority}
    order = words(number=number, court=authority, authority_type=kind)
    case = carried_out(people, receipt, order)
    right = read_book(HOME).seizures[0]
    assert (case.state, right.cause, right.content.document_number) == (
        "archived",
        f"{Authority(kind).label}查封",
        number,
    )
    assert (right.content.authority, right.content.document_name) == (authority, "协助查封通知书")


@pytest.mark.parametrize("kind", ["supervision", "procurator", "police", "other"])
def test_only_a_court_ends_a_mortgage_by_order(people: Crew, kind: str) -> None:
    """民法典第二百二十九条 – refused at the counter and by the service behind it."""
    mortgage()
    form = OrderForm({"item_code": "mortgage-release-by-order", "authority_type": kind, "authority": "某局"})
    assert any("须有人民法院的裁定" in one for one in form.errors["item_code"])
    order = Order("mortgage-release-by-order", [HOME], "某局", COURT_CODE, now(), authority_type=kind)
    with pytest.raises(ValidationError, match="须有人民法院的裁定"):
        receive_order(order, by=people.accepts)
    assert not CourtReceipt.objects.exists()


def test_the_paper_and_its_receipt_name_the_same_authority(people: Crew) -> None:
    name, number = "云浮市公安局云城分局", "云公（经）封字〔2026〕00012号"
    order = Order("seizure", [HOME], name, COURT_CODE, now(), served_by="陈警官", authority_type="police")
    receipt = receive_order(order, by=people.accepts)
    case = Case.objects.get(number=receipt.case_number)
    said = words(number=number, court=name, authority_type="other")
    receive(case, said, by=people.accepts)
    answer = GATES["order_fits_the_book"](Ask(Case.objects.get(pk=case.pk), "accept", people.accepts, now()))
    assert "送达登记的来文机关是公安机关，通知书录入的是其他国家有权机关" in answer.message


def test_a_courts_paper_keeps_to_the_numbers_of_courts() -> None:
    order = words(number="云城监查封〔2026〕7号")[m.ASSISTANCE_NOTICE.code]
    with pytest.raises(ValidationError) as refused:
        clean_payload(m.ASSISTANCE_NOTICE, order)
    assert set(refused.value.message_dict) == {"case_number"}
    wrong_kind = order | {"authority_type": "police"}
    with pytest.raises(ValidationError) as refused:
        clean_payload(m.ASSISTANCE_NOTICE, wrong_kind)
    assert "请选择人民法院" in str(refused.value.message_dict["authority_type"])
