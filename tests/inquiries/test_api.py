"""By API: file, follow, answer, fetch; repeated delivery does nothing twice; odd input is refused."""

import base64
import hashlib
from typing import Any

import pytest
from django.test import Client

from hall.inquiries.models import Inquiry, Reply
from hall.staff.departments import D
from hall.staff.models import Act
from tests.exchange.callers import Caller
from tests.inquiries.makers import CASE, THREE, clerk, inquiry
from tests.inquiries.test_answering import png
from tests.registration.makers import HOME, home

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J12")]
INQUIRIES = "/api/v1/inquiries/"
LETTER = {
    "case_number": CASE,
    "owner": "林小禾",
    "unit_number": HOME,
    "reason": "被执行人拒不交出证书",
    "departments": list(THREE),
}
PRICE = {
    "parts": [
        {"topic": "price-enquiry", "provided": True, "lines": [{"label": "参考价", "text": "1180000 元"}]}
    ]
}


def tax() -> Caller:
    return Caller(name="税务系统", department=D.TAXATION)


@pytest.mark.clause("J1", "J2", "J3")
def test_a_courts_system_files_and_follows_and_tax_answers_from_its_own() -> None:
    home()
    court = Caller()
    sent = court.post(INQUIRIES, LETTER | {"departments": ["taxation"]})
    assert sent.status_code == 201, sent.json()
    number = sent.json()["number"]
    (owed,) = tax().get(INQUIRIES, box="owed").json()["inquiries"]
    assert (owed["number"], owed["questions"][0]["light"]) == (number, "剩 10 日")
    draft = tax().get(f"{INQUIRIES}{number}/reply/").json()
    assert (draft["owner"], draft["parts"][0]["topic"]) == ("林小禾", "price-enquiry")
    files = [{"name": "询价.png", "content": base64.b64encode(png()).decode()}]
    replied = tax().post(f"{INQUIRIES}{number}/reply/", PRICE | {"attachments": files})
    assert replied.status_code == 201, replied.json()
    followed = court.get(f"{INQUIRIES}{number}/").json()
    assert followed["closed"]
    (reply,) = followed["questions"][0]["replies"]
    assert reply["parts"][0]["lines"][0]["text"] == "1180000 元"
    fetched = court.get(f"{INQUIRIES}{number}/attachments/{reply['attachments'][0]['id']}/").json()
    assert hashlib.sha256(base64.b64decode(fetched["content"])).hexdigest() == fetched["content_hash"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.clause("J4")
def test_the_letter_is_fetched_as_pdf_with_its_hash() -> None:
    court = Caller()
    number = court.post(INQUIRIES, LETTER | {"departments": ["taxation"]}).json()["number"]
    tax().post(f"{INQUIRIES}{number}/reply/", PRICE)
    (line,) = court.get(f"{INQUIRIES}{number}/").json()["letters"]
    letter = court.get(f"{INQUIRIES}{number}/letters/1/").json()
    assert letter["content_hash"] == line["content_hash"]
    assert base64.b64decode(letter["content"]).startswith(b"%PDF-")
    assert court.get(f"{INQUIRIES}{number}/letters/2/").status_code == 404


@pytest.mark.clause("promise:R4", "G6")
def test_repeated_delivery_does_nothing_twice() -> None:
    court = Caller()
    first = court.post(INQUIRIES, LETTER, once="a").json()
    assert court.post(INQUIRIES, LETTER, once="a").json() == first
    assert court.post(INQUIRIES, LETTER, once="b").json()["number"] == first["number"]
    assert Inquiry.objects.count() == 1
    office = tax()
    address = f"{INQUIRIES}{first['number']}/reply/"
    for _ in range(2):
        assert office.post(address, PRICE, once="r").status_code == 201
    assert Reply.objects.count() == 1
    assert court.post(INQUIRIES, LETTER | {"owner": "别人"}, once="a").status_code == 409


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"case_number": "（2024）粤530执12号"}, "case_number", "案号"),
    ({"case_number": 5}, "case_number", "案号"),
    ({"case_number": None}, "case_number", ""),
    ({"case_number": ["x"]}, "case_number", ""),
    ({"owner": ""}, "owner", ""),
    ({"owner": "长" * 121}, "owner", "120"),
    ({"unit_number": "", "reason": ""}, "certificate_number", "产权证号"),
    ({"reason": " "}, "reason", "说明理由"),
    ({"unit_number": "440103" + HOME[6:]}, "unit_number", "不属本登记机构"),
    ({"departments": []}, "departments", ""),
    ({"departments": ["planning"]}, "departments", "没有规定"),
    ({"departments": ["nowhere"]}, "departments.0", ""),
    ({"departments": "taxation"}, "departments", ""),
    ({"letter_due_on": "2026-13-01"}, "letter_due_on", ""),
    ({"letter_due_on": "2020-01-01"}, "letter_due_on", "已经过了"),
    ({"letter_due_on": "9999-12-31"}, "letter_due_on", "请核对年份"),
    ({"contact": "x"}, "contact", ""),
]


