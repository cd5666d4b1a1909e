"""The pages of 税务: queue, assessment, refunds – and who may not open them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from hall.cases.services.steps import take_step
from hall.cashier.models import BillLine, Method, Refund
from hall.cashier.services.collecting import pay
from taxation.models import Assessment, AssessmentState
from taxation.services.assessing import issue
from tests.staff.makers import actor, officer
from tests.taxation.sales import assessed_sale, assessor, the_book_says

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alone")]


@pytest.fixture
def desk() -> Client:
    """A browser in which an assessing officer is logged in."""
    return browser("assess")


def browser(*duties: str) -> Client:
    client = Client()
    client.force_login(officer(*duties), backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, address: str, **query: Any) -> str:
    reply = client.get(address, query)
    assert reply.status_code == 200
    return reply.content.decode()


def address(assessment: Assessment, deed: str = "") -> str:
    return f"/taxation/cases/{assessment.case.number}/{deed}"


def adjustment(assessment: Assessment, **changes: Any) -> dict[str, Any]:
    """The form as the page shows it, with these changes."""
    said = {
        "cause": "sale", "price": "1180000.00", "price_includes_vat": "on", "area": "118.36", "housing": "1",
        "taxed_on": "2026-09-16", "buyer_home_ordinal": "1", "relation": "none", "seller": "person",
        "buyer": "person", "district": "city", "reason": "核对原值凭证后调整",
    }  # fmt: skip
    return said | changes


def test_the_queue_shows_case_price_and_limit(desk: Client) -> None:
    assessment = assessed_sale()
    text = page(desk, "/taxation/")
    assert assessment.case.number in text
    assert f"{assessment.total:,.2f}" in text
    assert "林*禾 → 周*远" in text


def test_the_queue_takes_the_same_number_of_queries_however_long(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    for serial in range(1, 5):
        assessed_sale(serial=serial)
    with django_assert_max_num_queries(20):
        desk.get("/taxation/")


def test_each_tab_of_the_queue_opens(desk: Client) -> None:
    assessed_sale()
    for query in (
        {"state": "issued"},
        {"state": "cleared"},
        {"state": "nonsense"},
        {"light": "soon"},
        {"mine": "1"},
    ):
        page(desk, "/taxation/", **query)


def test_the_most_urgent_is_claimed_with_one_click(desk: Client) -> None:
    assessment = assessed_sale()
    reply = desk.post("/taxation/next/")
    assert reply["Location"] == address(assessment)
    assert "我已领办" in page(desk, address(assessment))
    assert "没有未领办" in desk.post("/taxation/next/", follow=True).content.decode()


@pytest.mark.clause("S3")
def test_the_page_shows_only_what_taxation_demands(desk: Client) -> None:
    text = page(desk, address(assessed_sale()))
    assert "买卖合同" in text
    assert "税费优惠申报证明材料" in text
    assert "税费缴纳凭证" not in text.split("申报材料")[1]


def test_the_page_shows_bases_rates_relief_and_law(desk: Client) -> None:
    text = page(desk, address(assessed_sale()))
    for words in ("1,145,631.07", "34,368.93", "7%减半", "公告2023年第12号", "家庭唯一住房", "没有取得日期"):
        assert words in text


def test_an_adjustment_recomputes_and_keeps_its_reason(desk: Client) -> None:
    assessment = assessed_sale()
    reply = desk.post(
        address(assessment, "adjust/"), adjustment(assessment, acquired_on="2019-05-14"), follow=True
    )
    assert "按调整后的情形重新核税" in reply.content.decode()
    assert Assessment.objects.get().total == 23_600
    assert "核对原值凭证后调整" in reply.content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": ""}, "请写明调整理由"),
        ({"price": "1,180,000"}, "金额不要写逗号"),
        ({"price": "0"}, "价格应大于 0 元"),
        ({"price": "-5"}, "价格应大于 0 元"),
        ({"price": "118万"}, "单位是元不是万元"),
        ({"price": "1000000000000000"}, "价格应大于 0 元、小于 1000 亿元"),
        ({"price": "12.345"}, "最多写到分"),
        ({"area": "0"}, "建筑面积应大于 0"),
        ({"taxed_on": "2026-02-30"}, "日历上有的日子"),
        ({"taxed_on": "2026-09-19"}, "不能晚于今天"),
        ({"taxed_on": "2010-01-01"}, "税法参数没有录入"),
        ({"acquired_on": "2026-09-18"}, "取得日期不能晚于"),
        ({"amount-deed-tax.buyer": "-1"}, "税额应在 0 元至"),
        ({"amount-deed-tax.buyer": "abc"}, "金额只写数字"),
    ],
)
def test_bad_input_gets_a_sentence_and_what_was_typed_is_still_there(
    desk: Client, changes: dict[str, str], sentence: str
) -> None:
    assessment = assessed_sale()
    reply = desk.post(address(assessment, "adjust/"), adjustment(assessment, **changes))
    text = reply.content.decode()
    assert reply.status_code == 422
    assert sentence in text
    assert all(value in text for value in changes.values())
    assert Assessment.objects.get().versions[-1].is_estimate


@pytest.mark.clause("promise:R4")
def test_the_notice_goes_out_once_however_often_the_form_is_sent(desk: Client) -> None:
    assessment = assessed_sale()
    for _ in range(2):
        reply = desk.post(address(assessment, "issue/"), {"command_key": "k-1"}, follow=True)
        assert "核税结果已送达" in reply.content.decode()
    assert Assessment.objects.get().state == AssessmentState.ISSUED
    text = page(desk, address(assessment))
    assert "等申请人缴税" in text
    assert "待缴" in text


def test_a_recall_needs_a_reason_and_says_so(desk: Client) -> None:
    assessment = assessed_sale()
    issue(assessment.case_id, by=assessor())
    assert "请写明撤回" in desk.post(address(assessment, "recall/"), follow=True).content.decode()
    desk.post(address(assessment, "recall/"), {"reason": "面积有误"})
    assert Assessment.objects.get().state == AssessmentState.OPEN


def test_without_a_price_the_page_asks_for_it(desk: Client) -> None:
    text = page(desk, address(assessed_sale(contract={"area": ""})))
    assert "还没有计税价格" in text
    assert "填写核定价格和情形" in text


def test_a_refund_is_paid_back_with_its_voucher(desk: Client) -> None:
    assessment = assessed_sale()
    issue(assessment.case_id, by=assessor())
    line = BillLine.objects.due().filter(case=assessment.case)[0]
    pay(assessment.case_id, [line.pk], amount=line.amount, method=Method.CASH, by=actor("collect"))
    take_step(assessment.case_id, "withdraw", by=actor("accept"), reason="不卖了")
    assert "业务件终结：不卖了" in page(desk, "/taxation/refunds/")
    refund = Refund.objects.get()
    pay_back = f"/taxation/refunds/{refund.pk}/"
    assert "请填写退款凭证号" in desk.post(pay_back, {"voucher": " "}, follow=True).content.decode()
    assert "已退还" in desk.post(pay_back, {"voucher": "退-1"}, follow=True).content.decode()
    assert "退-1" in page(desk, "/taxation/refunds/", done="1")


@pytest.mark.parametrize("path", ["/taxation/", "/taxation/refunds/"])
def test_strangers_log_in_and_other_duties_are_refused(path: str) -> None:
    assert Client().get(path).status_code == 302
    assert browser("accept").get(path).status_code == 403


def test_nobody_without_the_duty_acts() -> None:
    assessment = assessed_sale()
    for deed in ("claim/", "issue/", "recall/", "adjust/"):
        assert browser("collect").post(address(assessment, deed)).status_code == 403
    assert browser("assess").post(address(assessment, "burn/")).status_code == 404
    assert browser("assess").get("/taxation/cases/2026091899999/").status_code == 404


def test_the_book_decides_the_holding_on_the_page(desk: Client, alone: pytest.MonkeyPatch) -> None:
    the_book_says(alone, acquired_on=date(2019, 5, 14))
    assert "个人住房持有满 2 年" in page(desk, address(assessed_sale()))
