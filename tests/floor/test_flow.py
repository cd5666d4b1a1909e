"""受理台 from the first word to the decision, page by page (W1, W2)."""

from datetime import date

import pytest
from django.test import Client

from hall.cases.models import Case, CaseEvent, Draft
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.rehearsal.crew import Crew
from hall.staff.models import Hall
from tests.browsing import browser, words
from tests.cases.makers import SELLER, SPOUSE
from tests.floor.counter import CONTRACT, begin, filed, meet_all, receive, receive_all, scan, send, typed
from tests.registration.makers import HOME, NEXT_DOOR, home, mortgage

pytestmark = pytest.mark.django_db


@pytest.mark.clause("W1", "W2", "M1")
def test_a_sale_goes_from_the_first_word_to_its_acceptance(desk: Client) -> None:
    case = filed(desk)
    receive_all(desk, case)
    meet_all(desk, case)
    page = desk.get(f"/window/cases/{case.number}/decide/")
    assert "承诺 <b" in words(page)
    assert "9月24日（周四）" in words(page)
    reply = desk.post(f"/window/cases/{case.number}/decide/", {"step": "accept", "command_key": "a-1"})
    assert reply.headers["Location"] == f"/window/cases/{case.number}/result/"
    done = Case.objects.get(pk=case.pk)
    assert (done.state, done.promised_due_on) == ("accepted", date(2026, 9, 24))
    assert "受理通知书" in words(desk.get(reply.headers["Location"]))


@pytest.mark.clause("W2")
def test_inspection_question_signature_filing_and_result_are_each_a_line_of_the_history(desk: Client) -> None:
    case = filed(desk)
    receive_all(desk, case)
    meet_all(desk, case)
    desk.post(f"/window/cases/{case.number}/decide/", {"step": "accept"})
    verbs = CaseEvent.objects.filter(case=case).order_by("id").values_list("verb", flat=True)
    assert [verb for place, verb in enumerate(verbs) if verb not in verbs[:place]] == [
        "file",
        "inspect",
        "interview",
        "sign",
        "accept",
    ]


@pytest.mark.clause("W2", "W8")
def test_the_papers_of_the_counter_are_made_as_they_are_signed(desk: Client) -> None:
    case = filed(desk)
    receive_all(desk, case)
    preview = desk.get(f"/window/cases/{case.number}/preview/")
    assert (preview.headers["Content-Type"], preview.content[:5]) == ("application/pdf", b"%PDF-")
    assert not Paper.objects.filter(case_number=case.number).exists()
    meet_all(desk, case)
    kinds = Paper.objects.filter(case_number=case.number).order_by("id").values_list("kind", flat=True)
    assert list(kinds) == [PaperKind.APPLICATION, PaperKind.INTERVIEW, PaperKind.INTERVIEW]


@pytest.mark.clause("P6")
def test_the_book_of_the_unit_stands_beside_the_form_as_soon_as_its_number_is_typed(desk: Client) -> None:
    mortgage(amount="580000.00")
    shown = words(desk.get("/window/book/", {"unit_number": "445302 001002 GB00012 F00030046"}))
    assert "林*" in shown or SELLER.name[0] in shown
    assert "可以转移，抵押权随房屋继续存在。" in shown
    assert "登记簿上没有这个单元" in words(desk.get("/window/book/", {"unit_number": NEXT_DOOR}))
    assert "填好单元号" in words(desk.get("/window/book/", {"unit_number": "4453"}))


@pytest.mark.clause("W1")
def test_the_estimate_of_taxes_stands_beside_the_papers_once_the_price_is_known(desk: Client) -> None:
    case = filed(desk)
    receive(desk, case, "2-4a", CONTRACT, scan())
    page = words(desk.get(f"/window/cases/{case.number}/materials/"))
    assert "税费测算" in page
    assert "以税务核定为准" in page
    assert "35,400.00" in page  # 契税 at 3 % as long as nobody claims relief
    receive(desk, case, "2-8", {"entry-buyer_homes": "only", "entry-seller_only_home": "no"}, scan())
    assert "11,800.00" in words(desk.get(f"/window/cases/{case.number}/materials/"))


@pytest.mark.clause("P6", "check:R03")
def test_what_bars_acceptance_is_told_before_anybody_scans_papers(desk: Client) -> None:
    home(NEXT_DOOR)  # another's home
    case = filed(desk, unit=NEXT_DOOR)
    page = words(desk.get(f"/window/cases/{case.number}/materials/"))
    assert "现在不能受理。" in page
    assert "登记簿" in page