@pytest.mark.clause("J2")
@pytest.mark.parametrize(("wrong", "field", "words"), WRONG, ids=lambda value: str(value)[:30])
def test_what_is_wrong_is_refused_field_by_field(wrong: dict[str, Any], field: str, words: str) -> None:
    answer = Caller().post(INQUIRIES, LETTER | wrong)
    assert answer.status_code == 422, answer.content
    problem = answer.json()
    assert field in problem["errors"], problem
    assert words in "".join(problem["errors"][field])
    assert not Inquiry.objects.exists()


@pytest.mark.clause("J2")
def test_another_courts_case_is_refused_and_written_down() -> None:
    other = Caller(name="罗定市人民法院执行系统", court_code="粤5381")
    answer = other.post(INQUIRIES, LETTER)
    assert answer.status_code == 403
    assert "不是贵院的案件" in answer.json()["detail"]
    assert Act.objects.get(verb="越权被拒").by_label == "罗定市人民法院执行系统"
    asked = inquiry()
    assert other.get(f"{INQUIRIES}{asked.number}/").status_code == 404
    assert other.get(INQUIRIES).json()["inquiries"] == []
    assert Act.objects.filter(verb="越权被拒").count() == 2


@pytest.mark.clause("J4")
@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([{"topic": "price-enquiry", "provided": False}], "应当回复说明"),
        ([{"topic": "price-enquiry", "provided": True}], "请填写内容"),
        ([], "还没有答复"),
        ([{"topic": "planning", "provided": True, "lines": [{"text": "x"}]}], "没有问这一项"),
        ([{"topic": "price-enquiry", "provided": "maybe"}], ""),
        ([{"topic": "price-enquiry", "provided": True, "lines": [{"text": 10**18}]}] * 2, "两次"),
        ("none", ""),
    ],
)
def test_a_reply_that_says_too_little_is_refused(parts: Any, words: str) -> None:
    asked = inquiry(D.TAXATION)
    answer = tax().post(f"{INQUIRIES}{asked.number}/reply/", {"parts": parts})
    assert answer.status_code == 422
    assert words in answer.json()["detail"]
    assert not Reply.objects.exists()


def test_an_attachment_that_is_no_scan_is_refused() -> None:
    asked = inquiry(D.TAXATION)
    for content in ("!!!", base64.b64encode(b"MZ\x90").decode(), ""):
        files = [{"name": "询价.pdf", "content": content}]
        answer = tax().post(f"{INQUIRIES}{asked.number}/reply/", PRICE | {"attachments": files})
        assert answer.status_code == 422
    assert not Reply.objects.exists()


def test_an_office_that_is_not_asked_reads_and_answers_nothing() -> None:
    asked = inquiry(D.TAXATION)
    housing = Caller(name="住建系统", department=D.TRANSACTIONS)
    assert housing.get(f"{INQUIRIES}{asked.number}/").status_code == 404
    assert housing.post(f"{INQUIRIES}{asked.number}/reply/", PRICE).status_code == 404
    assert Caller(name="公安系统", department=D.PUBLIC_SECURITY).get(INQUIRIES).status_code == 403
    assert Client().get(INQUIRIES).status_code == 401


def test_the_list_comes_page_by_page(django_assert_max_num_queries: Any) -> None:
    for number in range(52):
        inquiry(D.TAXATION, letter=str(number), by=clerk(D.COURT) if number == 0 else None)
    court = Caller()
    with django_assert_max_num_queries(30):
        first = court.get(INQUIRIES).json()
    second = court.get(INQUIRIES, before=first["next"]).json()
    assert (len(first["inquiries"]), len(second["inquiries"]), second["next"]) == (50, 2, "")
    assert court.get(INQUIRIES, before="x").status_code == 422
    assert court.get(INQUIRIES, case_number="(2026)粤5302执1号").json()["inquiries"] == []
