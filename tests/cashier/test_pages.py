"""税费缴纳窗口: one payment from the bill to the receipt, through the browser's door (W3)."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from hall.cases.models import Case
from hall.cases.services.steps import take_step
from hall.cashier.models import BillLine, DayClosing, Payment, Refund
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from hall.staff.models import Officer
from taxation.services.assessing import issue
from tests.browsing import browser, page, queries, words
from tests.cases import makers
from tests.cases.makers import BUYER, SELLER, owned_home, read
from tests.registration.makers import NEXT_DOOR

pytestmark = [pytest.mark.django_db, pytest.mark.clause("W3")]


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


@pytest.fixture
def case(people: Crew) -> Case:
    """A sale whose taxes and fee are due."""
    case = makers.accepted_sale(people)
    issue(case.pk, by=people.assesses)
    return read(case)


@pytest.fixture
def desk(people: Crew) -> Client:
    return browser("shoufei")


def due(case: Case, side: str = "") -> list[BillLine]:
    lines = BillLine.objects.due().filter(case=case)
    return list(lines.filter(payer_role=side) if side else lines)


def take(client: Client, case: Case, bill: list[BillLine], key: str = "", **changes: Any) -> Any:
    """Send the payment of these lines as the page would, with these changes."""
    total = sum((line.amount for line in bill), Decimal())
    form = {"lines": [line.pk for line in bill], "amount": f"{total}", "method": "code", "command_key": key}
    return client.post(f"/cashier/cases/{case.number}/", form | changes)


def test_a_case_is_found_by_its_number_or_by_who_pays(desk: Client, case: Case) -> None:
    for key in ({"case_number": case.number}, {"document_number": BUYER.document_number}):
        reply = desk.post("/cashier/", key)
        assert reply.headers["Location"] == f"/cashier/cases/{case.number}/"
    assert "请填写受理号或者证件号码" in words(desk.post("/cashier/", {}))
    assert "没有找到" in words(desk.post("/cashier/", {"case_number": "2026091899999"}))


def test_the_bill_lists_each_side_with_its_sum(desk: Client, case: Case) -> None:
    shown = page(desk, f"/cashier/cases/{case.number}/")
    for side in ("obligee", "obligor"):
        total = sum(line.amount for line in due(case, side))
        assert f"{total:,.2f} 元" in shown
    only = desk.get(f"/cashier/cases/{case.number}/", {"payer": "obligee"})
    assert only.context["form"].picked == {str(line.pk) for line in due(case, "obligee")}


@pytest.mark.clause("W3", "I4", "G21")
def test_both_sides_pay_apart_and_each_gets_a_receipt_that_names_them(desk: Client, case: Case) -> None:
    first = take(desk, case, due(case, "obligee"))
    assert "本件还有税费待缴。" in words(desk.get(first.headers["Location"]))
    second = take(desk, case, due(case, "obligor"))
    assert "打印收据" in words(desk.get(second.headers["Location"]))
    assert not due(case)
    papers = Paper.objects.filter(kind=PaperKind.RECEIPT).order_by("id")
    assert [one.content["payers"] for one in papers] == [[BUYER.name], [SELLER.name]]


@pytest.mark.django_db(transaction=True)
def test_the_printed_receipt_says_what_was_paid(people: Crew, desk: Client, case: Case) -> None:
    take(desk, case, due(case))
    paper = Paper.objects.get(kind=PaperKind.RECEIPT)
    printed = desk.get(reverse("papers:pdf", args=[paper.number]))
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(printed.content)).pages)
    for said in (Payment.objects.get().number, BUYER.name, SELLER.name, "契税", "税务局", "扫码"):
        assert said in text, said


@pytest.mark.clause("promise:R4", "G6")
def test_the_same_form_twice_is_one_payment_and_the_same_receipt(desk: Client, case: Case) -> None:
    lines = due(case)
    first, second = (take(desk, case, lines, key="form-1") for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Payment.objects.count() == 1


def test_paying_again_names_the_receipt(desk: Client, case: Case) -> None:
    lines = due(case)
    take(desk, case, lines, key="form-1")
    again = take(desk, case, lines, key="form-2")
    assert again.status_code == 422
    assert f"（收据 {Payment.objects.get().number}），不能重复收款" in words(again)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"amount": "1.00"}, "请收足"),
        ({"amount": "99999999.00"}, "请找零后改正"),
        ({"amount": "26,280.00"}, "金额写法不对"),
        ({"amount": "-1"}, "金额不能是负数"),
        ({"amount": "1.001"}, "金额最多两位小数"),
        ({"amount": "1000000000000000"}, "金额过大"),
        ({"amount": ""}, "请填写金额"),
        ({"method": ""}, "请选择收款方式"),
        ({"lines": []}, "请选择要缴的税费"),
        ({"lines": ["999999"]}, "有一项不是本件的税费"),
    ],
)
def test_a_wrong_payment_gets_its_sentence_and_keeps_what_was_typed(
    desk: Client, case: Case, changes: dict[str, Any], sentence: str
) -> None:
    reply = take(desk, case, due(case), **changes)
    assert reply.status_code == 422
    assert sentence in words(reply)
    if "amount" in changes:
        assert f'value="{changes["amount"]}"' in words(reply)
    assert not Payment.objects.exists()


def test_who_only_supervises_sees_the_bill_and_takes_no_money(people: Crew, case: Case) -> None:
    supervisor = browser("zhuguan")
    assert "应缴" in page(supervisor, "/cashier/") or "税费缴纳" in page(supervisor, "/cashier/")
    assert take(supervisor, case, due(case)).status_code == 403
    assert browser("chushen").get("/cashier/").status_code == 403


@pytest.mark.clause("S3")
def test_a_case_that_was_not_sent_to_taxation_is_not_found(people: Crew, desk: Client) -> None:
    case = makers.filed_sale(people)
    assert desk.get(f"/cashier/cases/{case.number}/").status_code == 404


def test_a_day_closes_when_counted_and_booked_agree(desk: Client, case: Case) -> None:
    take(desk, case, due(case))
    total = Payment.objects.get().amount
    wrong = desk.post("/cashier/closing/", {"cash": "0", "card": "0", "code": "1.00", "transfer": "0"})
    assert "账实不符，请核对后再日结" in words(wrong)
    assert 'value="1.00"' in words(wrong)
    assert "请填写金额" in words(desk.post("/cashier/closing/", {}))
    right = {"cash": "0", "card": "0", "code": f"{total}", "transfer": "0"}
    assert desk.post("/cashier/closing/", right).status_code == 302
    assert "账实相符" in page(desk, "/cashier/closing/")
    assert DayClosing.objects.count() == 1


def test_after_the_closing_no_more_money_is_taken(desk: Client, case: Case) -> None:
    desk.post("/cashier/closing/", {"cash": "0", "card": "0", "code": "0", "transfer": "0"})
    assert "本厅今天已经日结" in words(take(desk, case, due(case)))


def test_who_has_no_hall_is_told_to_ask_for_one(desk: Client) -> None:
    Officer.objects.filter(username="shoufei").update(hall=None, counter=None)
    assert "您没有分配到大厅" in page(browser("shoufei"), "/cashier/closing/")


@pytest.mark.clause("P16")
def test_what_was_paid_goes_back_with_its_voucher(people: Crew, desk: Client, case: Case) -> None:
    assert "没有要退的款" in page(desk, "/cashier/refunds/")
    sales.pay_everything(case, people)
    take_step(case.pk, "withdraw", by=people.accepts, reason="双方协商撤回")
    shown = page(desk, "/cashier/refunds/")
    assert case.number in shown
    refund = Refund.objects.of_department("taxation").first()
    assert refund is not None
    without = desk.post("/cashier/refunds/", {"refund": refund.pk, "voucher": ""})
    assert "请填写退款凭证号" in words(without)
    assert desk.post("/cashier/refunds/", {"refund": refund.pk, "voucher": "TK-1"}).status_code == 302
    assert Refund.objects.get(pk=refund.pk).voucher == "TK-1"


@pytest.mark.clause("figure:P16")
def test_the_desk_takes_the_same_number_of_queries_however_many_paid(
    people: Crew, desk: Client, case: Case
) -> None:
    take(desk, case, due(case, "obligee"))
    few = queries(desk, "/cashier/")
    take(desk, case, due(case))
    owned_home(NEXT_DOOR)
    assert queries(desk, "/cashier/") <= few
