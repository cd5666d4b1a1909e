"""查询与询价 at the court's desk: file, follow, fetch – the own court's cases only."""

from typing import Any

import pytest
from django.test import Client

from hall.inquiries.models import Inquiry
from hall.inquiries.services.sweeping import sweep
from hall.staff.departments import D
from hall.staff.models import Act
from tests.conftest import Clock
from tests.inquiries.makers import CASE, THREE, answer, cannot, clerk, inquiry, question
from tests.registration.makers import HOME, home
from tests.staff.makers import officer

pytestmark = pytest.mark.django_db
FORM = {
    "case_number": "(2026) 粤5302执1234号",
    "owner": "林小禾",
    "unit_number": HOME,
    "reason": "被执行人拒不交出证书",
    "departments": list(THREE),
}


def browser(code: str = "粤5302") -> Client:
    client = Client()
    client.force_login(officer("court", department=D.COURT, court_code=code))
    return client


@pytest.mark.clause("J1", "J2", "J3", "J12")
def test_a_court_files_an_inquiry_follows_it_and_fetches_the_letter() -> None:
    home()
    client = browser()
    sent = client.post("/judicial/queries/new/", FORM)
    asked = Inquiry.objects.get()
    assert sent.headers["Location"] == f"/judicial/queries/{asked.number}/"
    assert asked.case_number == CASE
    followed = client.get(sent.headers["Location"]).content.decode()
    assert followed.count("剩 10 日") == 3
    answer(asked, D.REGISTRATION, text="规划用途住宅")
    answer(asked, D.TRANSACTIONS)
    answer(asked, D.TAXATION, cannot(question(asked, D.TAXATION), "没有计税基准价，请委托评估"))
    assert "已回函" in client.get("/judicial/").content.decode()
    page = client.get(sent.headers["Location"]).content.decode()
    assert "协助查询回函" in page
    assert "规划用途住宅" in page
    assert "没有计税基准价，请委托评估" in page
    assert "已回函" not in client.get("/judicial/").content.decode()


@pytest.mark.clause("J2")
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"case_number": "（2024）粤5302执0123号"}, "不带前导 0"),
        ({"case_number": "（2024）蒙01执1号"}, "代字是“内”"),
        ({"case_number": "2024粤5302执12号"}, "收案年度"),
        ({"case_number": ""}, "请填写案号"),
        ({"owner": ""}, "写明不动产权利人"),
        ({"unit_number": "", "reason": ""}, "写明产权证号"),
        ({"reason": ""}, "说明理由"),
        ({"departments": []}, "至少选择一个"),
        ({"departments": ["court"]}, "选择"),
        ({"letter_due_on": "2026-09-01"}, "已经过了"),
        ({"letter_due_on": "明天"}, "2026-09-18"),
        ({"letter_number": "\x00"}, "空字符"),
    ],
)
def test_what_is_missing_or_wrong_is_refused_with_the_reason_and_stays_typed(
    wrong: dict[str, object], words: str
) -> None:
    page = browser().post("/judicial/queries/new/", FORM | wrong)
    assert page.status_code == 422
    shown = page.content.decode()
    assert words in shown
    assert "林小禾" in shown or "owner" in wrong
    assert not Inquiry.objects.exists()


@pytest.mark.clause("J2")
def test_another_courts_case_number_is_refused_and_written_down() -> None:
    page = browser("粤53").post("/judicial/queries/new/", FORM)
    assert page.status_code == 422
    assert "不是贵院的案件" in page.content.decode()
    assert Act.objects.filter(verb="越权被拒").count() == 1
    assert not Inquiry.objects.exists()


@pytest.mark.clause("J2")
def test_another_courts_inquiry_does_not_exist_and_the_look_is_written_down() -> None:
    asked = inquiry()
    stranger = browser("粤53")
    assert stranger.get(f"/judicial/queries/{asked.number}/").status_code == 404
    assert CASE not in stranger.get("/judicial/queries/").content.decode()
    assert Act.objects.get(verb="越权被拒").subject == f"inquiry:{asked.number}"


@pytest.mark.clause("J4")
def test_a_court_sees_what_is_overdue_and_to_whom_it_went_up(clock: Clock) -> None:
    asked = inquiry(D.TAXATION)
    clock.move_to("2026-10-12 09:00")
    sweep()
    client = browser()
    assert "有单位逾期" in client.get("/judicial/queries/", {"show": "late"}).content.decode()
    page = client.get(f"/judicial/queries/{asked.number}/").content.decode()
    assert "逾期，报本单位负责人" in page
    assert "逾期，报大厅主管" in page
    assert "答复逾期" in client.get("/judicial/").content.decode()


@pytest.mark.clause("J5", "J6")
def test_a_court_answers_what_the_registry_asks_about_its_case() -> None:
    asked = inquiry(D.COURT, by=clerk(D.REGISTRATION))
    client = browser()
    assert "案号涉及的文件、证据材料" in client.get("/judicial/").content.decode()
    form = {"choice-case-documents": "give", "lines-case-documents": "执行裁定书：（2026）粤5302执1234号之一"}
    sent = client.post(f"/judicial/queries/{asked.number}/reply/", form)
    assert sent.status_code == 302
    asked.refresh_from_db()
    assert asked.closed_at is not None
    assert browser("粤53").get(f"/judicial/queries/{asked.number}/reply/").status_code == 404


def test_the_list_asks_the_database_no_more_for_more_inquiries(django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        answer(inquiry(D.TAXATION, letter=str(number)), D.TAXATION)
    client = browser()
    with django_assert_max_num_queries(35):
        assert CASE in client.get("/judicial/queries/").content.decode()


@pytest.mark.clause("promise:R4")
def test_the_same_letter_sent_twice_is_one_inquiry() -> None:
    client = browser()
    first, again = (client.post("/judicial/queries/new/", FORM) for _ in range(2))
    assert first.headers["Location"] == again.headers["Location"]
    assert Inquiry.objects.count() == 1
