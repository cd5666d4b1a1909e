"""互换: whether the two cases of one exchange fit each other – people, papers, the difference in price."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hall.cases.models import Case
from hall.cases.states import ApplicantRole, State
from hall.catalogue import materials as m

ENDED = {State.DECLINED, State.REFUSED, State.WITHDRAWN}
Said = tuple[Decimal | None, Decimal]
READY = {State.APPROVED, State.RECORDED}


def unfit(case: Case, other: Case, step: str) -> str:
    """Why the case may not take the step beside its other half; empty where it may."""
    named = f"互换的另一件（{other.number}）"
    if other.outcome in ENDED:
        return f"{named}{State(other.outcome).label}，互换不能只办一半，请将本件撤回"
    if gives(case) != takes(other) or takes(case) != gives(other):
        return f"{named}的当事人与本件不对应：一件的换出方应是另一件的换入方，请更正申请内容"
    if why := unbalanced(price_and_difference(case), price_and_difference(other), named):
        return why
    if step == "record" and other.state not in READY:
        return f"{named}现为“{State(other.state).label}”，还没有核定；两件须一并登簿"
    return ""


def gives(case: Case) -> set[str]:
    return {one.document_hash for one in case.people if one.role == ApplicantRole.OBLIGOR}


def takes(case: Case) -> set[str]:
    return {one.document_hash for one in case.people if one.role == ApplicantRole.OBLIGEE}


def price_and_difference(case: Case) -> Said:
    """What the contract says of the case's house: 作价 and the difference its taker pays, in yuan."""
    rows = (row.payload for row in case.checklist if (row.chosen or row.material) == m.EXCHANGE_CONTRACT.code)
    said: dict[str, Any] = next(rows, {})
    return said.get("price"), said.get("difference") or Decimal(0)


def unbalanced(mine: Said, theirs: Said, named: str) -> str:
    """契税法第四条 taxes the difference: it is that of the two prices, and one side pays it."""
    (price, paid), (other_price, other_paid) = mine, theirs
    if price is None or other_price is None:
        return f"请先在本件和{named}都收互换合同、录入各自房屋的作价，差价按两套作价计算"
    difference = price - other_price
    if paid - other_paid not in {Decimal(0), difference} or (paid and other_paid):
        return (
            f"两套房屋作价 {price:,.2f} 元和 {other_price:,.2f} 元，相差 {abs(difference):,.2f} 元，"
            f"与录入的补付差价不符，请对照互换合同更正"
        )
    return ""


def difference_of(case: Case) -> Decimal:
    """What the taker of the case's house pays on top, in yuan: as the contract says, else by both prices."""
    price, paid = price_and_difference(case)
    if paid or case.counterpart is None:
        return paid
    other_price, _ = price_and_difference(case.counterpart)
    return max(price - other_price, Decimal(0)) if price and other_price else Decimal(0)
