"""The courts of this region: 法院代字 of their case numbers (法〔2015〕137号) → full name."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from django.core.exceptions import ValidationError

from hall.identity.numbers import CourtCaseNumber

COURT_NAMES: Final[dict[str, str]] = {
    "粤53": "云浮市中级人民法院",
    "粤5302": "云浮市云城区人民法院",
    "粤5303": "云浮市云安区人民法院",
    "粤5321": "新兴县人民法院",
    "粤5322": "郁南县人民法院",
    "粤5381": "罗定市人民法院",
}
CITY: Final = "云浮市"
PROVINCE: Final = "广东省"
"""What is put before a court's name or left out, as people write."""
CUT_SHORT: Final = ("法院", "中院")


def spellings(full: str) -> frozenset[str]:
    """The ways the full name of one of these courts is written; any other name only as it is."""
    if full not in COURT_NAMES.values():
        return frozenset({full})
    short = full if full == COURT_NAMES["粤53"] else full.removeprefix(CITY)
    return frozenset({full, short, f"{CITY}{short}", f"{PROVINCE}{short}", f"{PROVINCE}{CITY}{short}"})


FULL_NAMES: Final = {name: full for full in COURT_NAMES.values() for name in spellings(full)}


def full_name(typed: str, number: str = "") -> str:
    """The full name of the authority that wrote a document: a court of this region however it was typed.

    Where the name is cut short (云城法院), the 法院代字 of its case number says whose it is; other
    authorities and courts of other regions are called as they were typed, without blanks.
    """
    plain = "".join(typed.split())
    if plain in FULL_NAMES:
        return FULL_NAMES[plain]
    if plain.endswith(CUT_SHORT) and not plain.endswith("人民法院"):
        with suppress(ValidationError):
            return COURT_NAMES.get(CourtCaseNumber.parse(number).court, plain)
    return plain
