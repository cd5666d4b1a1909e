"""材料要素: the typed entries of a shared material, and how what was typed becomes a value.

Every refusal is a Chinese sentence that says what to do; nothing is guessed and nothing is rounded.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from hall.clock import today
from hall.identity.numbers import CourtCaseNumber

HIGHEST_AMOUNT = Decimal(10) ** 12
HIGHEST_AREA = Decimal(10) ** 8
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
PLAIN_NUMBER = re.compile(r"\d+(\.\d+)?")
YES, NO = frozenset({"yes", "true", "on", "1", "是"}), frozenset({"no", "false", "off", "0", "否"})


class Kind(TextChoices):
    """要素类型"""

    TEXT = "text", "文字"
    PAST_DATE = "past-date", "不晚于今天的日期"
    DATE = "date", "日期"
    AMOUNT = "amount", "大于零的金额（元）"
    AMOUNT_OR_ZERO = "amount-or-zero", "金额（元）"
    AREA = "area", "面积（平方米）"
    YES_NO = "yes-no", "是或者否"
    CHOICE = "choice", "选择"
    COURT_CASE = "court-case", "人民法院案号"
    ORDER_NUMBER = "order-number", "案号或者文号"


@dataclass(frozen=True)
class PayloadField:
    """要素: one entry of a material; `default` is taken when nothing was typed."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    default: Any = None
    max_length: int = 100
    hint: str = ""

    @property
    def input_type(self) -> str:
        """The HTML control that fits: date, select or text."""
        if self.kind in {Kind.DATE, Kind.PAST_DATE}:
            return "date"
        return "select" if self.options else "text"

    @property
    def input_mode(self) -> str:
        """`decimal` brings up the number keys where a number is asked for."""
        return "decimal" if self.kind in {Kind.AMOUNT, Kind.AMOUNT_OR_ZERO, Kind.AREA} else "text"

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """What may be chosen, value and label; empty for a free entry."""
        return (("yes", "是"), ("no", "否")) if self.kind == Kind.YES_NO else self.choices

    def clean(self, typed: Any) -> Any:
        """The value; for nothing typed the default, "" for a text, else None.

        Raises ValidationError with one Chinese sentence.
        """
        text = plain(typed)
        if not text:
            if self.required and self.default is None:
                raise ValidationError(f"请填写{self.label}")
            return "" if self.kind == Kind.TEXT and self.default is None else self.default
        return READERS[self.kind](self, text)


def plain(typed: Any) -> str:
    """What was typed as half-width text without blanks at its ends; values already typed are written out."""
    if isinstance(typed, bool):
        return "yes" if typed else "no"
    if isinstance(typed, Decimal):
        return f"{typed:f}"
    return "" if typed is None else unicodedata.normalize("NFKC", str(typed)).strip()


def read_text(field: PayloadField, text: str) -> str:
    if len(text) > field.max_length:
        raise ValidationError(f"{field.label}最多{field.max_length}个字，现有{len(text)}个，请缩短")
    if any(unicodedata.category(char) == "Cc" for char in text):
        raise ValidationError(f"{field.label}里有不能显示的字符，请重新填写")
    return text


def read_date(field: PayloadField, text: str) -> date:
    try:
        day = date.fromisoformat(text.replace("/", "-"))
    except ValueError:
        raise ValidationError(f"{field.label}“{text}”不是存在的日期，请按 2026-09-18 的样子填写") from None
    if not EARLIEST <= day <= LATEST:
        raise ValidationError(f"{field.label}{day}不合常理，请核对年份")
    return day


def read_past_date(field: PayloadField, text: str) -> date:
    day = read_date(field, text)
    if day > today():
        raise ValidationError(f"{field.label}{day}晚于今天，请核对")
    return day


def read_number(field: PayloadField, text: str, *, unit: str) -> Decimal:
    if "," in text:
        raise ValidationError(f"{field.label}请不要带逗号，直接填数字，如 1200000.00")
    if text.startswith("-"):
        raise ValidationError(f"{field.label}不能是负数，请核对")
    if not PLAIN_NUMBER.fullmatch(text):
        raise ValidationError(f"{field.label}“{text}”不是数字，请以{unit}为单位直接填数字")
    try:
        value = Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern lets only numbers through
        raise ValidationError(f"{field.label}“{text}”不是数字") from None
    if value != value.quantize(Decimal("0.01")):
        raise ValidationError(f"{field.label}最多两位小数，请核对")
    return value.quantize(Decimal("0.01"))


def read_amount_or_zero(field: PayloadField, text: str) -> Decimal:
    if len(text) > 24 or (amount := read_number(field, text, unit="元")) > HIGHEST_AMOUNT:
        raise ValidationError(f"{field.label}超过一万亿元，请核对是否多填了零")
    return amount


def read_amount(field: PayloadField, text: str) -> Decimal:
    if (amount := read_amount_or_zero(field, text)) == 0:
        raise ValidationError(f"{field.label}应大于零，请核对")
    return amount


def read_area(field: PayloadField, text: str) -> Decimal:
    if len(text) > 24 or (area := read_number(field, text, unit="平方米")) > HIGHEST_AREA:
        raise ValidationError(f"{field.label}过大，请以平方米为单位填写")
    if area == 0:
        raise ValidationError(f"{field.label}应大于零，请核对")
    return area


def read_yes_no(field: PayloadField, text: str) -> bool:
    word = text.lower()
    if word not in YES | NO:
        raise ValidationError(f"{field.label}请选择是或者否")
    return word in YES


def read_choice(field: PayloadField, text: str) -> str:
    if text not in dict(field.choices):
        offered = "、".join(label for _, label in field.choices)
        raise ValidationError(f"{field.label}请从下列各项中选择：{offered}")
    return text


def read_court_case(field: PayloadField, text: str) -> str:
    return str(CourtCaseNumber.parse(text))


def read_order_number(field: PayloadField, text: str) -> str:
    """A court's case number as printed, another authority's number as typed; whose it is decides a check."""
    try:
        return read_court_case(field, text)
    except ValidationError:
        return read_text(field, text.replace("(", "（").replace(")", "）"))


READERS: Mapping[Kind, Callable[[PayloadField, str], Any]] = {
    Kind.TEXT: read_text,
    Kind.DATE: read_date,
    Kind.PAST_DATE: read_past_date,
    Kind.AMOUNT: read_amount,
    Kind.AMOUNT_OR_ZERO: read_amount_or_zero,
    Kind.AREA: read_area,
    Kind.YES_NO: read_yes_no,
    Kind.CHOICE: read_choice,
    Kind.COURT_CASE: read_court_case,
    Kind.ORDER_NUMBER: read_order_number,
}
