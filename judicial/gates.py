"""The courts' answer to the check matrix: is the order complete, as far as a registry may ask?

The registry executes an order without reviewing its substance (法发〔2004〕5号 3): only its form is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError

from hall.cases.models import Case
from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.catalogue import materials as m
from hall.catalogue.authorities import kind_of, number_as_printed
from hall.catalogue.words import RegisterEffect as E
from judicial import sale_gates

__all__ = ["order_is_complete", "sale_gates"]

MATTER_OF: Final = {
    E.RECORD_SEIZURE: ("seize", "查封"),
    E.RECORD_PRE_SEIZURE: ("seize", "查封"),
    E.RENEW_SEIZURE: ("renew", "续行查封"),
    E.RELEASE_SEIZURE: ("release", "解除查封"),
    E.CANCEL_MORTGAGE_BY_COURT: ("cancel-mortgage", "涂销抵押"),
}
"""What the 协助执行通知书 must ask for, by what the register is to do."""
LONGEST_YEARS: Final = 3
"""民诉法解释 485: a seizure of real estate, and each renewal, lasts three years at most."""
LONGEST_PRE_YEARS: Final = 2
"""法发〔2004〕5号 17: a 预查封 lasts two years."""


@gate("order_is_complete")
def order_is_complete(ask: Ask) -> Answer:
    """实施细则第九十条 – case number, matter, term of three years at most; form only, never substance."""
    effects = [effect for effect in ask.case.item.effects if effect in MATTER_OF]
    paper = m.TRANSFER_ORDER if E.TRANSFER_BY_COURT in ask.case.item.effects else m.ASSISTANCE_NOTICE
    order = said_in(ask.case, paper.code)
    if not order:
        return fails(f"还没有录入{paper.name}的内容，请在“{paper.name}”一行填写")
    missing = [*faults_of_names(order), *faults_of_matter(order, effects)]
    if E.RECORD_SEIZURE in effects or E.RECORD_PRE_SEIZURE in effects:
        missing += faults_of_term(order, pre=E.RECORD_PRE_SEIZURE in effects)
    if E.RENEW_SEIZURE in effects and not order.get("ends_on"):
        missing.append("没有写明续行查封的止日")
    if missing:
        return fails(f"协助执行文书不完整：{'；'.join(missing)}。请与承办人核对后补正")
    return passes("协助执行文书齐全，案号有效", evidence=f"{order['court']}{order['case_number']}")


def said_in(case: Case, code: str) -> Mapping[str, Any]:
    """What a material of the case says; empty while nothing is recorded."""
    rows = (row.payload for row in case.checklist if (row.chosen or row.material) == code and row.payload)
    return next(rows, {})


def faults_of_names(order: Mapping[str, Any]) -> Iterable[str]:
    """The authority's full name and its number; a court's can be one (法〔2015〕137号), others' are free."""
    kind, number = kind_of(order), str(order.get("case_number") or "")
    if not str(order.get("court") or "").strip():
        yield "没有来文机关全称"
    try:
        if not number_as_printed(kind, number):
            yield "没有文号"
    except ValidationError as refused:
        yield refused.messages[0].rstrip("。")


def faults_of_matter(order: Mapping[str, Any], effects: Iterable[E]) -> Iterable[str]:
    """The notice asks for what this case is to do."""
    for effect in effects:
        wanted, words = MATTER_OF[effect]
        if order.get("matter") != wanted:
            yield f"协助事项不是“{words}”，与本件办理的事项不一致"


def faults_of_term(order: Mapping[str, Any], *, pre: bool = False) -> Iterable[str]:
    """From and to, or a term; three years at most, of a 预查封 two; and what is seized."""
    begins, ends = order.get("begins_on"), order.get("ends_on")
    years = LONGEST_PRE_YEARS if pre else LONGEST_YEARS
    if ends is None and not order.get("term_months"):
        yield "没有写明查封的止日或者期限"
    months = int(order.get("term_months") or 0) if ends is None else 0
    if months > 12 * years or (ends and begins and ends > years_after(begins, years)):
        yield "预查封的期限超过二年" if pre else "查封不动产的期限超过三年"
    if not str(order.get("scope") or "").strip():
        yield "没有写明查封范围"


def years_after(day: date, years: int) -> date:
    """The corresponding day (民法典 202); 28 February for a leap day."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
