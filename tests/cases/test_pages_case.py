"""The page of a case: what each officer sees of it, and what pressing a step says."""

import html

import pytest
from django.test import Client
from django.urls import reverse

from hall.cases.models import Case
from hall.cases.services.supplement import ask_supplement
from hall.papers.services import papers_of
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from tests.browsing import browser, page, queries, words
from tests.cases import makers
from tests.cases.makers import BUYER, SELLER, owned_home, read
from tests.registration.makers import NEXT_DOOR, mortgage, notice

pytestmark = pytest.mark.django_db
TABS = ("", "materials/", "book/", "interviews/", "money/", "events/")


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


@pytest.fixture
def case(people: Crew) -> Case:
    return makers.paid_sale(people)


@pytest.mark.clause("P6", "T6", "T11", "promise:R14")
def test_every_tab_opens_for_the_registry_and_shows_nobodys_number(case: Case) -> None:
    examiner = browser("chushen")
    for tab in TABS:
        shown = page(examiner, f"/cases/{case.number}/{tab}")
        for person in (SELLER, BUYER):
            assert person.document_number not in shown, tab
            assert person.phone not in shown, tab


def test_the_page_says_price_limits_checks_and_what_will_change(case: Case) -> None:
    shown = html.unescape(page(browser("chushen"), f"/cases/{case.number}/"))
    for sentence in (
        "成交价 1,180,000.00 元",
        "为什么是9月24日（周四）？",
        "初审前检查",
        "提醒 0 项，阻止 0 项",
        "登簿后变化",
        "由核定岗位办理",
        "本件尚未核定",
    ):
        assert sentence in shown, sentence


@pytest.mark.clause("S3", "I6")
@pytest.mark.parametrize("username", ["zhujian", "heshui"])
def test_another_department_sees_its_own_materials_and_the_answers_only(case: Case, username: str) -> None:
    client = browser(username)
    materials = page(client, f"/cases/{case.number}/materials/")
    assert "买卖合同" in materials
    assert ("税费优惠申报证明材料" in materials) == (username == "heshui")
    shown = page(client, f"/cases/{case.number}/")
    assert "检查" not in shown.partition('<main id="main"')[2]
    assert "面签" not in shown
    for tab in ("book/", "interviews/", "events/", "nonsense/"):
        assert client.get(f"/cases/{case.number}/{tab}").status_code == 404, tab


@pytest.mark.clause("S3", "G10")
def test_a_case_not_sent_to_a_department_is_not_found_there(people: Crew) -> None:
    case = makers.filed_sale(people)
    for username in ("zhujian", "heshui", "shoufei"):
        for address in (f"/cases/{case.number}/", f"/cashier/cases/{case.number}/"):
            assert browser(username).get(address).status_code in {403, 404}, (username, address)
    assert browser("heshui").get(f"/cases/{case.number}/").status_code == 404
    assert Client().get(f"/cases/{case.number}/").headers["Location"].startswith("/accounts/login/")


@pytest.mark.clause("promise:R5", "G5")
def test_who_comes_too_late_is_told_who_what_and_when_and_keeps_the_opinion(case: Case) -> None:
    first, second = browser("chushen"), browser("chushen")
    form = {"step": "examine", "reason": "材料齐全"}
    assert first.post(f"/cases/{case.number}/step/", form | {"command_key": "1"}).status_code == 302
    late = second.post(f"/cases/{case.number}/step/", form | {"command_key": "2"})
    assert late.status_code == 409
    assert late.context["faults"] == (
        "本件现为“已初审”，不能初审：陈若衡已于9月18日 10:00办理“初审”，请刷新页面",
    )


@pytest.mark.clause("P17")
def test_a_refusal_without_reason_is_refused_and_the_page_stays(case: Case) -> None:
    reply = browser("chushen").post(f"/cases/{case.number}/step/", {"step": "refuse", "reason": " "})
    assert reply.status_code == 422
    assert "请填写不予登记的理由" in words(reply)
    assert read(case).state == "accepted"


