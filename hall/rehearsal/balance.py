"""The books after a rehearsal: each line is a sentence with a number that must be zero."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db import connection
from django.db.models import Sum

from hall.cases.models import Case
from hall.cases.queues import misplaced
from hall.cashier.models import BillLine, LineState
from hall.exchange.models import Delivery, DeliveryState
from registration.integrity import verify

QUESTIONS = {
    "同时有两个所有权的单元": """
        SELECT count(*) FROM (SELECT unit_id FROM registration_standing
        WHERE kind = 'ownership' GROUP BY unit_id HAVING count(*) > 1) twice""",
    "重复的证书号": """
        SELECT count(*) FROM (SELECT number FROM registration_certificate
        WHERE number <> '' GROUP BY number HAVING count(*) > 1) twice""",
    "没有登簿的件留下的登记": """
        SELECT count(*) FROM registration_entry entry JOIN cases_case held ON held.number = entry.case_number
        WHERE held.outcome NOT IN ('recorded', '')""",
    "已登簿而没有登记的件": """
        SELECT count(*) FROM cases_case held WHERE held.outcome = 'recorded' AND NOT EXISTS (
            SELECT 1 FROM registration_entry entry WHERE entry.case_number = held.number)""",
    "没有通知到的登簿": """
        SELECT count(*) FROM cases_case held WHERE held.outcome = 'recorded' AND NOT EXISTS (
            SELECT 1 FROM exchange_notice notice
            WHERE notice.stream = held.number AND notice.topic = 'case.recorded')""",
}


@dataclass(frozen=True)
class Line:
    """One line of the balance; `breaches` must be zero."""

    question: str
    breaches: int
    words: str = ""


def balance() -> list[Line]:
    """Ask everything; the caller decides what to do with breaches."""
    lines = [Line(question, _count(sql)) for question, sql in QUESTIONS.items()]
    return [*lines, _notices(), _money(), _queues(), _register()]


def _count(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def _notices() -> Line:
    lost = Delivery.objects.exclude(state=DeliveryState.DELIVERED).count()
    told = Delivery.objects.filter(state=DeliveryState.DELIVERED).count()
    return Line("没有送达的通知", lost, f"已送达 {told} 条")


def _money() -> Line:
    """Assessed = collected + void + refunded + still due, yuan for yuan (per state of the bill)."""
    rows = BillLine.objects.taxes().values_list("state").annotate(total=Sum("amount")).order_by()
    by_state = {state: total or Decimal() for state, total in rows}
    assessed = BillLine.objects.taxes().total()
    paid = sum(by_state.values(), Decimal())
    words = "，".join(f"{LineState(state).label} {total:,.2f}" for state, total in sorted(by_state.items()))
    return Line("税款账不平", int(assessed != paid) + _unpaid_payments(), f"核定 {assessed:,.2f} 元：{words}")


def _unpaid_payments() -> int:
    """Payments whose lines do not add up to what was taken."""
    return _count("""
        SELECT count(*) FROM cashier_payment payment WHERE payment.amount <> (
            SELECT coalesce(sum(amount), 0) FROM cashier_billline WHERE payment_id = payment.id)
    """)


def _queues() -> Line:
    rows = Case.objects.is_open().prefetch_related("co_reviews")
    wrong = sum(bool(misplaced([case])) for case in rows.iterator(chunk_size=1000))
    return Line("不在应在队列的件", wrong)


def _register() -> Line:
    report = verify()
    return Line("登记簿校验的差错", len(report.breaches), f"共 {report.entries} 条登记")
