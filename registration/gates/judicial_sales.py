"""A transfer by order of a court: whose place it is to dispose of the property."""

from __future__ import annotations

from typing import Any

from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.catalogue import materials as m
from registration.claims.judicial_sale import is_sold_under
from registration.claims.reading import payload_of
from registration.debtors import is_debtor
from registration.gates.asking import burdened_of, titles_of
from registration.gates.warnings import seizure_words
from registration.sealing_courts import authority_of, sealer_of


@gate("disposing_court_is_first")
def disposing_court_is_first(ask: Ask) -> Answer:
    """check:R03, column JA – 首封法院处置, or 移送执行函 of the court that holds the first place."""
    order = payload_of(ask.case, m.TRANSFER_ORDER.code)
    if not order:
        return fails("还没有录入协助执行通知书（过户）的内容，请在该行填写")
    if stranger := not_the_owner(ask, order):
        return fails(stranger)
    court, letter = authority_of(order), str(order.get("priority_letter") or "")
    first = [
        seizure
        for book in burdened_of(ask).values()
        for seizure in book.blocking_seizures
        if is_sold_under(seizure, order, book)
    ]
    others = [seizure for seizure in first if sealer_of(seizure) != court]
    if letter:
        return passes(f"首封法院已移送执行（{letter}）", evidence=letter)
    if others:
        return fails(
            f"首封是{seizure_words(others[0])}，{court}处置须有移送执行函，请补充文号或者与人民法院核对",
            evidence=others[0].case_number,
        )
    if not first:
        return fails(f"该不动产没有{court}的查封，请与人民法院核对单元号，或者补充移送执行函文号")
    return passes(f"{court}是首封法院", evidence=seizure_words(first[0]))


def not_the_owner(ask: Ask, order: dict[str, Any]) -> str:
    """The sentence where none of the debtors is registered as owner; '' where one is."""
    titles = titles_of(ask)
    if not titles:
        return "登记簿上没有现势所有权，请先办理首次登记"
    if any(is_debtor(person, order) for title in titles for person in title.holders):
        return ""
    return (
        f"协助执行通知书的被执行人不是登记簿记载的权利人（登记簿记载为{titles[0].names}），请与人民法院核对"
    )