def test_an_opinion_typed_for_a_refused_step_is_still_there(people: Crew) -> None:
    case = makers.accepted_sale(people)
    sales.step(case, "examine", by=people.examines, reason="拟准予登记")
    reply = browser("heding").post(
        f"/cases/{case.number}/step/", {"step": "approve", "reason": "符合条件，同意。"}
    )
    assert reply.status_code == 422
    assert "联办部门还没有全部答复" in words(reply)
    assert "您写的意见：符合条件，同意。" in words(reply)


@pytest.mark.clause("check:R10")
def test_a_reminder_must_be_read_before_the_step(people: Crew) -> None:
    mortgage()
    case = makers.ready_sale(people)
    client = browser("shouli")
    shown = client.get(f"/window/cases/{case.number}/decide/")
    assert [word for word, _ in shown.context["accept"].must_acknowledge]
    refused = client.post(f"/window/cases/{case.number}/decide/", {"step": "accept"})
    assert refused.status_code == 422
    read_them = [word for word, _ in shown.context["accept"].must_acknowledge]
    taken = client.post(f"/window/cases/{case.number}/decide/", {"step": "accept", "acknowledged": read_them})
    assert taken.status_code == 302
    findings = page(browser("chushen"), f"/cases/{case.number}/events/")
    assert "已阅知" in findings


def test_a_notice_on_the_unit_shows_as_a_block_with_its_law(people: Crew) -> None:
    case = makers.paid_sale(people)
    notice()
    shown = browser("chushen").get(f"/cases/{case.number}/")
    worst = shown.context["failed"][0]
    assert worst.meaning == "stop"
    assert "民法典" in worst.law


@pytest.mark.clause("M7", "M8", "T8")
def test_a_supplement_is_asked_for_taken_and_closed_by_hand(people: Crew) -> None:
    case = makers.accepted_sale(people)
    examiner, counter = browser("chushen"), browser("shouli")
    address = f"/cases/{case.number}/supplement/"
    nothing = examiner.post(address, {"why": "合同缺页"})
    assert nothing.status_code == 422
    assert "合同缺页" in words(nothing)
    assert examiner.post(address, {"line": "2-4a", "why": "合同缺页"}).status_code == 302
    assert case.number in page(counter, "/window/")
    materials = f"/window/cases/{case.number}/materials/"
    assert "等补充材料" in page(counter, materials)
    too_early = counter.post(f"{address}received/", follow=True)
    assert "还没有补齐" in words(too_early)
    counter.post(
        f"{materials}2-4a/", {"copies": "1", "entry-signed_on": "2026-09-16", "entry-price": "1180000"}
    )
    assert "已补齐，恢复计时" in page(counter, materials)
    assert "恢复计时" in words(counter.post(f"{address}received/", follow=True))
    assert read(case).stopped_by == ""


def test_a_case_claimed_by_a_colleague_says_so(case: Case, people: Crew) -> None:
    browser("chushen").post("/queues/examination/claim/", {"case": case.pk})
    assert "请先与其联系" in page(browser("heding"), f"/cases/{case.number}/")


@pytest.mark.django_db(transaction=True)
@pytest.mark.clause("G21", "S3")
def test_the_papers_of_the_case_are_listed_and_open_for_who_may_read_them(case: Case) -> None:
    assert "受理通知书" in page(browser("chushen"), f"/cases/{case.number}/")
    papers = {paper.kind: paper for paper in papers_of(case.number)}
    acceptance, notice = (
        reverse("papers:pdf", args=[papers[k].number]) for k in ("acceptance", "tax-notice")
    )
    assert browser("chushen").get(acceptance).headers["Content-Type"] == "application/pdf"
    assert browser("heshui").get(acceptance).status_code == 404
    assert browser("heshui").get(notice).status_code == 200
    assert browser("zhujian").get(notice).status_code == 404


@pytest.mark.clause("figure:P16")
def test_a_case_page_takes_no_more_queries_for_more_history(people: Crew) -> None:
    case = makers.accepted_sale(people)
    client = browser("zhuguan")
    before = queries(client, f"/cases/{case.number}/events/")
    ask_supplement(case.pk, ["2-4a"], why="合同缺页", by=people.examines)
    sales.receive_everything(case, by=people.accepts)
    assert queries(client, f"/cases/{case.number}/events/") <= before + 1
    assert NEXT_DOOR not in page(client, f"/cases/{case.number}/events/")
