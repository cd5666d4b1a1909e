"""Row 22: 监察, 检察 and 公安 order under numbers of their own; a court keeps to those of courts."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from hall.catalogue import materials as m
from hall.catalogue.authorities import Authority
from hall.catalogue.payloads import clean_payload
from hall.rehearsal.crew import Crew
from registration.models import CourtReceipt
from registration.restrictions import read_book
from tests.registration.items.test_seizure import COURT_CODE, carried_out, people, words
from tests.registration.makers import HOME
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
    order = words(number=number, court=authority, authority_type=kind)
    case = carried_out(people, CourtReceipt.objects.get(), order)
    right = read_book(HOME).seizures[0]
    assert (case.state, right.cause, right.content.document_number) == (
        "archived",
        f"{Authority(kind).label}查封",
        number,
    )
    assert (right.content.authority, right.content.document_name) == (authority, "协助查封通知书")


def test_a_courts_paper_keeps_to_the_numbers_of_courts() -> None:
    order = words(number="云城监查封〔2026〕7号")[m.ASSISTANCE_NOTICE.code]
    with pytest.raises(ValidationError) as refused:
        clean_payload(m.ASSISTANCE_NOTICE, order)
    assert set(refused.value.message_dict) == {"case_number"}
    wrong_kind = order | {"authority_type": "police"}
    with pytest.raises(ValidationError) as refused:
        clean_payload(m.ASSISTANCE_NOTICE, wrong_kind)
    assert "请选择人民法院" in str(refused.value.message_dict["authority_type"])
