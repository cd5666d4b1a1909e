"""The tax books balance, whatever happens to a notice; a judicial sale waits for the buyer alone."""

from decimal import Decimal

import pytest

from hall.cases.models import Case
from hall.cases.services.steps import take_step
from hall.cases.states import Verdict
from hall.cashier.models import BillLine, Method, Refund
from hall.cashier.services.collecting import pay, pay_refund
from hall.papers.models import Paper
from hall.staff.departments import D
from taxation.models import Assessment, AssessmentState
from taxation.services.assessing import issue, recall
from taxation.services.books import tax_books
from taxation.services.sellers import UNKNOWN
from tests.staff.makers import actor
from tests.taxation.sales import BUYER, SELLER, assessed_sale, assessor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alone")]


def pay_lines(case: Case, **which: str) -> None:
    lines = BillLine.objects.due().filter(case=case, **which)
    pay(
        case.pk,
        [line.pk for line in lines],
        amount=lines.total(),
        method=Method.CODE,
        by=actor("collect"),
    )


def test_the_books_of_an_empty_hall_balance() -> None:
    assert tax_books().balance


def test_paid_withdrawn_recalled_and_refunded_notices_are_all_found_again() -> None:
    paid, recalled, withdrawn, waiting = (assessed_sale(serial=serial) for serial in range(1, 5))
    for one in (paid, recalled, withdrawn, waiting):
        issue(one.case_id, by=assessor())
    pay_lines(paid.case)
    recall(recalled.case_id, by=assessor(), reason="面积有误")
    issue(recalled.case_id, by=assessor())
    pay_lines(withdrawn.case, payer_role="obligee")
    take_step(withdrawn.case_id, "withdraw", by=actor("accept"), reason="不卖了")
    pay_refund(Refund.objects.get().pk, voucher="退-1", by=assessor())
    books = tax_books()
    assert paid.total is not None
    assert books.assessed == 5 * paid.total
    assert books.collected == paid.total
    assert books.due == 2 * paid.total
    assert books.void > paid.total
    assert books.refunded == Decimal("11456.31")
    assert books.balance


def test_a_lost_line_is_noticed() -> None:
    assessment = assessed_sale()
    issue(assessment.case_id, by=assessor())
    lost = BillLine.objects.filter(case=assessment.case)[0]
    lost.delete()
    assert tax_books().difference == lost.amount


@pytest.mark.clause("check:R19", "check:R20")
def test_a_judicial_sale_waits_for_the_buyers_deed_tax_only() -> None:
    assessment = assessed_sale()
    Case.objects.filter(pk=assessment.case_id).update(item_code="judicial-sale")
    issue(assessment.case_id, by=assessor())
    pay_lines(assessment.case, payer_role="obligee")
    assert Assessment.objects.get().state == AssessmentState.CLEARED
    review = assessment.case.co_reviews.get(department=D.TAXATION)
    assert review.verdict == Verdict.CLEARED
    assert review.opinion == f"契税 11,456.31 元，已缴清；{UNKNOWN}"
    assert BillLine.objects.due().filter(payer_role="obligor").exists()


def test_the_notice_names_parties_lines_and_what_follows() -> None:
    assessment = assessed_sale()
    issue(assessment.case_id, by=assessor())
    words = Paper.objects.get(kind="tax-notice").content
    assert (words["sellers"], words["buyers"]) == ([SELLER], [BUYER])
    assert words["property"]["area"] == Decimal("118.36")
    rates = {line["tax"]: line["rate"] for line in words["lines"] if line["amount"]}
    assert rates == {
        "契税": "1%",
        "增值税": "3%",
        "城市维护建设税": "7%",
        "教育费附加": "3%",
        "地方教育附加": "2%",
        "个人所得税": "1%",
    }
    halved = next(line for line in words["lines"] if line["tax"] == "城市维护建设税")
    assert halved["relief"] == Decimal("2405.83") - halved["amount"]
    assert "承诺办理时限中止" in words["note"]
