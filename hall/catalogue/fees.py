"""What the guide says about 不动产登记费, by the word each part names (dated: `parameters/`)."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hall.catalogue.words import Fee

NOTICES = Path(__file__).parent / "parameters" / "fee_notices.toml"


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
