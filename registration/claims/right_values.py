"""更正后的记载: how the right value of each item is read, so that the book can keep it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.core.exceptions import ValidationError

from hall.catalogue.payload_fields import EARLIEST, HIGHEST_AMOUNT, HIGHEST_AREA, LATEST
from registration.models.choices import HouseUse, Structure

NAME, DOCUMENT = "holder_name", "holder_document"
MOST_FLOORS: Final = 1000
FLAGS: Final = {"是": True, "否": False}


def as_text(longest: int) -> Callable[[str], str]:
    """Words no longer than the book's column."""

    def read(text: str) -> str:
        if len(text) > longest:
            raise ValidationError(
                f"应当记载的内容最多 {longest} 个字，现有 {len(text)} 个，请缩短", code="long"
            )
        return text

    return read


def as_area(text: str) -> Decimal:
    """㎡, greater than zero, two decimals. Raises ValidationError."""
    value = figure(text.rstrip("㎡m2").strip(), below=HIGHEST_AREA)
    if value is None:
        raise ValidationError(f"“{text}”不是面积，请填写大于零、最多两位小数的数字，如 116.83", code="area")
    return value


def as_amount(text: str) -> Decimal:
    """Yuan, greater than zero, two decimals. Raises ValidationError."""
    value = figure(text.rstrip("元").strip(), below=HIGHEST_AMOUNT)
    if value is None:
        raise ValidationError(
            f"“{text}”不是金额，请填写大于零、最多两位小数的数字，如 580000.00", code="amount"
        )
    return value


def figure(text: str, *, below: Decimal) -> Decimal | None:
    """A number above zero with two decimals at most; None for anything else, NaN and 1e400 included."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not (value.is_finite() and 0 < value < below) or value != round(value, 2):
        return None
    return round(value, 2)


def as_count(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 4 and 0 < int(text) < MOST_FLOORS):
        raise ValidationError(f"“{text}”不是层数，请填写整数", code="count")
    return int(text)


def as_day(text: str) -> date:
    """A day within living memory and foresight. Raises ValidationError."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValidationError(f"“{text}”不是日期，请按 2026-09-18 的样子填写", code="day") from None
    if not EARLIEST <= day <= LATEST:
        raise ValidationError(f"日期{day}不合常理，请核对年份", code="day")
    return day


def as_choice(kinds: type[HouseUse] | type[Structure]) -> Callable[[str], str]:
    """A code by its label or the code itself."""

    def read(text: str) -> str:
        for kind in kinds:
            if text in (kind.label, kind.value):
                return str(kind.value)
        raise ValidationError(f"没有“{text}”这一项，请按登记簿的用语填写", code="choice")

    return read


def as_flag(text: str) -> bool:
    """是 or 否, as the book page has it. Raises ValidationError."""
    if text not in FLAGS:
        raise ValidationError(f"“{text}”不明确，请填写“是”或者“否”", code="flag")
    return FLAGS[text]


READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "address": as_text(200),
    "building_area": as_area,
    "exclusive_area": as_area,
    "shared_area": as_area,
    "land_area": as_area,
    "area": as_area,
    "land_use": as_text(60),
    "use": as_choice(HouseUse),
    "structure": as_choice(Structure),
    "floor": as_text(20),
    "floors_total": as_count,
    "completed_on": as_day,
    "land_starts_on": as_day,
    "land_ends_on": as_day,
    "secured_amount": as_amount,
    "maximum_amount": as_amount,
    "amount": as_amount,
    "forbids_transfer": as_flag,
    "starts_on": as_day,
    "ends_on": as_day,
    "scope": as_text(200),
    "terms": as_text(200),
    "conditions": as_text(200),
    "contract_number": as_text(60),
    NAME: as_text(120),
    DOCUMENT: as_text(60),
}
"""How the right value of each item is read; the items are those of the proof's form."""
