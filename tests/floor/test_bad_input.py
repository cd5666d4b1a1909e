"""Bad input at the counter: each gets a sentence that says what to do, and what was typed is still there."""

import html
from typing import Any

import pytest
from django.test import Client

from hall.cases.models import Case
from hall.rehearsal.crew import Crew
from tests.browsing import words
from tests.cases.makers import BUYER, SELLER, SPOUSE
from tests.floor.counter import CONTRACT, begin, faults, filed, receive, scan, send, typed
from tests.registration.makers import HOME, NEXT_DOOR, home, mortgage, notice, objection, person, seize

pytestmark = pytest.mark.django_db

USCC_WITH_O = "9144539OMA4TEKT06L"
BAD_APPLICATIONS: dict[str, tuple[dict[str, Any], str, str]] = {
    "27 characters": ({"unit": HOME[:-1]}, "不动产单元号", "28"),
    "no such feature": ({"unit": HOME[:19] + "X00030046"}, "不动产单元号", "F"),
    "foreign county": ({"unit": "440106" + HOME[6:]}, "不动产单元号", "440106"),
    "wrong check digit": (
        {"people_1_document_number": BUYER.document_number[:-1] + "X"},
        "买方证件号码",
        "校验",
    ),
    "30 February": ({"people_1_document_number": "445399198002300018"}, "买方证件号码", "日期"),
    "letter O": (
        {"people_1_document_kind": "8", "people_1_document_number": USCC_WITH_O},
        "买方证件号码",
        "O",
    ),
    "no name": ({"people_0_name": " "}, "卖方姓名或名称", "请填写姓名或名称"),
    "agent without number": (
        {"people_1_agent_name": "代理人"},
        "买方代理人身份证号",
        "请填写代理人的身份证号码",
    ),
    "post without address": ({"delivery": "post"}, "收件地址", "选择邮寄的，请填写收件地址"),
    "unknown side": ({"people_1_role": "obligee-7"}, "卖方2身份", "请去掉后用按钮添加"),
}


@pytest.mark.parametrize("wrong", BAD_APPLICATIONS)
def test_a_wrong_entry_names_its_field_and_everything_typed_stays(desk: Client, wrong: str) -> None:
    changes, field, what = BAD_APPLICATIONS[wrong]
    said = typed(**changes)
    reply = send(desk, begin(desk), said)
    assert reply.status_code == 422
    assert any(sentence.startswith(field) and what in sentence for sentence in faults(reply)), faults(reply)
    page = html.unescape(words(reply))
    for name in ("unit_number", "people-0-document_number", "people-1-name", "people-1-document_number"):
        assert f'value="{said[name]}"' in page, name
    assert not Case.objects.exists()


SHARES: dict[str, tuple[dict[str, Any], str]] = {
    "nothing chosen": ({}, "受让人不止一人，请选择共同共有或者按份共有"),
    "no share": ({"co_ownership": "2"}, "按份共有的，请填写份额，例如 1/2"),
    "no fraction": (
        {"co_ownership": "2", "people_1_share": "一半", "people_2_share": "1/2"},
        "份额请写成分数，例如 1/2",
    ),
    "more than one": (
        {"co_ownership": "2", "people_1_share": "3/2", "people_2_share": "1/2"},
        "份额应大于零且不超过一，例如 1/2",
    ),
    "five sixths": (
        {"co_ownership": "2", "people_1_share": "1/2", "people_2_share": "1/3"},
        "按份共有的份额合计应为 1，现为 5/6，请改正",
    ),
}


@pytest.mark.clause("check:R33")
@pytest.mark.parametrize("wrong", SHARES)
def test_shares_that_do_not_add_up_are_told_at_their_field(desk: Client, wrong: str) -> None:
    changes, sentence = SHARES[wrong]
    reply = send(desk, begin(desk), typed(buyers=(BUYER, SPOUSE), **changes))
    assert reply.status_code == 422
    assert any(sentence in fault for fault in faults(reply)), faults(reply)
    assert all(place for place, _ in reply.context["faults"])


@pytest.mark.clause("check:R33")
def test_shares_that_add_up_are_taken_exactly(desk: Client) -> None:
    case = filed(
        desk, buyers=(BUYER, SPOUSE), co_ownership="2", people_1_share="1／3", people_2_share=" 2/3 "
    )
    owners = case.applicants.filter(role="obligee")
    assert [str(one.share) for one in owners] == ["1/3", "2/3"]


