"""The books after a rehearsal: each line is a sentence with a number that must be zero."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from hall.cases import deadlines
from hall.cases.models import Case
from hall.cases.queues import misplaced
from hall.clock import today
from hall.clock.calendars import current_calendar
from hall.exchange.models import Delivery, DeliveryState
from hall.rehearsal.balance_questions import CASES, REGISTER
from registration.integrity import verify
from taxation.services.books import tax_books

CHUNK = 500


@dataclass(frozen=True)
class Line:
    """One line of the balance; `breaches` must be zero."""

    question: str
    breaches: int
    words: str = ""


def balance() -> list[Line]:
    """Ask everything; the caller decides what to do with breaches."""
    lines = [Line(question, _count(sql)) for question, sql in (REGISTER | CASES).items()]
    return [*lines, _notices(), _money(), _queues(), _days(), _register()]


def _count(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def _notices() -> Line:
    lost = Delivery.objects.exclude(state=DeliveryState.DELIVERED).count()
    told = Delivery.objects.filter(state=DeliveryState.DELIVERED).count()
    return Line("没有送达的通知", lost, f"已送达 {told} 条")


def _money() -> Line:
    """核定 = 已缴 + 作废 + 已退 + 待缴, yuan for yuan, from the notices that went out."""
    books = tax_books()
    words = (
        f"核定 {books.assessed:,.2f} 元：待缴 {books.due:,.2f}，已缴 {books.collected:,.2f}，"
        f"作废 {books.void:,.2f}，已退 {books.refunded:,.2f}"
    )
    return Line("税款账不平", int(not books.balance), words)


def _queues() -> Line:
    rows = Case.objects.is_open().prefetch_related("co_reviews")
    wrong = sum(bool(misplaced([case])) for case in rows.iterator(chunk_size=CHUNK))
    return Line("不在应在队列的件", wrong, f"在办 {Case.objects.is_open().count()} 件")


def _days() -> Line:
    """T6, T11: each party's days add up to all days, and the dates on the case are those of its ledger."""
    rows = Case.objects.exclude(clock_from=None).prefetch_related("pauses", "co_reviews")
    return Line("时限账不平的件", sum(not _adds_up(case) for case in rows.iterator(chunk_size=CHUNK)))


def _adds_up(case: Case) -> bool:
    """The shares' sum is the number of working days; the stored dates follow from the pauses."""
    assert case.clock_from is not None
    end, stored = deadlines.clock_end(case, today()), (case.promised_due_on, case.statutory_due_on)
    days = current_calendar().count(case.clock_from, end)
    deadlines.refresh(case)
    recounted = (case.promised_due_on, case.statutory_due_on)
    return sum(deadlines.days_charged(case, today()).values()) == days and stored == recounted


def _register() -> Line:
    report = verify()
    words = f"共 {report.entries} 条登记" + "".join(f"；{one.message}" for one in report.breaches[:3])
    return Line("登记簿校验的差错", len(report.breaches), words)
