"""Mortgages: do contract and agreement hold together, and whom does a change burden?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError

from hall.cases.models import CasePart
from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.look.words import money
from registration.books import Right
from registration.claims.mortgage import MANNER, mortgage_alteration
from registration.claims.naming import named_right
from registration.claims.reading import payload_of
from registration.gates.burdens import applies, mortgage_words
from registration.gates.consents import unheard
from registration.models.choices import MortgageManner
from registration.writers.mortgages import MortgageChange, grows

MAXIMUM_ITEM = "maximum-mortgage"
ORDINARY_ITEMS = ("mortgage-first-registration",)


@gate("mortgage_amounts_are_consistent")
def mortgage_amounts_are_consistent(ask: Ask) -> Answer:
    """check:R32 – one amount, of the manner of the mortgage; the term runs forward (民法典 400, 420)."""
    if any(need.materials[0] == m.MORTGAGE_ALTERATION_AGREEMENT for need in ask.case.item.needs):
        faults = list(faults_of_agreement(ask))
    else:
        faults = list(faults_of_contract(ask, payload_of(ask.case, m.MORTGAGE_CONTRACT.code)))
    if faults:
        return fails("；".join(faults))
    return passes("债权数额与抵押方式一致，起始日不晚于截止日")


def faults_of_contract(ask: Ask, contract: dict[str, Any]) -> Iterator[str]:
    """What contradicts itself in the mortgage contract, or the contract of the debt."""
    if not contract:
        yield "还没有录入抵押合同的要素，请在“抵押合同”一行填写"
        return
    manner = MANNER[contract["kind"]]
    ordinary, highest = contract.get("principal_amount"), contract.get("maximum_amount")
    if (ordinary is None) == (highest is None) or (highest is None) == (manner == MortgageManner.MAXIMUM):
        yield "一般抵押只填被担保主债权数额，最高额抵押只填最高债权额，请改正抵押合同的要素"
    if contract["begins_on"] > contract["ends_on"]:
        yield f"抵押合同的截止日期{contract['ends_on']}早于起始日期{contract['begins_on']}，请核对"
    if ask.case.item_code == MAXIMUM_ITEM and manner == MortgageManner.ORDINARY:
        yield "抵押合同是一般抵押，请改办“抵押权首次登记”"
    if ask.case.item_code in ORDINARY_ITEMS and manner == MortgageManner.MAXIMUM:
        yield "抵押合同是最高额抵押，请改办“最高额抵押权首次登记”"
    debt = payload_of(ask.case, m.PRINCIPAL_CONTRACT.code).get("amount")
    if ordinary and debt and ordinary > debt:
        yield f"担保的债权数额 {money(ordinary)} 元大于主债权合同的债权数额 {money(debt)} 元，请核对"


def faults_of_agreement(ask: Ask) -> Iterator[str]:
    """What is wrong with an alteration: nothing changed, a reversed term, more debt than was declared."""
    part = altering_part(ask)
    try:
        asked = mortgage_alteration(ask.case, part)
    except ValidationError as refused:
        yield from refused.messages
        return
    content = named_right(ask.case, part.effect).right.content
    if not asked.changes and asked.rank is None and not ask.has_material(m.NAME_CHANGE_PROOF.code):
        yield "抵押变更协议没有写明变更的内容，请在该行填写变更后的数额、期限、担保范围或者顺位"
    starts, ends = (asked.changes.get(name) or getattr(content, name) for name in ("starts_on", "ends_on"))
    if starts and ends and starts > ends:
        yield f"变更后的截止日期{ends}早于起始日期{starts}，请核对"
    if grows(content, asked.changes) and not ask.case.facts.get(f.MORTGAGE_GROWS.word):
        yield "变更协议增加了担保的债权数额，收件时没有选“增加担保的债权数额”，请撤回后重新收件"


def altering_part(ask: Ask) -> CasePart:
    return next(p for p in ask.case.ordered_parts if p.effect == RegisterEffect.ALTER_MORTGAGE)


@gate("other_mortgagees_consent")
def other_mortgagees_consent(ask: Ask) -> Answer:
    """民法典第四百零九条 – a change may not burden other mortgagees without their written consent."""
    part = altering_part(ask)
    try:
        asked, named = mortgage_alteration(ask.case, part), named_right(ask.case, part.effect)
    except ValidationError as refused:
        return fails("；".join(refused.messages))
    others = [
        other
        for number in named.unit_numbers
        for other in named.books[number].mortgages
        if burdens(asked, named.books[number].right(named.right_id), other) and not applies(ask, other)
    ]
    if not others:
        return passes("变更对其他抵押权人没有不利影响")
    silent = [other for other in others if unheard(ask, other.holders, m.OTHER_MORTGAGEES_CONSENT)]
    if not silent:
        return passes(f"其他抵押权人{others[0].names}已书面同意", evidence=mortgage_words(others[0]))
    return fails(
        f"变更对{silent[0].names}的抵押权（第 {silent[0].rank} 顺位）{what_it_does(asked, silent[0])}，"
        "请补充其书面同意，同意人填写其全称",
        evidence=mortgage_words(silent[0]),
    )


def what_it_does(asked: MortgageChange, other: Right) -> str:
    """不利, or – where its rank rises – 有影响: its proof is made anew."""
    rises = asked.rank is not None and other.rank is not None and asked.rank >= other.rank
    return "的顺位有影响" if rises and not asked.changes else "不利"


def burdens(asked: MortgageChange, right: Right, other: Right) -> bool:
    """Whether the other mortgage is touched: more debt or a longer term before it, or another rank."""
    if other.right_id == right.right_id or right.rank is None or other.rank is None:
        return False
    if asked.rank is not None and min(asked.rank, right.rank) <= other.rank <= max(asked.rank, right.rank):
        return True
    ends_on, before = asked.changes.get("ends_on"), right.content.ends_on
    is_longer = bool(ends_on and before and ends_on > before)
    return other.rank > right.rank and (grows(right.content, asked.changes) or is_longer)