def test_a_draft_is_kept_while_typing_and_goes_on_at_another_counter(desk: Client) -> None:
    draft = begin(desk)
    said = typed(people_1_name="周文远")
    assert desk.post(f"/window/drafts/{draft.pk}/save/", said).status_code == 204
    page = words(browser("shouli2").get(f"/window/drafts/{draft.pk}/"))
    assert "周文远" in page
    assert SELLER.document_number in page
    assert "周文远" not in str(Draft.objects.filter(pk=draft.pk).values_list("saved_at", "item_code"))


@pytest.mark.clause("promise:R14")
def test_a_draft_keeps_no_personal_data_once_it_is_a_case(desk: Client) -> None:
    draft = begin(desk)
    send(desk, draft, typed())
    kept = Draft.objects.get(pk=draft.pk)
    assert (kept.content, kept.case_number) == ({}, Case.objects.get().number)
    assert desk.get(f"/window/drafts/{draft.pk}/").headers["Location"].endswith("/materials/")


def test_adding_and_removing_people_keeps_everything_typed(desk: Client) -> None:
    draft = begin(desk)
    more = send(desk, draft, typed(people_1_phone="13900000001") | {"add_person": "obligee"})
    page = words(desk.get(more.headers["Location"]))
    assert "13900000001" in page
    assert "买方 2" in page
    with_three = typed(buyers=(SPOUSE, SPOUSE), people_2_name="多余的人") | {"drop_person": "2"}
    less = send(desk, draft, with_three)
    page = words(desk.get(less.headers["Location"]))
    assert SPOUSE.document_number in page
    assert "多余的人" not in page


@pytest.mark.clause("promise:R4", "G6")
def test_the_same_application_sent_twice_is_one_case(desk: Client) -> None:
    draft, said = begin(desk), typed()
    first, second = send(desk, draft, said), send(desk, draft, said)
    assert first.headers["Location"] == second.headers["Location"]
    assert Case.objects.count() == 1


@pytest.mark.clause("G4")
def test_an_application_already_under_way_is_named_at_the_unit_number(desk: Client) -> None:
    first = filed(desk)
    reply = send(desk, begin(desk), typed())
    assert reply.status_code == 422
    assert reply.context["application"].lines[0].errors["unit_number"] == [
        f"该单元已有同一事项在办（受理号 {first.number}），请打开原件继续办理，不要重复收件"
    ]


@pytest.mark.clause("M7", "M8", "P17")
def test_declining_names_all_that_is_missing_in_one_notice(desk: Client) -> None:
    case = filed(desk)
    page = desk.get(f"/window/cases/{case.number}/decide/?decline")
    missing = ["身份证明", "不动产权属证书", "买卖合同", "税费优惠申报证明材料"]
    assert [row.name for row in page.context["missing"]] == missing
    without = desk.post(f"/window/cases/{case.number}/decide/", {"step": "decline", "reason": ""})
    assert (without.status_code, Case.objects.get().state) == (422, "applied")
    desk.post(f"/window/cases/{case.number}/decide/", {"step": "decline", "reason": "材料不齐"})
    notice = Paper.objects.get(kind=PaperKind.DECLINE)
    assert [row["name"] for row in notice.content["missing"]] == missing
    assert Case.objects.get().outcome == "declined"


@pytest.mark.clause("M7")
def test_acceptance_is_refused_with_every_reason_while_something_is_missing(desk: Client) -> None:
    case = filed(desk)
    reply = desk.post(f"/window/cases/{case.number}/decide/", {"step": "accept"})
    assert reply.status_code == 422
    assert len(reply.context["faults"]) == 3  # 材料, 询问, 签名
    assert Case.objects.get().state == "applied"


@pytest.mark.usefixtures("people")
def test_the_home_sold_is_the_one_that_was_typed(desk: Client) -> None:
    case = filed(desk, unit=f" {HOME[:6]} {HOME[6:]} ")
    assert case.unit_numbers == [HOME]
    assert case.located_at == "云城区翠石路66号云岭花园3幢0046房"


def test_a_counter_sees_only_what_waits_in_its_own_hall(people: Crew, desk: Client) -> None:
    case = filed(desk)
    assert case.number in words(desk.get("/window/"))
    Case.objects.filter(pk=case.pk).update(hall=Hall.objects.get(code="luoding"))
    assert case.number not in words(desk.get("/window/"))
