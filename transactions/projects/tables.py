"""楼盘表 as a file: every home of it, or every row that is wrong by its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from django.core.exceptions import ValidationError

from hall.exchange.sheets import rows_of

COLUMNS: Final = ("幢号", "房号", "预测建筑面积", "用途")
OPTIONAL: Final = ("所在层", "套内建筑面积", "总层数")
USES: Final = (
    "成套住宅",
    "住宅",
    "别墅",
    "高档公寓",
    "商业服务",
    "办公",
    "车位",
    "储藏室",
    "物管用房",
    "仓储",
    "其他",
)
MOST_ROWS, MOST_FAULTS = 20_000, 50
HIGHEST_AREA: Final = Decimal(1_000_000)
CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One home; `row` is its line in the file (the heading is line 1), areas in ㎡."""

    row: int
    building: str
    room: str
    predicted_area: Decimal
    use: str
    floor: str = ""
    exclusive_area: Decimal | None = None
    floors: int = 1


def read_table(name: str, content: bytes) -> list[TableRow]:
    """The homes of a 楼盘表. Raises ValidationError with one sentence per fault, up to fifty."""
    rows = rows_of(name, content)
    heading = next(rows, [])
    if missing := [column for column in COLUMNS if column not in heading]:
        raise ValidationError(f"楼盘表缺少列：{'、'.join(missing)}；第一行应是表头")
    homes, faults = [], list[str]()
    for number, cells in enumerate(rows, start=2):
        if number > MOST_ROWS:
            raise ValidationError(f"楼盘表超过 {MOST_ROWS} 行，请分幢上传")
        said = dict(zip(heading, cells, strict=False))
        if any(said.values()):
            home, wrong = read_row(number, said)
            faults += [f"第 {number} 行：{sentence}" for sentence in wrong]
            homes += [home] if home else []
    faults += twins(homes)
    if not homes and not faults:
        faults = ["楼盘表里没有房屋，请核对文件"]
    if faults:
        more = [f"……另有 {len(faults) - MOST_FAULTS} 处"] if len(faults) > MOST_FAULTS else []
        raise ValidationError([*faults[:MOST_FAULTS], *more])
    return homes


def read_row(number: int, said: Mapping[str, str]) -> tuple[TableRow | None, list[str]]:
    """The home of one row, or what is wrong with it."""
    faults: list[str] = []
    building, room, use = said.get("幢号", ""), said.get("房号", ""), said.get("用途", "")
    if not building.isdecimal() or not 1 <= int(building) <= 9999:
        faults.append(f"幢号“{building}”应为 1–9999 的整数")
    if not 1 <= len(room) <= 40:
        faults.append("房号应为 1–40 个字")
    if use not in USES:
        faults.append(f"用途“{use}”不在可选范围（{'、'.join(USES)}）")
    area = read_area("预测建筑面积", said.get("预测建筑面积", ""), faults)
    inner = said.get("套内建筑面积", "")
    exclusive = read_area("套内建筑面积", inner, faults) if inner else None
    if area and exclusive and exclusive > area:
        faults.append(f"套内建筑面积 {exclusive} 大于建筑面积 {area}")
    floors = said.get("总层数", "") or "1"
    if not floors.isdecimal() or not 1 <= int(floors) <= 200:
        faults.append(f"总层数“{floors}”应为 1–200 的整数")
    if faults or area is None:
        return None, faults
    floor = said.get("所在层", "")[:20]
    return TableRow(number, f"{int(building):04d}", room, area, use, floor, exclusive, int(floors)), []


def read_area(column: str, text: str, faults: list[str]) -> Decimal | None:
    """㎡ with at most two decimals; what is wrong is added to the faults."""
    try:
        area = Decimal(text)
    except InvalidOperation:
        faults.append(f"{column}“{text}”不是数字，请以平方米为单位填写")
        return None
    if not area.is_finite() or not 0 < area < HIGHEST_AREA:
        faults.append(f"{column} {text} 应大于 0，请核对预测绘报告")
        return None
    return area.quantize(CENT)


def twins(homes: Iterable[TableRow]) -> list[str]:
    """Two equal rooms in one building, each named with both rows."""
    first: dict[tuple[str, str], int] = {}
    faults = []
    for home in homes:
        key = (home.building, home.room)
        if key in first:
            faults.append(
                f"第 {home.row} 行：{int(home.building)}幢{home.room}与第 {first[key]} 行重复，请删去一行"
            )
        first.setdefault(key, home.row)
    return faults
