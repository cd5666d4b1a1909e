"""From the accepted case to 完税: estimate, adjustment, notice, bill, pause, payment."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, transaction

from hall.cases.models import Case, ClockPause
from hall.cases.refusals import StepRefused
from hall.cases.services.claims import claim_review
from hall.cases.services.steps import take_step
from hall.cases.states import MaterialState, Verdict
from hall.cashier.models import BillLine, LineState, Method, Payment
from hall.cashier.services.collecting import pay
from hall.clock.grounds import StopGround
from hall.exchange.models import Notice
from hall.papers.models import Paper
from hall.permanence.models import RowIsPermanent
from hall.staff.departments import D
from taxation.models import Assessment, AssessmentRevision, AssessmentState
from taxation.services.assessing import adjust, issue, open_assessment, recall, release
from tests.conftest import Clock
from tests.staff.makers import actor
from tests.taxation.sales import accepted_sale, assessed_sale, assessor, filed_sale, the_book_says, yuan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alone")]


def pay_all(case: Case) -> Payment:
    lines = BillLine.objects.due().filter(case=case)
    ids = [line.pk for line in lines]
    return pay(case.pk, ids, amount=lines.total(), method=Method.CODE, by=actor("collect"))


def read(assessment: Assessment) -> Assessment:
    return Assessment.objects.select_related("case").get(pk=assessment.pk)


def test_an_accepted_case_gets_its_estimate_once() -> None:
    case = accepted_sale()
    first, second = open_assessment(case.number), open_assessment(case.number)
    assert first == second
    assert first is not None
    assert first.versions[0].is_estimate
    assert first.sort_on == date(2026, 9, 21)


def test_a_case_that_is_not_accepted_is_not_assessed() -> None:
    assert open_assessment(filed_sale().number) is None


def test_a_withdrawn_case_is_not_assessed_any_more() -> None:
    case = accepted_sale()
    take_step(case.pk, "withdraw", by=actor("accept"), reason="申请人撤回")
    assert open_assessment(case.number) is None


def test_the_estimate_reads_contract_claim_and_book(alone: pytest.MonkeyPatch) -> None:
    the_book_says(alone, area=yuan("140.01"), acquired_on=date(2019, 5, 14), housing=True)
    assessment = assessed_sale(contract={"area": ""})
    assert assessment.current is not None
    assert assessment.current.transfer.acquired_on == date(2019, 5, 14)
    assert assessment.current.buyer_total == yuan("17700")
    assert assessment.current.seller_total == yuan("11800")


def test_without_the_area_the_officer_fills_it_in() -> None:
    assessment = assessed_sale(contract={"area": ""})
    assert assessment.current is None
    with pytest.raises(StepRefused, match="还没有计税价格"):
        issue(assessment.case_id, by=assessor())


@pytest.mark.clause("P3")
def test_an_officer_adjusts_with_a_reason_and_both_versions_stay() -> None:
    assessment = assessed_sale()
    first = assessment.versions[0]
    other = replace(first.transfer, price=yuan(1_300_000))
    revision = adjust(assessment.case_id, other, by=assessor(), reason="按评估价核定")
    assert revision.reason == "按评估价核定"
    assert [one.total for one in read(assessment).versions] == [first.total, revision.total]
    assert read(assessment).total == revision.total


def test_an_adjustment_without_a_reason_is_refused() -> None:
    assessment = assessed_sale()
    with pytest.raises(ValidationError, match="写明调整理由"):
        adjust(assessment.case_id, assessment.versions[0].transfer, by=assessor(), reason=" ")


def test_a_single_amount_may_be_assessed_by_hand() -> None:
    assessment = assessed_sale()
    revision = adjust(
        assessment.case_id,
        assessment.versions[0].transfer,
        by=assessor(),
        reason="减免",
        amounts={"deed-tax.buyer": yuan(0)},
    )
    line = revision.lines.get(tax="deed-tax")
    assert (line.amount, line.was_changed, line.verdict) == (yuan(0), True, "exempt")


@pytest.mark.parametrize("amounts", [{"deed-tax.buyer": "-1"}, {"deed-tax.buyer": "0.001"}, {"x.y": "1"}])
def test_impossible_amounts_are_named_by_line(amounts: dict[str, str]) -> None:
    assessment = assessed_sale()
    with pytest.raises(ValidationError) as refused:
        adjust(
            assessment.case_id,
            assessment.versions[0].transfer,
            by=assessor(),
            reason="试",
            amounts={key: Decimal(value) for key, value in amounts.items()},
        )
    assert list(refused.value.message_dict) == list(amounts)


@pytest.mark.clause("P3", "T10", "stop:P4")
def test_the_notice_bills_freezes_a_paper_and_stops_the_promised_clock() -> None:
    assessment = assessed_sale()
    issued = issue(assessment.case_id, by=assessor())
    case = Case.objects.get(pk=assessment.case_id)
    assert issued.state == AssessmentState.ISSUED
    assert BillLine.objects.due().filter(case=case).total() == issued.total
    assert {line.issued_by for line in BillLine.objects.filter(case=case)} == {D.TAXATION}
    paper = Paper.objects.get(case_number=case.number, kind="tax-notice")
    assert paper.official_number == issued.notice_number
    assert paper.content["total"] == issued.total
    pause = ClockPause.objects.get(case=case)
    assert (pause.ground, pause.after, pause.until) == (StopGround.UNPAID_TAX, date(2026, 9, 18), None)
    assert case.promised_due_on is None
    assert case.statutory_due_on is not None


@pytest.mark.clause("I4")
def test_registry_and_housing_learn_of_assessment_and_payment() -> None:
    assessment = assessed_sale()
    issue(assessment.case_id, by=assessor())
    pay_all(assessment.case)
    for topic in ("tax.assessed", "tax.paid"):
        notice = Notice.objects.get(topic=topic)
        told = set(notice.deliveries.values_list("recipient", flat=True))
        assert told == {D.REGISTRATION, D.TRANSACTIONS}
        assert notice.keys == {"case_number": assessment.case.number}


@pytest.mark.clause("T10", "P3", "S4", "W3")
def test_payment_clears_the_case_and_lets_the_clock_run_again(clock: Clock) -> None:
    assessment = assessed_sale()
    issue(assessment.case_id, by=assessor())
    clock.move_to("2026-09-22 15:36")
    pay_all(assessment.case)
    case = Case.objects.get(pk=assessment.case_id)
    assert read(assessment).state == AssessmentState.CLEARED
    assert case.co_reviews.get(department=D.TAXATION).verdict == Verdict.CLEARED
    pause = ClockPause.objects.get(case=case)
    assert (pause.after, pause.until) == (date(2026, 9, 18), date(2026, 9, 22))
    assert case.promised_due_on == date(2026, 9, 30)
    certificate = case.materials.get(material="tax-certificate")
    assert (certificate.state, certificate.payload["total"]) == (MaterialState.VERIFIED, assessment.total)


@pytest.mark.clause("stop:P4")
def test_paid_on_the_day_of_delivery_nothing_is_stopped() -> None:
    assessment = assessed_sale()
    issue(assessment.case_id, by=assessor())
    pay_all(assessment.case)
    pause = ClockPause.objects.get(case=assessment.case)
    assert pause.after == pause.until


@pytest.mark.clause("stop:P4")
def test_a_notice_delivered_on_a_free_day_stops_from_the_next_working_day(clock: Clock) -> None:
    assessment = assessed_sale()
    clock.move_to("2026-09-26 09:00")
    issue(assessment.case_id, by=assessor())
    assert ClockPause.objects.get(case=assessment.case).after == date(2026, 9, 28)


def test_part_of_the_taxes_is_not_enough() -> None:
    assessment = assessed_sale()
    issue(assessment.case_id, by=assessor())
    first = BillLine.objects.due().filter(case=assessment.case)[0]
    pay(assessment.case_id, [first.pk], amount=first.amount, method=Method.CARD, by=actor("collect"))
    assert read(assessment).state == AssessmentState.ISSUED


def test_nothing_to_pay_clears_at_once(alone: pytest.MonkeyPatch) -> None:
    assessment = assessed_sale()
    transfer = assessment.versions[0].transfer
    due = {f"{line.tax}.{line.payer}": yuan(0) for line in assessment.versions[0].lines.all()}
    adjust(assessment.case_id, transfer, by=assessor(), reason="拆迁安置免税", amounts=due)
    issued = issue(assessment.case_id, by=assessor())
    assert issued.state == AssessmentState.CLEARED
    assert not BillLine.objects.filter(case=assessment.case).exists()
    assert not ClockPause.objects.filter(case=assessment.case).exists()


def test_issuing_twice_is_refused_with_the_state() -> None:
    assessment = assessed_sale()
    issue(assessment.case_id, by=assessor())
    with pytest.raises(StepRefused, match="已送达，待缴"):
        issue(assessment.case_id, by=assessor())
    assert BillLine.objects.filter(case=assessment.case).total() == assessment.total


def test_only_who_has_the_duty_assesses() -> None:
    assessment = assessed_sale()
    with pytest.raises(PermissionDenied):
        issue(assessment.case_id, by=actor("collect"))


def test_what_a_colleague_has_claimed_is_his() -> None:
    assessment, one, other = assessed_sale(), assessor(), assessor()
    review = assessment.case.co_reviews.get(department=D.TAXATION)
    claim_review(review.pk, by=one)
    with pytest.raises(StepRefused, match=f"{one.label}已领办"):
        issue(assessment.case_id, by=other)
    with pytest.raises(StepRefused, match="不是您领办的"):
        release(assessment.case_id, by=other)
    release(assessment.case_id, by=one)
    assert issue(assessment.case_id, by=other).state == AssessmentState.ISSUED


def test_a_recalled_notice_voids_its_bill_and_the_next_has_its_own() -> None:
    assessment = assessed_sale()
    issue(assessment.case_id, by=assessor())
    recall(assessment.case_id, by=assessor(), reason="面积有误")
    case = Case.objects.get(pk=assessment.case_id)
    assert case.stopped_by == ""
    assert set(BillLine.objects.filter(case=case).values_list("state", flat=True)) == {LineState.VOID}
    issue(assessment.case_id, by=assessor())
    assert BillLine.objects.due().filter(case=case).total() == assessment.total
    pay_all(case)
    assert read(assessment).state == AssessmentState.CLEARED


def test_a_notice_on_which_something_is_paid_stays() -> None:
    assessment = assessed_sale()
    issue(assessment.case_id, by=assessor())
    first = BillLine.objects.due().filter(case=assessment.case)[0]
    pay(assessment.case_id, [first.pk], amount=first.amount, method=Method.CARD, by=actor("collect"))
    with pytest.raises(StepRefused, match="请重新核税"):
        recall(assessment.case_id, by=assessor(), reason="面积有误")


def test_revisions_are_never_changed() -> None:
    revision = assessed_sale().versions[0]
    revision.total = yuan(1)
    with pytest.raises(RowIsPermanent):
        revision.save()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        AssessmentRevision.objects.filter(pk=revision.pk).update(total=1)
