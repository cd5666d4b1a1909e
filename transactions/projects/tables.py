"""楼盘表 of a project before presale: what housing reads of each home."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.core.exceptions import ValidationError

from hall.exchange.building_sheets import (
    Reader,
    Said,
    choice,
    optional_area,
    read_area,
    read_building,
    read_columns,
    read_floor,
    read_floors,
    read_homes,
    read_room,
)

NEEDED: Final = ("幢号", "房号", "预测建筑面积", "用途")
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

    def __str__(self) -> str:
        return f"{int(self.building)}幢{self.room}"


COLUMNS: Final[dict[str, tuple[str, Reader]]] = {
    "building": ("幢号", read_building),
    "room": ("房号", read_room),
    "predicted_area": ("预测建筑面积", read_area),
    "use": ("用途", choice({use: use for use in USES})),
    "floor": ("所在层", read_floor),
    "exclusive_area": ("套内建筑面积", optional_area),
    "floors": ("总层数", read_floors),
}


def read_table(name: str, content: bytes) -> list[TableRow]:
    """The homes of a 楼盘表. Raises ValidationError with one sentence per fault, up to fifty."""
    return read_homes(name, content, NEEDED, table_row)


def table_row(number: int, said: Said) -> TableRow:
    """One row. Raises ValidationError with every fault of it."""
    home = TableRow(number, **read_columns(said, COLUMNS))
    if home.exclusive_area and home.exclusive_area > home.predicted_area:
        raise ValidationError(f"套内建筑面积 {home.exclusive_area} 大于建筑面积 {home.predicted_area}")
    return home
