"""The tax and fee window: one payment, exact to the cent, told at once; refunds; the closed day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.steps import take_step
from hall.cases.states import ApplicantRole
from hall.cashier.models import BillLine, LineKind, LineState, Method, Payment, Refund
from hall.cashier.services.billing import Charge, bill
from hall.cashier.services.closing import booked, close_day
from hall.cashier.services.collecting import pay, pay_refund, unpaid_of
from hall.exchange.models import Notice
from hall.rehearsal import sales
from hall.rehearsal.crew import Crew, crew
from hall.staff.departments import D
from taxation.services.assessing import issue
from tests.cases import makers
from tests.cases.makers import owned_home, read
from tests.conftest import Clock
from tests.registration.makers import NEXT_DOOR

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


@pytest.fixture
def billed(people: Crew) -> Case:
    """A sale whose taxes and fee are due: 59,343.68 and 80 yuan."""
    case = makers.accepted_sale(people)
    issue(case.pk, by=people.assesses)
    return read(case)


def everything(case: Case) -> tuple[list[int], Decimal]:
    lines = unpaid_of(case)
    return [line.pk for line in lines], sum((line.amount for line in lines), Decimal())


@pytest.mark.clause("W3")
def test_taxes_and_fees_of_a_case_are_paid_at_once_with_one_receipt(billed: Case, people: Crew) -> None:
    ids, total = everything(billed)
    payment = pay(billed.pk, ids, amount=total, method=Method.CODE, by=people.collects)
    assert total == Decimal("59423.68")
    assert payment.number == "SJ20260918000001"
    assert {line.kind for line in payment.lines.all()} == {LineKind.TAX, LineKind.FEE}
    assert unpaid_of(billed) == []
    assert Notice.objects.filter(stream=billed.number, topic="tax.paid").count() == 1


@pytest.mark.clause("W3", "promise:R4")
def test_what_was_paid_is_not_collected_again(billed: Case, people: Crew) -> None:
    ids, total = everything(billed)
    pay(billed.pk, ids, amount=total, method=Method.CODE, by=people.collects)
    with pytest.raises(StepRefused, match=r"现为“已缴”（收据 SJ20260918000001），不能重复收款"):
        pay(billed.pk, ids, amount=total, method=Method.CODE, by=people.collects)
    assert Payment.objects.count() == 1


@pytest.mark.parametrize(
    ("off", "sentence"),
    [
        ("0.01", "应收 59,423.68 元，实收 59,423.69 元，多收 0.01 元，请找零后改正"),
        ("-0.01", "应收 59,423.68 元，实收 59,423.67 元，还差 0.01 元，请收足"),
    ],
)
@pytest.mark.clause("W3")
def test_too_much_and_too_little_are_refused_to_the_cent(
    billed: Case, people: Crew, off: str, sentence: str
) -> None:
    ids, total = everything(billed)
    with pytest.raises(StepRefused) as refused:
        pay(billed.pk, ids, amount=total + Decimal(off), method=Method.CASH, by=people.collects)
    assert refused.value.reasons == (sentence,)
    assert not Payment.objects.exists()


@pytest.mark.clause("W3")
def test_lines_of_another_case_or_none_are_not_collected(billed: Case, people: Crew) -> None:
    other = makers.accepted_sale(people, number=owned_home(NEXT_DOOR))
    ids, total = everything(billed)
    for wanted in ([], [*ids, unpaid_of(other)[0].pk], [0]):
        with pytest.raises(StepRefused, match="请选择本件待缴的税费后再收款"):
            pay(billed.pk, wanted, amount=total, method=Method.CASH, by=people.collects)


@pytest.mark.clause("promise:R11")
def test_only_who_collects_takes_money(billed: Case, people: Crew) -> None:
    ids, total = everything(billed)
    with pytest.raises(PermissionDenied, match="您没有税费收缴岗位"):
        pay(billed.pk, ids, amount=total, method=Method.CASH, by=people.assesses)


@pytest.mark.clause("W3")
def test_a_bill_is_issued_once_and_nothing_is_not_billed(billed: Case) -> None:
    fee = Charge("fee-x", "工本费", LineKind.FEE, ApplicantRole.OBLIGEE, Decimal(10))
    nothing = replace(fee, code="fee-y", amount=Decimal("0.00"))
    for _again in range(2):
        lines = bill(billed, [fee, nothing], reference="extra", issued_by=D.REGISTRATION)
        assert [(line.code, line.payer) for line in lines] == [("fee-x", "周*")]


def test_the_database_itself_refuses_a_paid_line_without_payment(billed: Case) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        BillLine.objects.filter(case=billed).update(state=LineState.PAID)


@pytest.mark.clause("check:R19", "P9")
def test_the_registration_waits_for_the_fee(people: Crew) -> None:
    case = makers.accepted_sale(people)
    issue(case.pk, by=people.assesses)
    taxes = list(BillLine.objects.due().taxes().filter(case=case))
    total = sum((line.amount for line in taxes), Decimal())
    pay(case.pk, [line.pk for line in taxes], amount=total, method=Method.CARD, by=people.collects)
    sales.step(case, "examine", by=people.examines)
    sales.step(case, "approve", by=people.approves)
    assert makers.refusals(case, "record", by=people.approves) == ("登记费 80.00 元尚未缴纳",)


@pytest.mark.clause("P16")
def test_a_refund_is_paid_once_with_its_voucher(people: Crew, clock: Clock) -> None:
    case = makers.paid_sale(people)
    take_step(case.pk, "withdraw", by=people.accepts, reason="双方解约")
    refund = Refund.objects.is_open().of_department(D.REGISTRATION).get()
    with pytest.raises(StepRefused, match="请填写退款凭证号"):
        pay_refund(refund.pk, voucher=" ", by=people.supervises)
    clock.move_to("2026-09-21 07:30")
    paid = pay_refund(refund.pk, voucher="TK-001", by=people.supervises)
    assert (paid.amount, paid.paid_by, paid.line.payment is not None) == (Decimal("80.00"), "欧阳锋", True)
    assert BillLine.objects.get(pk=paid.line_id).state == LineState.REFUNDED
    with pytest.raises(StepRefused, match="已于9月21日退款，凭证 TK-001"):
        pay_refund(refund.pk, voucher="TK-002", by=people.supervises)
    assert case.events.filter(verb="refund").count() == 1


@pytest.mark.clause("promise:R11")
def test_who_handles_no_money_refunds_none(people: Crew) -> None:
    case = makers.paid_sale(people)
    take_step(case.pk, "withdraw", by=people.accepts, reason="双方解约")
    with pytest.raises(PermissionDenied, match="您没有办理退款的岗位"):
        pay_refund(Refund.objects.all()[0].pk, voucher="TK-001", by=people.examines)


@pytest.mark.clause("W3")
def test_a_day_closes_only_when_counted_equals_booked(billed: Case, people: Crew) -> None:
    ids, total = everything(billed)
    pay(billed.pk, ids, amount=total, method=Method.CASH, by=people.collects)
    hall, day = people.collects.hall_id or 0, date(2026, 9, 18)
    assert booked(hall, day)[0]["cash"] == total
    with pytest.raises(StepRefused) as refused:
        close_day(hall, day, {"cash": total - 1}, by=people.collects)
    assert refused.value.reasons == (
        "现金账面 59,423.68 元，实点 59,422.68 元",
        "账实不符，请核对后再日结",
    )
    closing = close_day(hall, day, {"cash": total}, by=people.collects)
    assert (closing.receipts, closing.booked["cash"]) == (1, "59423.68")
    with pytest.raises(StepRefused, match="9月18日已经日结"):
        close_day(hall, day, {"cash": total}, by=people.collects)


@pytest.mark.clause("W3")
def test_a_closed_day_takes_no_more_money_and_gives_no_number_away(billed: Case, people: Crew) -> None:
    hall = people.collects.hall_id or 0
    close_day(hall, date(2026, 9, 18), {}, by=people.collects)
    ids, total = everything(billed)
    with pytest.raises(StepRefused, match="本厅今天已经日结"):
        pay(billed.pk, ids, amount=total, method=Method.CASH, by=people.collects)
    assert not Payment.objects.exists()
    with pytest.raises(StepRefused, match="不能提前日结"):
        close_day(hall, date(2026, 9, 19), {}, by=people.collects)
