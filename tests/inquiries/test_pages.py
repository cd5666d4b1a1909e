"""The departments' pages: queue with lights, the reply with prefill, an inquiry within the table."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hall.inquiries.models import Inquiry, QuestionAlert, Reply
from hall.inquiries.services.sweeping import sweep
from hall.staff.departments import D
from hall.staff.models import Look
from tests.conftest import Clock
from tests.inquiries.makers import CASE, answer, inquiry
from tests.inquiries.test_answering import png
from tests.registration.makers import HOME, home
from tests.staff.makers import officer

pytestmark = pytest.mark.django_db
TAX = {"choice-price-enquiry": "give", "lines-price-enquiry": "参考价：1,180,000.00 元"}


def browser(duty: str, **more: str) -> Client:
    client = Client()
    client.force_login(officer(duty, **more))
    return client


@pytest.mark.clause("J3", "J4")
def test_the_desk_shows_what_is_owed_with_its_light(clock: Clock) -> None:
    home()
    inquiry()
    page = browser("assess").get("/inquiries/").content.decode()
    assert CASE in page
    assert "定向询价" in page
    assert "林*禾" in page
    assert "林小禾" not in page
    assert "剩 10 日" in page
    clock.move_to("2026-10-12 09:00")
    assert "超 " in browser("assess").get("/inquiries/", {"show": "late"}).content.decode()


@pytest.mark.clause("J1")
def test_the_reply_page_offers_the_records_and_nothing_is_chosen_beforehand() -> None:
    home()
    asked = inquiry()
    page = browser("examine").get(f"/inquiries/{asked.number}/reply/").content.decode()
    assert "取得价格 760,000.00 元" in page
    assert "checked" not in page
    assert Look.objects.filter(subject=f"inquiry:{asked.number}").exists()


@pytest.mark.clause("J4")
def test_a_reply_is_confirmed_once_however_often_it_is_sent() -> None:
    asked = inquiry(D.TAXATION)
    client = browser("assess")
    address = f"/inquiries/{asked.number}/reply/"
    for _ in range(2):
        upload = SimpleUploadedFile("询价.png", png())
        answer = client.post(address, TAX | {"command_key": "k1", "scans": [upload]})
        assert answer.status_code == 302
    made = Reply.objects.get()
    assert made.parts[0]["lines"] == [{"label": "参考价", "text": "1,180,000.00 元"}]
    page = client.get(f"/inquiries/{asked.number}/").content.decode()
    assert "协助查询回函" in page
    file = client.get(f"/inquiries/files/{made.files.get().pk}/")
    assert file.content == png()


@pytest.mark.clause("J4")
@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({}, "还没有答复"),
        ({"choice-price-enquiry": "refuse"}, "应当回复说明"),
        ({"choice-price-enquiry": "give"}, "请填写内容"),
        ({"choice-price-enquiry": "perhaps"}, "选择"),
        (TAX | {"why-price-enquiry": "长" * 1001}, "1000"),
    ],
)
def test_a_reply_that_says_too_little_is_refused_and_what_was_typed_stays(
    form: dict[str, str], words: str
) -> None:
    asked = inquiry(D.TAXATION)
    typed = {"lines-price-enquiry": ""} | form
    page = browser("assess").post(f"/inquiries/{asked.number}/reply/", typed | {"command_key": "k"})
    assert page.status_code == 422
    assert words in page.content.decode()
    assert not Reply.objects.exists()


def test_a_file_that_is_no_scan_is_refused_at_its_field() -> None:
    asked = inquiry(D.TAXATION)
    form = TAX | {"scans": [SimpleUploadedFile("表.pdf", b"<html>")]}
    page = browser("assess").post(f"/inquiries/{asked.number}/reply/", form)
    assert page.status_code == 422
    assert "内容与扩展名不符" in page.content.decode()
    assert "1,180,000.00" in page.content.decode()


def test_nobody_else_opens_the_reply_page_or_the_inquiry() -> None:
    asked = inquiry(D.TAXATION)
    for stranger in (browser("review_housing"), browser("examine")):
        assert stranger.get(f"/inquiries/{asked.number}/reply/").status_code == 404
        assert stranger.get(f"/inquiries/{asked.number}/").status_code == 404
    assert browser("archive").get("/inquiries/").status_code == 403
    assert browser("supervise").get(f"/inquiries/{asked.number}/").status_code == 200


@pytest.mark.clause("J6")
def test_the_tax_office_asks_within_the_table() -> None:
    client = browser("assess")
    page = client.get("/inquiries/new/").content.decode()
    assert "历史资料、历史成本" in page
    assert "定向询价" not in page
    form = {"case_number": CASE, "owner": "林小禾", "unit_number": HOME, "reason": "证书未收回"}
    answer = client.post("/inquiries/new/", form | {"departments": ["registration", "transactions"]})
    assert answer.status_code == 302
    asked = Inquiry.objects.get()
    assert set(asked.questions.values_list("department", flat=True)) == {"registration", "transactions"}
    assert "参照 10 个工作日" in client.get(f"/inquiries/{asked.number}/").content.decode()
    refused = client.post("/inquiries/new/", form | {"departments": ["taxation"], "owner": "\x00"})
    assert refused.status_code == 422


@pytest.mark.clause("J4")
def test_a_late_reply_stands_on_the_heads_desk_until_dealt_with(clock: Clock) -> None:
    inquiry(D.TAXATION)
    clock.move_to("2026-10-12 09:00")
    sweep()
    head, hall = browser("supervise", department=D.TAXATION), browser("supervise")
    assert "逾期，报本单位负责人" in head.get("/inquiries/").content.decode()
    assert "逾期，报大厅主管" in hall.get("/inquiries/").content.decode()
    alert = QuestionAlert.objects.get(kind="head")
    assert hall.post(f"/inquiries/alerts/{alert.pk}/", {"note": "x"}).status_code == 404
    head.post(f"/inquiries/alerts/{alert.pk}/", {"note": "明日答复"})
    assert "逾期，报本单位负责人" not in head.get("/inquiries/").content.decode()


@pytest.mark.clause("J4")
def test_a_late_reply_stands_among_the_halls_alerts_until_it_is_dealt_with(clock: Clock) -> None:
    asked = inquiry(D.TAXATION)
    clock.move_to("2026-10-12 09:00")
    hall = browser("supervise")
    assert "没有逾期未答复的协助查询" in hall.get("/oversight/alerts/").content.decode()
    sweep()
    page = hall.get("/oversight/alerts/").content.decode()
    assert asked.number in page
    assert "逾期，报大厅主管" in page
    alert = QuestionAlert.objects.get(kind="supervisor")
    hall.post(f"/inquiries/alerts/{alert.pk}/", {"note": "已电话督促，明日答复"})
    assert asked.number not in hall.get("/oversight/alerts/").content.decode()


def test_a_court_reaches_the_policy_documents_from_its_navigation() -> None:
    desk = browser("court", department=D.COURT, court_code="粤5302")
    assert '<a href="/policies/">联动规则</a>' in desk.get("/judicial/").content.decode()


def test_the_desk_asks_the_database_no_more_for_more_rows(
    django_assert_max_num_queries: object,
) -> None:
    for number in range(12):
        inquiry(D.TAXATION, letter=str(number))
    client = browser("assess")
    with django_assert_max_num_queries(30):  # type: ignore[operator]  # a fixture's context manager
        client.get("/inquiries/")


def test_a_supplement_is_announced_before_it_is_sent() -> None:
    asked = inquiry(D.TAXATION)
    answer(asked, D.TAXATION)
    page = browser("assess").get(f"/inquiries/{asked.number}/reply/").content.decode()
    assert "补充回函" in page
