"""How the register speaks of rights and people on pages and papers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hall.cases.states import CoOwnership
from registration.books import Person, Right


def holding_words(right: Right) -> str:
    """单独所有, 共同共有, or 按份共有（甲1/3、乙2/3）."""
    people = right.holders
    if not people:
        return ""
    way = people[0].co_ownership
    if way != CoOwnership.SHARES:
        return way.label
    return f"按份共有（{'、'.join(f'{p.masked_name}{p.share}' for p in people)}）"


def shares_words(people: tuple[Person, ...]) -> str:
    """共有情况 as a certificate says it, names in full: 按份共有：林小禾1/3、周明远2/3."""
    if not people:
        return ""
    way = people[0].co_ownership
    if way != CoOwnership.SHARES:
        return way.label
    return f"按份共有：{'、'.join(f'{p.name}{p.share}' for p in people)}"


def square_metres(area: Decimal | None) -> str:
    """118.36㎡; nothing for None."""
    return "" if area is None else f"{area}㎡"


def full_day(day: date | None) -> str:
    """2082年6月30日; nothing for None."""
    return "" if day is None else f"{day:%Y年%-m月%-d日}"


def yuan(amount: Decimal | None) -> str:
    """1,180,000.00 元; nothing for None."""
    return "" if amount is None else f"{amount:,.2f} 元"
