"""Reading a list of homes: every good row becomes a home, every bad one a line with its number and reason."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import StringIO
from pathlib import Path

from django.core.exceptions import ValidationError

NEEDED = ("community", "years", "square", "taxtype", "totalPrice")
ENCODINGS = ("utf-8-sig", "gb18030")
AREA = re.compile(r"^(\d+(?:\.\d+)?)(?:平米|平方米|㎡)$")
FLOORS = re.compile(r"共(\d+)层")
BUILT = re.compile(r"((?:19|20)\d{2})年建")
HELD = {"房本满五年": 5, "房本满两年": 2}
WAN = 10000
LARGEST_AREA = Decimal(5000)


@dataclass(frozen=True)
class Home:
    """One row that can be used: area in ㎡, price in yuan, whole years held (0 where not said)."""

    row: int
    community: str
    area: Decimal
    price: Decimal
    held_years: int
    floors: int | None
    built: int | None


@dataclass(frozen=True)
class BadRow:
    """One row that cannot: its number in the file (the heading is row 1) and why."""

    row: int
    reason: str


def read_text(path: Path) -> str:
    """The file's text, UTF-8 (with or without BOM) or GBK. Raises ValidationError for anything else."""
    content = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError(f"{path.name} 不是 UTF-8 或者 GBK 编码的文本，请另存为 CSV（UTF-8）后再导入")


def read_homes(path: Path) -> Iterator[Home | BadRow]:
    """Every row of the file, good or bad, in order. Raises ValidationError when columns are missing."""
    rows = csv.reader(StringIO(read_text(path)))
    heading = [name.strip() for name in next(rows, [])]
    if missing := [name for name in NEEDED if name not in heading]:
        raise ValidationError(f"{path.name} 缺少列：{'、'.join(missing)}，请核对表头")
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        try:
            yield read_row(number, heading, cells)
        except ValidationError as error:
            yield BadRow(number, "；".join(error.messages))


def read_row(number: int, heading: list[str], cells: list[str]) -> Home:
    """One row as a home. Raises ValidationError with what is wrong in it."""
    if len(cells) != len(heading):
        raise ValidationError(f"应有 {len(heading)} 列，现有 {len(cells)} 列")
    row = dict(zip(heading, (cell.strip() for cell in cells), strict=True))
    if not row["community"]:
        raise ValidationError("没有小区名称")
    floors, built = FLOORS.search(row["years"]), BUILT.search(row["years"])
    return Home(
        row=number,
        community=row["community"],
        area=read_area(row["square"]),
        price=read_price(row["totalPrice"]),
        held_years=next((years for words, years in HELD.items() if words in row["taxtype"]), 0),
        floors=int(floors[1]) if floors else None,
        built=int(built[1]) if built else None,
    )


def read_area(text: str) -> Decimal:
    found = AREA.match(text)
    if found is None:
        raise ValidationError(f"面积“{text}”不是面积，可能错列")
    area = Decimal(found[1])
    if not 0 < area <= LARGEST_AREA:
        raise ValidationError(f"面积 {area} 平方米不合常理")
    return area


def read_price(text: str) -> Decimal:
    try:
        price = Decimal(text) * WAN
    except InvalidOperation:
        raise ValidationError(f"总价“{text}”不是数字") from None
    if not price.is_finite() or not 0 < price < Decimal(10) ** 12:
        raise ValidationError(f"总价“{text}”万元不合常理")
    return price.quantize(Decimal("0.01"))
