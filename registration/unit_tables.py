"""楼盘表 of a measured building: what the registry reads of each home."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from hall.exchange.building_sheets import (
    Reader,
    Said,
    choice,
    optional,
    optional_area,
    read_area,
    read_building,
    read_columns,
    read_floor,
    read_homes,
    read_room,
    read_yes,
)
from registration.models.choices import HouseType, HouseUse, Structure

NEEDED: Final = ("幢号", "房号", "建筑面积", "用途")


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


def codes(choices: type[HouseUse | HouseType | Structure]) -> dict[str, str]:
    """Word → code of a dictionary of the standard."""
    return {str(label): code for code, label in choices.choices}


COLUMNS: Final[dict[str, tuple[str, Reader]]] = {
    "building": ("幢号", read_building),
    "room": ("房号", read_room),
    "area": ("建筑面积", read_area),
    "use": ("用途", choice(codes(HouseUse))),
    "house_type": ("房屋类型", optional(choice(codes(HouseType)))),
    "structure": ("结构", optional(choice(codes(Structure)))),
    "exclusive": ("专有面积", optional_area),
    "shared": ("分摊面积", optional_area),
    "is_common": ("业主共有", read_yes),
    "floor": ("所在层", read_floor),
}


def read_unit_table(name: str, content: bytes) -> list[UnitRow]:
    """Every unit of the file. Raises ValidationError with a sentence per bad row, up to fifty."""
    return read_homes(name, content, NEEDED, unit_row)


def unit_row(number: int, said: Said) -> UnitRow:
    """One row. Raises ValidationError with every fault of it."""
    return UnitRow(number, **read_columns(said, COLUMNS))
