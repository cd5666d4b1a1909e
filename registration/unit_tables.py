"""楼盘表: a developer's list of units as CSV or XLSX, read row by row with everything that is wrong in it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import BytesIO, StringIO
from typing import Any, Final
from zipfile import BadZipFile

from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from registration.models.choices import HouseType, HouseUse, Structure

NEEDED: Final = ("幢号", "房号", "建筑面积", "用途")
ENCODINGS: Final = ("utf-8-sig", "gb18030")
MOST_ROWS, MOST_UNITS, MOST_FAULTS = 20_000, 9_999, 50
HIGHEST_AREA: Final = Decimal(10) ** 7
YES, NO = {"是", "1", "true", "yes"}, {"", "否", "0", "false", "no"}


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of the table: areas in ㎡; `row` is its number in the file, the heading being row 1."""

    row: int
    building: str
    room: str
    area: Decimal
    use: str
    house_type: str = ""
    structure: str = ""
    floor: str = ""
    exclusive: Decimal | None = None
    shared: Decimal | None = None
    is_common: bool = False


def read_unit_table(name: str, content: bytes) -> list[UnitRow]:
    """Every unit of the file. Raises ValidationError with a sentence per bad row, all of them (up to 50)."""
    rows = xlsx_rows(content) if name.lower().endswith(".xlsx") else csv_rows(content)
    heading = [str(cell or "").strip() for cell in next(rows, [])]
    if missing := [column for column in NEEDED if column not in heading]:
        raise ValidationError(f"楼盘表缺少列：{'、'.join(missing)}，请核对第一行表头")
    units, faults = [], []
    for number, cells in enumerate(rows, start=2):
        said = {column: text_of(cell) for column, cell in zip(heading, cells, strict=False)}
        if not any(said.values()):
            continue
        try:
            units.append(unit_row(number, said))
        except ValidationError as wrong:
            faults += [f"第 {number} 行：{sentence}" for sentence in wrong.messages]
        if number > MOST_ROWS:
            raise ValidationError(f"楼盘表超过 {MOST_ROWS} 行，请分幢上传")
    faults += table_faults(units)
    if faults:
        more = [f"……另有 {len(faults) - MOST_FAULTS} 处"] if len(faults) > MOST_FAULTS else []
        raise ValidationError([*faults[:MOST_FAULTS], *more])
    if not units:
        raise ValidationError("楼盘表里没有房屋，请核对文件")
    return units


def csv_rows(content: bytes) -> Iterator[list[Any]]:
    """Rows of a CSV, UTF-8 (with or without BOM) or GBK."""
    for encoding in ENCODINGS:
        try:
            return iter(list(csv.reader(StringIO(content.decode(encoding)))))
        except UnicodeDecodeError:
            continue
    raise ValidationError("楼盘表不是 UTF-8 或者 GBK 编码的文本，请另存为 CSV（UTF-8）或者 XLSX 后再上传")


def xlsx_rows(content: bytes) -> Iterator[list[Any]]:
    """Rows of the first sheet."""
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, KeyError, OSError, ValueError):
        raise ValidationError("文件不是能够打开的 XLSX，请用 Excel 或者 WPS 重新保存后再上传") from None
    sheet = book.worksheets[0]
    return (list(cells) for cells in sheet.iter_rows(values_only=True))


def text_of(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def unit_row(number: int, said: Mapping[str, str]) -> UnitRow:
    """One row. Raises ValidationError with every fault of it."""
    faults: list[str] = []

    def read(column: str, how: Callable[[str, str], Any]) -> Any:
        try:
            return how(column, said.get(column, ""))
        except ValidationError as wrong:
            faults.extend(wrong.messages)
            return None

    row = {
        "building": read("幢号", read_building),
        "room": read("房号", read_room),
        "area": read("建筑面积", read_area),
        "use": read("用途", choice(HouseUse.choices)),
        "house_type": read("房屋类型", optional(choice(HouseType.choices))),
        "structure": read("结构", optional(choice(Structure.choices))),
        "exclusive": read("专有面积", optional_area),
        "shared": read("分摊面积", optional_area),
        "is_common": read("业主共有", read_yes),
        "floor": said.get("所在层", "")[:20],
    }
    if faults:
        raise ValidationError(faults)
    return UnitRow(number, **row)


def read_building(column: str, text: str) -> str:
    if not text.isdigit() or not 1 <= int(text) <= 9999:
        raise ValidationError(f"{column}“{text}”应为 1–9999 的整数")
    return f"{int(text):04d}"


def read_room(column: str, text: str) -> str:
    if not text or len(text) > 40:
        raise ValidationError(f"{column}应为 1–40 个字")
    return text


def read_area(column: str, text: str) -> Decimal:
    try:
        area = Decimal(text)
    except InvalidOperation:
        raise ValidationError(f"{column}“{text}”不是数字，请以平方米为单位填写") from None
    if not area.is_finite() or not 0 < area < HIGHEST_AREA:
        raise ValidationError(f"{column}{text}应大于零，请核对测绘报告")
    return area.quantize(Decimal("0.01"))


def optional_area(column: str, text: str) -> Decimal | None:
    return read_area(column, text) if text and text != "0" else None


def optional(how: Callable[[str, str], str]) -> Callable[[str, str], str]:
    return lambda column, text: how(column, text) if text else ""


def choice(offered: Iterable[tuple[str, str]]) -> Callable[[str, str], str]:
    """A code of a list, written as code or in words."""
    codes = {label: code for code, label in offered}

    def read(column: str, text: str) -> str:
        if text in codes.values():
            return text
        if text not in codes:
            raise ValidationError(f"{column}“{text}”不在目录内，请从下列各项中选择：{'、'.join(codes)}")
        return codes[text]

    return read


def read_yes(column: str, text: str) -> bool:
    if text.lower() not in YES | NO:
        raise ValidationError(f"{column}“{text}”请填写是或者否")
    return text.lower() in YES


def table_faults(units: Iterable[UnitRow]) -> list[str]:
    """What is wrong with the table as a whole: two equal rooms, more units than numbers."""
    seen: dict[tuple[str, str], int] = {}
    counts: dict[str, int] = {}
    faults = []
    for unit in units:
        key = (unit.building, unit.room)
        if first := seen.get(key):
            faults.append(
                f"第 {unit.row} 行：{int(unit.building)}幢{unit.room}与第 {first} 行重复，请核对房号"
            )
        seen.setdefault(key, unit.row)
        counts[unit.building] = counts.get(unit.building, 0) + 1
    return faults + [
        f"{int(building)}幢有 {count} 个单元，一幢最多 {MOST_UNITS} 个，请分幢编号"
        for building, count in counts.items()
        if count > MOST_UNITS
    ]
