"""收款: taxes and fees of a case in one payment, one receipt, told at once (W3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from hall.cases.models import Case
from hall.cases.ports import Happened, announce
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.steps import lock_units_then_case
from hall.cashier.models import BillLine, DayClosing, LineState, Method, Payment, Refund
from hall.cashier.receipts import freeze_receipt
from hall.clock import day_of
from hall.clock import now as the_time
from hall.permanence.series import take
from hall.staff.actors import Actor, ActorKind
from hall.staff.duties import Duty

SHARE_HALL = "SELECT id FROM staff_hall WHERE id = %s FOR SHARE"
LONGEST_VOUCHER: Final = 60
MAY_REFUND = frozenset({Duty.COLLECT, Duty.ASSESS, Duty.SUPERVISE})


@transaction.atomic
def pay(case_id: int, line_ids: Sequence[int], *, amount: Decimal, method: Method, by: Actor) -> Payment:
    """Collect these lines of a case; the amount must be their exact sum (yuan).

    Raises StepRefused for nothing due, a line already settled (with its receipt), too much, too little,
    or a day that is closed; PermissionDenied without the duty 税费收缴.
    """
    if by.kind is ActorKind.OFFICER and not by.has_duty(Duty.COLLECT):
        raise PermissionDenied("您没有税费收缴岗位")
    case, moment = lock_units_then_case(case_id), the_time()
    lines = list(BillLine.objects.select_for_update(of=("self",)).filter(case=case, pk__in=line_ids))
    refuse_payment(lines, line_ids, amount)
    hold_the_day_open(by.hall_id, moment.date())
    payment = Payment.objects.create(
        number=receipt_number(moment.date().isoformat()),
        case=case,
        amount=amount,
        method=method,
        payer="、".join(dict.fromkeys(line.payer for line in lines))[:120],
        paid_at=moment,
        paid_on=moment.date(),
        hall_id=by.hall_id,
        collected_by=by.label,
    )
    ids = [line.pk for line in lines]
    BillLine.objects.filter(pk__in=ids).update(state=LineState.PAID, payment=payment, ended_at=moment)
    write_event(case, "pay", f"缴纳税费 {amount:,.2f} 元（收据 {payment.number}）", by=by, at=moment)
    announce(Happened("bill_paid", case, by, moment))
    freeze_receipt(payment, lines, case=case, by=by)
    return payment


def hold_the_day_open(hall_id: int | None, day: date) -> None:
    """Let nobody close the hall's day before this payment is in. Raises StepRefused when it is closed.

    Payments share the hall's row, a closing has it for itself. The reference alone would not do: it is
    checked, and its row locked, only at the commit.
    """
    if hall_id is None:
        return
    with connection.cursor() as cursor:
        cursor.execute(SHARE_HALL, [hall_id])
    if DayClosing.objects.filter(hall=hall_id, day=day).exists():
        raise StepRefused("本厅今天已经日结，请明天再收款，或者请申请人网上缴纳")


def receipt_number(day: str) -> str:
    """收据号: day and number of the day, never twice, no gaps."""
    return f"SJ{day.replace('-', '')}{take(f'receipt:{day}'):06d}"


def refuse_payment(lines: Sequence[BillLine], wanted: Sequence[int], amount: Decimal) -> None:
    """Raise StepRefused with what is wrong with this payment."""
    if not lines or len(lines) != len(set(wanted)):
        raise StepRefused("请选择本件待缴的税费后再收款")
    if settled := [line for line in lines if line.state != LineState.DUE]:
        receipt = settled[0].payment.number if settled[0].payment else "无"
        raise StepRefused(
            f"{settled[0].name}现为“{LineState(settled[0].state).label}”（收据 {receipt}），不能重复收款"
        )
    total = sum((line.amount for line in lines), Decimal())
    if amount > total:
        raise StepRefused(
            f"应收 {total:,.2f} 元，实收 {amount:,.2f} 元，多收 {amount - total:,.2f} 元，请找零后改正"
        )
    if amount < total:
        raise StepRefused(
            f"应收 {total:,.2f} 元，实收 {amount:,.2f} 元，还差 {total - amount:,.2f} 元，请收足"
        )


@transaction.atomic
def pay_refund(refund_id: int, *, voucher: str, by: Actor) -> Refund:
    """Give a refund back, once.

    Raises PermissionDenied without a duty that handles money, StepRefused without a voucher or when it has
    been paid.
    """
    if by.kind is ActorKind.OFFICER and by.duties.isdisjoint(MAY_REFUND):
        raise PermissionDenied("您没有办理退款的岗位")
    lock_units_then_case(Refund.objects.values_list("line__case", flat=True).get(pk=refund_id))
    refund = Refund.objects.select_for_update(of=("self",)).select_related("line__case").get(pk=refund_id)
    if refund.paid_at:
        raise StepRefused(f"已于{day_of(refund.paid_at):%-m月%-d日}退款，凭证 {refund.voucher}")
    if not voucher.strip():
        raise StepRefused("请填写退款凭证号")
    if len(voucher.strip()) > LONGEST_VOUCHER:
        raise StepRefused(f"退款凭证号最多 {LONGEST_VOUCHER} 个字，请核对")
    refund.paid_at, refund.paid_by, refund.voucher = the_time(), by.label, voucher.strip()
    refund.save()
    BillLine.objects.filter(pk=refund.line_id).update(state=LineState.REFUNDED, ended_at=refund.paid_at)
    case = refund.line.case
    write_event(case, "refund", f"退还{refund.line.name} {refund.amount:,.2f} 元", by=by, at=refund.paid_at)
    return refund


def unpaid_of(case: Case) -> Sequence[BillLine]:
    """What the case still owes."""
    return list(BillLine.objects.due().filter(case=case))