BAD_PARTICULARS = {
    "zero": ({"entry-price": "0"}, "大于零"),
    "negative": ({"entry-price": "-1180000"}, "不能是负数"),
    "comma": ({"entry-price": "1,180,000"}, "不要带逗号"),
    "10^15": ({"entry-price": "1000000000000000"}, "超过一万亿元"),
    "three decimals": ({"entry-price": "1180000.001"}, "最多两位小数"),
    "no area": ({"entry-area": "0"}, "建筑面积"),
    "tomorrow": ({"entry-signed_on": "2026-09-19"}, "晚于今天"),
    "30 February": ({"entry-signed_on": "2026-02-30"}, "不是存在的日期"),
    "year 26": ({"entry-signed_on": "0026-09-16"}, "年份"),
}


@pytest.mark.parametrize("wrong", BAD_PARTICULARS)
def test_a_wrong_price_area_or_date_keeps_the_other_particulars_and_the_scan(
    desk: Client, wrong: str
) -> None:
    case = filed(desk)
    changes, what = BAD_PARTICULARS[wrong]
    reply = receive(desk, case, "2-4a", CONTRACT | changes, scan())
    assert reply.status_code == 422
    (name,) = changes
    assert any(what in sentence for sentence in reply.context["form"].errors[name])
    assert 'value="YC-2026-004512"' in words(reply)
    line = case.materials.get(line="2-4a")
    assert (line.state, line.files.count()) == ("missing", 1)


def test_the_seller_must_be_the_registered_owner(desk: Client, people: Crew) -> None:
    case = filed(desk, sellers=(SPOUSE,))
    page = desk.get(f"/window/cases/{case.number}/materials/")
    assert page.context["obstacles"], "the counter is told at once"
    decided = desk.get(f"/window/cases/{case.number}/decide/")
    told = [row.sentence for row in decided.context["failed"]]
    assert any("登记簿" in sentence for sentence in told), told


@pytest.mark.parametrize(
    ("burden", "consequence"),
    [
        (seize, "已查封，不能转移、抵押。"),
        (notice, "有预告登记，未经其权利人书面同意不能处分。"),
        (objection, "有异议登记，可以办理，申请人须书面承诺自行承担风险。"),
        (mortgage, "可以转移，抵押权随房屋继续存在。"),
    ],
)
def test_what_stands_on_the_unit_is_told_with_its_consequence(
    desk: Client, burden: object, consequence: str
) -> None:
    burden()  # type: ignore[operator]  # each maker of a burden takes the usual home
    assert consequence in words(desk.get("/window/book/", {"unit_number": HOME}))


def test_a_seized_home_can_be_filed_but_not_accepted(desk: Client) -> None:
    seize()
    case = filed(desk)
    page = desk.get(f"/window/cases/{case.number}/decide/")
    assert page.context["failed"][0].meaning == "stop"
    assert "查封" in page.context["failed"][0].sentence
    assert "查封" in page.context["reason"]


def test_an_objection_and_a_notice_ask_for_their_papers(desk: Client) -> None:
    objection()
    case = filed(desk)
    assert case.materials.filter(line="law-r07").exists()
    home(NEXT_DOOR, person("甲", 30))
    notice(person("丙", 31), number=NEXT_DOOR)
    assert filed(desk, unit=NEXT_DOOR).materials.filter(line="law-r05").exists()


def test_a_sale_without_its_seller_is_refused_above_the_form(desk: Client) -> None:
    reply = send(desk, begin(desk), typed(sellers=()))
    assert reply.status_code == 422
    assert any("义务人（转让方）" in sentence or "卖方" in sentence for sentence in faults(reply))


def test_an_item_that_is_not_offered_cannot_be_begun(desk: Client) -> None:
    reply = desk.post("/window/start/", {"item": "no-such-item"}, follow=True)
    assert "请从列出的事项中选择。" in words(reply)


def test_garbage_in_a_form_is_answered_with_the_form(desk: Client) -> None:
    reply = send(desk, begin(desk), {"people-TOTAL_FORMS": "x", "unit_number": "\x00", "delivery": "?"})
    assert reply.status_code == 422
    assert SELLER.name not in words(reply)
