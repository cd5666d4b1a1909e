"""Makers of tax situations: one call, one situation a lawyer would recognise."""

from datetime import date
from decimal import Decimal
from typing import Any

from taxation.situation import Cause, Costs, Transfer

SOLD_ON = date(2026, 9, 18)


def yuan(amount: str | int) -> Decimal:
    """An amount in yuan, with 分."""
    return Decimal(amount).quantize(Decimal("0.01"))


def sale(price: Decimal | str | int, area: Decimal | str | int = 100, **situation: Any) -> Transfer:
    """A person sells a home to a person; held four years unless said otherwise, the buyer's only home."""
    situation.setdefault("taxed_on", SOLD_ON)
    if "acquired_on" not in situation:
        situation.setdefault("held_years", 4)
    situation.setdefault("cause", Cause.SALE)
    return Transfer(price=Decimal(price), area=Decimal(area), **situation)


def shop_sale(price: str | int, **situation: Any) -> Transfer:
    """A person sells a shop (non-housing)."""
    return sale(price, housing=False, **situation)


def gift(price: str | int, **situation: Any) -> Transfer:
    """A home given away, at its assessed value."""
    return sale(price, cause=Cause.GIFT, **situation)


def proved(original: str | int, **costs: Any) -> Costs:
    """Costs with complete proof of the original price."""
    return Costs(original_price=Decimal(original), **costs)
