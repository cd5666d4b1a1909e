"""Departments in a box (G31): 公安, 民政, 市场监管 … as they behave on good and on bad days.

Which behaviour a department shows is its row in 核验线路: fast, slow, wrong, silent or duplicate.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hall.catalogue.payload_fields import Kind
from hall.catalogue.payloads import fields_of
from hall.clock import today
from hall.sharing.lookups import receive_answer
from hall.sharing.models import DepartmentLink
from hall.sharing.questions import Confirmation, Finding, Question, Unanswered
from hall.sharing.systems import Call
from hall.staff.departments import D

M = DepartmentLink.Manner
SLOW_UNTIL = 3
"""The attempt at which a slow department has its answer ready."""

USUAL: dict[str, str] = {
    D.PUBLIC_SECURITY: "姓名与身份证号一致，证件有效",
    D.MARKET_REGULATION: "名称与统一社会信用代码一致，登记状态：存续",
    D.CIVIL_AFFAIRS: "名称与统一社会信用代码一致，社会组织状态正常",
    D.PLANNING: "规划许可和规划核实文件属实",
    D.TRANSACTIONS: "住建系统有记录，材料属实",
    D.TAXATION: "税务系统有记录，材料属实",
}


def fast(department: str, question: Question, call: Call) -> Confirmation:
    """At once, and yes."""
    return confirmation(department, question, call)


def slow(department: str, question: Question, call: Call) -> Confirmation:
    """Not within the time one waits; the same question asked later finds its answer ready."""
    if call.attempt < SLOW_UNTIL:
        raise Unanswered(f"超过 {call.within_seconds:g} 秒没有答复")
    return confirmation(department, question, call)


def wrong(department: str, question: Question, call: Call) -> Confirmation:
    """The department's records say otherwise."""
    return Confirmation(Finding.DIFFERENT, "与本部门记录不一致，请核对原件", receipt_of(department, call))


def silent(department: str, question: Question, call: Call) -> Confirmation:
    """The line is up and nobody answers."""
    raise Unanswered(f"超过 {call.within_seconds:g} 秒没有答复")


def duplicate(department: str, question: Question, call: Call) -> Confirmation:
    """The answer is pushed, and then given once more to who asked."""
    answer = confirmation(department, question, call)
    receive_answer(call.reference, answer)
    return answer


MANNERS: dict[str, Callable[[str, Question, Call], Confirmation]] = {
    M.FAST: fast,
    M.SLOW: slow,
    M.WRONG: wrong,
    M.SILENT: silent,
    M.DUPLICATE: duplicate,
}


def simulate(department: str, question: Question, call: Call) -> Confirmation:
    """What the department in its box says."""
    return MANNERS[call.manner or M.FAST](department, question, call)


def confirmation(department: str, question: Question, call: Call) -> Confirmation:
    """Yes, with a receipt and the particulars the catalogue asks of the material."""
    words = USUAL.get(department, "经核对属实")
    return Confirmation(Finding.CONFIRMED, words, receipt_of(department, call), particulars(question.topic))


def receipt_of(department: str, call: Call) -> str:
    """The same question has the same receipt, however often it is asked."""
    return f"{department[:2].upper()}{today():%Y%m%d}-{call.reference[:8]}"


def particulars(topic: str) -> dict[str, Any]:
    """Plausible particulars of a material; empty where it has none."""
    made_up: dict[str, Any] = {
        Kind.PAST_DATE: today().isoformat(),
        Kind.DATE: today().isoformat(),
        Kind.AMOUNT: str(Decimal(10000)),
        Kind.AMOUNT_OR_ZERO: "0",
        Kind.AREA: "100",
        Kind.YES_NO: "no",
    }
    return {
        field.name: field.choices[0][0] if field.choices else made_up.get(field.kind, "共享核验")
        for field in fields_of(topic)
        if field.required
    }


def connect_departments() -> None:
    """The demo hall's links: every department answers fast; housing answers from its own rows."""
    simulated = (
        D.PUBLIC_SECURITY,
        D.CIVIL_AFFAIRS,
        D.MARKET_REGULATION,
        D.PLANNING,
        D.TAXATION,
    )
    for department in simulated:
        DepartmentLink.objects.get_or_create(
            department=department,
            defaults={"kind": DepartmentLink.Kind.SIMULATOR, "manner": M.FAST},
        )
    DepartmentLink.objects.get_or_create(
        department=D.TRANSACTIONS, defaults={"kind": DepartmentLink.Kind.IN_HALL}
    )
