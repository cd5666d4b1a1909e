"""How taxation meets the hall: gates, what follows, notices, panels, facts."""

from datetime import date

import pytest
from django.db import transaction
from django.http import HttpRequest
from django.test import RequestFactory

from hall.cases.models import Case
from hall.cases.ports import GATES, Ask, Subject, panels_of
from hall.cases.services.steps import take_step
from hall.cashier.models import BillLine, LineState, Method, Refund
from hall.cashier.services.collecting import pay, pay_refund
from hall.clock import now
from hall.exchange.models import Notice
from hall.exchange.receivers import receiver_of
from hall.staff.actors import CLOCKWORK
from hall.staff.departments import D
from taxation.declaration import declared_transfer
from taxation.facts import held_five_years, held_two_years, tax_is_due
from taxation.models import Assessment, AssessmentState
from taxation.services.assessing import issue
from taxation.situation import Cause
from tests.staff.makers import actor, officer
from tests.taxation.sales import accepted_sale, assessed_sale, assessor, filed_sale, the_book_says

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alone")]


def ask(case: Case, word: str) -> tuple[bool, str]:
    fresh = Case.objects.get(pk=case.pk)
    answer = GATES[word](Ask(fresh, "record", CLOCKWORK, now()))
    return answer.passed, answer.message


def request_of(duty: str) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = officer(duty)
    return request


def pay_side(case: Case, role: str) -> None:
    lines = BillLine.objects.due().filter(case=case, payer_role=role)
    pay(
        case.pk,
        [line.pk for line in lines],
        amount=lines.total(),
        method=Method.CODE,
        by=actor("collect"),
    )


@pytest.mark.clause("check:R19", "check:R20", "check:R21")
def test_taxes_block_until_they_are_paid() -> None:
    case = accepted_sale()
    assert ask(case, "taxes_are_cleared") == (False, "税务局还没有核税，请等待核税结果")
    assessment = assessed_sale(serial=2)
    assert ask(assessment.case, "taxes_are_cleared")[0] is False
    issue(assessment.case_id, by=assessor())
    assert "缴清" in ask(assessment.case, "taxes_are_cleared")[1]
    pay_side(assessment.case, "obligee")
    pay_side(assessment.case, "obligor")
    passed, message = ask(assessment.case, "taxes_are_cleared")
    assert passed
    assert message.startswith("契税 11,456.31 元、增值税 34,368.93 元、城市维护建设税 1,202.91 元")
    assert message.endswith("已缴清")


@pytest.mark.clause("check:R19", "check:R20")
def test_on_the_judicial_path_each_side_is_asked_for_its_own() -> None:
    assessment = assessed_sale()
    assert ask(assessment.case, "buyers_deed_tax_is_cleared")[0] is False
    issue(assessment.case_id, by=assessor())
    pay_side(assessment.case, "obligee")
    assert ask(assessment.case, "buyers_deed_tax_is_cleared")[0] is True
    assert ask(assessment.case, "sellers_taxes_are_cleared")[0] is False


@pytest.mark.clause("P16")
def test_withdrawing_voids_what_is_unpaid_in_the_same_transaction() -> None:
    assessment = assessed_sale()
    issue(assessment.case_id, by=assessor())
    take_step(assessment.case_id, "withdraw", by=actor("accept"), reason="不卖了")
    assert set(BillLine.objects.values_list("state", flat=True)) == {LineState.VOID}
    assert Assessment.objects.get().state == AssessmentState.ENDED
    assert not Refund.objects.exists()


def test_paid_tax_goes_back_through_the_queue_of_taxation() -> None:
    assessment = assessed_sale()
    issue(assessment.case_id, by=assessor())
    pay_side(assessment.case, "obligee")
    take_step(assessment.case_id, "withdraw", by=actor("accept"), reason="不卖了")
    refund = Refund.objects.of_department(D.TAXATION).get()
    assert (refund.line.state, refund.reason) == (LineState.PAID, "业务件终结：不卖了")
    pay_refund(refund.pk, voucher="退-2026-0001", by=assessor())
    states = set(BillLine.objects.values_list("state", flat=True))
    assert states == {LineState.REFUNDED, LineState.VOID}


@pytest.mark.clause("I4", "S4")
def test_the_notice_of_acceptance_opens_the_assessment_and_may_come_twice() -> None:
    case = accepted_sale()
    notice = Notice.objects.get(topic="case.accepted")
    handler = receiver_of("case.accepted", D.TAXATION)
    assert handler is not None
    for _ in range(2):
        with transaction.atomic():
            handler(notice)
    assert Assessment.objects.get().case_id == case.pk


def test_a_case_shows_its_sheet_among_the_money() -> None:
    assessment = assessed_sale()
    panels = panels_of("case_money", request_of("assess"), assessment.case)
    mine = [one for one in panels if one.template == "taxation/panels/sheet.html"]
    assert mine[0].context["revision"].total == assessment.total


def test_the_window_shows_the_estimate_or_what_is_missing(alone: pytest.MonkeyPatch) -> None:
    request = request_of("accept")
    full = panels_of("window", request, filed_sale(serial=1))
    poor = panels_of("window", request, filed_sale(serial=2, contract={"area": ""}))
    mine = [next(one for one in panels if one.template.startswith("taxation")) for panels in (full, poor)]
    assert mine[0].context["total"] > 0
    assert mine[1].context["missing"] == ("建筑面积",)
    empty = panels_of("window", request, None)
    assert not [one for one in empty if one.template.startswith("taxation")]


def test_the_declaration_says_what_it_had_to_assume(alone: pytest.MonkeyPatch) -> None:
    poor = declared_transfer(filed_sale(serial=1, relief=None))
    assert poor.assumed == (
        "没有取得日期，按持有不满两年测算",
        "没有申报家庭住房套数，按不享受优惠测算",
    )
    the_book_says(alone, acquired_on=date(2020, 1, 1))
    full = declared_transfer(filed_sale(serial=2))
    assert full.assumed == ()
    assert full.transfer is not None
    assert (full.transfer.cause, full.transfer.years) == (Cause.SALE, 6)


def test_a_book_that_cannot_be_true_is_a_sentence_for_the_officer(alone: pytest.MonkeyPatch) -> None:
    the_book_says(alone, acquired_on=date(2026, 9, 17))
    declared = declared_transfer(filed_sale())
    assert declared.transfer is None
    assert declared.missing == ("取得日期不能晚于本次转让的日期",)


def test_tax_is_due_unless_the_counter_says_otherwise() -> None:
    assert tax_is_due(Subject([]))
    assert not tax_is_due(Subject([], declared={"tax_is_due": False}))


def test_two_and_five_years_are_full_on_their_day() -> None:
    assert held_two_years(date(2024, 9, 18))
    assert not held_two_years(date(2024, 9, 19))
    assert held_five_years(date(2021, 9, 18))
    assert not held_five_years(date(2021, 9, 18), date(2026, 9, 17))
