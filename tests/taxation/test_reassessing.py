"""重新核税: the price was wrong after all – what is missing is billed, what was too much goes back."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Sum
from django.test import Client
from django.urls import reverse

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.checklist import receive_material
from hall.cases.services.steps import take_step
from hall.cases.services.supplement import ask_supplement, supplement_received
from hall.cases.states import Verdict
from hall.cashier.models import BillLine, Payment, Refund
from hall.cashier.services.billing import refund_part
from hall.cashier.services.collecting import pay_refund
from hall.catalogue import materials as m
from hall.clock.grounds import StopGround
from hall.papers.models import Paper
from hall.rehearsal import sales
from hall.rehearsal.crew import crew
from hall.staff.departments import D
from taxation.models import Assessment, AssessmentState
from taxation.services.assessing import adjust, issue
from taxation.services.books import tax_books
from taxation.services.reassessing import reassess
from tests.cases.makers import approved_sale, owned_home, paid_sale, read, recorded_sale, refusals
from tests.registration.makers import NEXT_DOOR
from tests.staff.makers import actor, officer
from tests.taxation.sales import assessor

pytestmark = [pytest.mark.django_db, pytest.mark.clause("P3", "W3")]
WHY = "成交价格更正"


@pytest.fixture(autouse=True)
def home() -> None:
    owned_home()


def assessed_again(case: Case, price: int) -> Assessment:
    """Taken up again and assessed at another price."""
    found = reassess(case.pk, by=assessor(), reason=WHY)
    assert found.current is not None
    adjust(case.pk, replace(found.current.transfer, price=Decimal(price)), by=assessor(), reason=WHY)
    return issue(case.pk, by=assessor())


def collected(case: Case) -> Decimal:
    return BillLine.objects.paid().taxes().filter(case=case, refund=None).total()


def review(case: Case) -> str:
    return str(case.co_reviews.get(department=D.TAXATION).verdict)


def test_a_higher_price_bills_the_difference_and_the_case_waits_for_it() -> None:
    people = crew()
    case = paid_sale(people)
    before = collected(case)
    found = assessed_again(case, 1_380_000)
    assert found.current
    assert found.total is not None
    due = list(BillLine.objects.due().taxes().filter(case=case))
    assert sum(line.amount for line in due) == found.total - before == found.current.outstanding
    assert {line.name[-4:] for line in due} == {"（补缴）"}
    assert (read(case).stopped_by, review(case)) == (StopGround.UNPAID_TAX, Verdict.OPEN)
    sales.step(case, "examine", by=people.examines, reason="核对")
    assert refusals(case, "approve", by=people.approves, reason="核对")
    sales.pay_everything(case, people)
    assert (collected(case), review(case)) == (found.total, Verdict.CLEARED)
    assert Assessment.objects.get(case=case).state == AssessmentState.CLEARED
    assert tax_books().balance
    sales.step(case, "approve", by=people.approves, reason="准予登记")
    assert sales.step(case, "record", by=people.approves, reason="准予登簿").state == "recorded"


def test_a_lower_price_clears_at_once_and_the_excess_goes_back() -> None:
    people = crew()
    case = paid_sale(people)
    before, receipts = collected(case), Payment.objects.aggregate(total=Sum("amount"))
    found = assessed_again(case, 980_000)
    assert found.total is not None
    assert (found.total < before, read(case).stopped_by, review(case)) == (True, "", Verdict.CLEARED)
    refunds = Refund.objects.is_open().filter(line__case=case)
    assert sum(one.amount for one in refunds) == before - found.total
    for one in refunds:
        pay_refund(one.pk, voucher="TK1", by=people.collects)
    assert collected(case) == found.total
    assert Payment.objects.aggregate(total=Sum("amount")) == receipts
    assert tax_books().balance


def test_the_same_price_bills_nothing_and_returns_nothing() -> None:
    case = paid_sale()
    before = collected(case)
    assessed_again(case, 1_180_000)
    assert (collected(case), BillLine.objects.due().count(), Refund.objects.count()) == (before, 0, 0)
    assert tax_books().balance


def test_a_supplement_that_corrects_the_price_takes_the_assessment_up_by_itself() -> None:
    people = crew()
    case = paid_sale(people)
    line = case.materials.get(material=m.SALE_CONTRACT.code).line
    ask_supplement(case.pk, [line], why="合同价款大小写不一致", by=people.examines)
    row = case.materials.get(line=line)
    receive_material(case.pk, line, by=people.accepts, payload=row.payload | {"price": Decimal(1_280_000)})
    supplement_received(case.pk, by=people.accepts)
    found = Assessment.objects.get(case=case)
    assert (found.state, review(case)) == (AssessmentState.OPEN, Verdict.OPEN)
    assert found.current is not None
    assert (found.current.transfer.price, found.current.is_estimate) == (Decimal(1_280_000), True)
    assert found.current.reason == "补充材料更正了成交价格"
    issue(case.pk, by=assessor())
    assert BillLine.objects.due().filter(case=case).exists()


def test_a_supplement_that_changes_nothing_of_weight_leaves_the_assessment_alone() -> None:
    people = crew()
    case = paid_sale(people)
    line = case.materials.get(material=m.SALE_CONTRACT.code).line
    ask_supplement(case.pk, [line], why="扫描件模糊", by=people.examines)
    receive_material(case.pk, line, by=people.accepts, payload=case.materials.get(line=line).payload)
    supplement_received(case.pk, by=people.accepts)
    assert Assessment.objects.get(case=case).state == AssessmentState.CLEARED


def test_the_new_notice_says_what_was_paid_and_what_is_missing() -> None:
    case = paid_sale()
    found = assessed_again(case, 1_380_000)
    note = Paper.objects.filter(case_number=case.number, kind="tax-notice").order_by("-id")[0].content["note"]
    assert found.current is not None
    assert f"已缴 {found.current.credited:,.2f} 元" in note
    assert f"本次应补缴 {found.current.outstanding:,.2f} 元" in note


def test_a_case_withdrawn_after_the_second_payment_gets_both_back() -> None:
    people = crew()
    case = paid_sale(people)
    assessed_again(case, 1_380_000)
    sales.pay_everything(case, people)
    total = collected(case)
    take_step(case.pk, "withdraw", by=people.accepts, reason="不买了")
    going = Refund.objects.filter(line__case=case, line__kind="tax").aggregate(total=Sum("amount"))["total"]
    assert going == total
    assert tax_books().balance


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_nothing_is_assessed_anew(reason: str) -> None:
    with pytest.raises(ValidationError, match="请写明重新核税的理由"):
        reassess(paid_sale().pk, by=assessor(), reason=reason)


def test_only_the_tax_bureau_assesses_anew_and_not_after_recording() -> None:
    case = approved_sale()
    with pytest.raises(PermissionDenied):
        reassess(case.pk, by=actor("collect"), reason=WHY)
    recorded = recorded_sale(number=owned_home(NEXT_DOOR))
    with pytest.raises(StepRefused, match="已经登簿"):
        reassess(recorded.pk, by=assessor(), reason=WHY)


def test_no_more_goes_back_than_was_paid() -> None:
    line = BillLine.objects.paid().taxes().filter(case=paid_sale())[0]
    with pytest.raises(ValueError, match="不能退"):
        refund_part(line, line.amount + 1, mark="退1", reason="多缴", by=actor("assess"))


def test_the_page_offers_it_and_says_what_is_missing(client: Client) -> None:
    case = paid_sale()
    client.force_login(officer("assess", department=D.TAXATION))
    page = reverse("taxation:assessment", args=[case.number])
    assert "重新核税，多退少补" in client.get(page).content.decode()
    act = reverse("taxation:act", args=[case.number, "reassess"])
    refused = client.post(act, {"reason": ""}, follow=True).content.decode()
    assert "请写明重新核税的理由" in refused
    done = client.post(act, {"reason": WHY}, follow=True).content.decode()
    assert "不必补缴" in done
