"""询问 and 面签: every question answered, every signature the person's own."""

import pytest
from django.test import Client

from hall.cases.models import Applicant, Case
from tests.browsing import words
from tests.cases.makers import BUYER, SELLER
from tests.floor.counter import filed

pytestmark = pytest.mark.django_db
STROKES = "M100 100" + "L120 90" * 12


@pytest.fixture
def case(desk: Client) -> Case:
    return filed(desk)


@pytest.fixture
def seller(case: Case) -> Applicant:
    return case.applicants.get(role="obligor")


def address(person: Applicant, deed: str) -> str:
    return f"/window/cases/{person.case.number}/people/{person.pk}/{deed}/"


ANSWERS = {"q-true-wish": "是", "q-dispute": "没有", "q-occupied": "都没有"}


def test_an_unanswered_question_is_named_and_the_answers_given_stay(desk: Client, seller: Applicant) -> None:
    reply = desk.post(address(seller, "ask"), ANSWERS | {"q-dispute": ""})
    assert reply.status_code == 422
    assert reply.context["faults"] == ["请回答：该不动产有没有权属争议？"]
    assert 'value="都没有" required checked' in words(reply)
    assert not Applicant.objects.get(pk=seller.pk).was_asked


def test_nobody_signs_before_being_asked(desk: Client, seller: Applicant) -> None:
    reply = desk.post(address(seller, "sign"), {"signature": SELLER.name})
    assert reply.status_code == 422
    assert "还没有询问" in reply.context["faults"][0]


@pytest.mark.parametrize(
    ("signature", "sentence"),
    [
        ("", "请"),
        (BUYER.name, "键入的姓名与申请人（代理人）的姓名不一致"),
        ("M1 1", "签名没有写完整"),
        ("M100 100" + "L120 90" * 3000, "签名没有写完整"),
        ("<svg onload=alert(1)>", "键入的姓名与申请人（代理人）的姓名不一致"),
    ],
)
def test_a_signature_that_is_none_is_refused(
    desk: Client, seller: Applicant, signature: str, sentence: str
) -> None:
    desk.post(address(seller, "ask"), ANSWERS)
    reply = desk.post(address(seller, "sign"), {"signature": signature})
    assert reply.status_code == 422
    assert sentence in reply.context["faults"][0]
    assert Applicant.objects.get(pk=seller.pk).signed_at is None


@pytest.mark.parametrize("signature", [STROKES, SELLER.name])
def test_strokes_on_the_pad_or_the_own_name_are_a_signature(
    desk: Client, seller: Applicant, signature: str
) -> None:
    desk.post(address(seller, "ask"), ANSWERS)
    assert desk.post(address(seller, "sign"), {"signature": signature}).status_code == 302
    assert Applicant.objects.get(pk=seller.pk).signature == signature


def test_a_drawn_signature_is_seen_with_the_interview(desk: Client, seller: Applicant) -> None:
    desk.post(address(seller, "ask"), ANSWERS)
    desk.post(address(seller, "sign"), {"signature": STROKES})
    page = words(desk.get(f"/cases/{seller.case.number}/interviews/"))
    assert f'<path d="{STROKES}"/>' in page


def test_a_person_of_another_case_is_not_found(desk: Client, seller: Applicant) -> None:
    assert desk.post("/window/cases/2026091899999/people/1/ask/", ANSWERS).status_code == 404
    missing = address(seller, "ask").replace(f"/{seller.pk}/", "/999999/")
    assert desk.post(missing, ANSWERS).status_code == 404
