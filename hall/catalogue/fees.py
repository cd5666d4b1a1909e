"""What the guide says about 不动产登记费, by the word each part names (dated: `parameters/`), and what the
counter asks for its sake."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from hall.catalogue.schema import BusinessItem, Fact
from hall.catalogue.words import Fee

NOTICES = Path(__file__).parent / "parameters" / "fee_notices.toml"

SMALL_ENTERPRISE: Final = Fact(
    "is_small_enterprise",
    "缴纳登记费的一方是小微企业、个体工商户（免收登记费）",
    "缴纳登记费的一方不是小微企业、个体工商户",
)
"""财税〔2016〕79号, 财税〔2019〕45号: they pay no registration fee."""
CHARGED: Final = frozenset({Fee.STANDARD, Fee.MORTGAGE, Fee.HALF})


def facts_of(item: BusinessItem) -> tuple[Fact, ...]:
    """What the item's conditions ask about, and whether the payer of its fee is exempt where one is due."""
    is_charged = any(part.fee in CHARGED for part in item.parts)
    return (*item.facts, SMALL_ENTERPRISE) if is_charged else item.facts


@cache
def _versions() -> tuple[dict[str, Any], ...]:
    rows: list[dict[str, Any]] = tomllib.loads(NOTICES.read_text("utf-8"))["version"]
    return tuple(sorted(rows, key=lambda row: row["since"], reverse=True))


def _version(on: date | None) -> dict[str, Any]:
    for row in _versions():
        if on is None or row["since"] <= on:
            return row
    raise LookupError(f"{on} 还没有登记费标准")


def fee_words(fee: Fee, on: date | None = None) -> str:
    """The sentence about a fee as of that day (None: the newest). Raises LookupError before the first."""
    return str(_version(on)[fee.value])


def fee_basis(on: date | None = None) -> str:
    """The instruments the fee rests on."""
    return str(_version(on)["basis"])
