"""楼盘表 as a file, for whoever takes one: every home of it, or every wrong row by its number (S7).

Housing's predicted table and the registry's measured one differ in their columns; how a file, a row, a
building's number, a room, an area and a list of codes are read is written here once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Protocol, TypeVar

from django.core.exceptions import ValidationError

from hall.exchange.sheets import rows_of

MOST_ROWS, MOST_UNITS, MOST_FAULTS = 20_000, 9_999, 50
HIGHEST_AREA: Final = Decimal(10) ** 7
CENT: Final = Decimal("0.01")
YES, NO = {"是", "1", "true", "yes"}, {"", "否", "0", "false", "no"}


class Home(Protocol):
    """A row of any such table; the heading is row 1."""

    @property
    def row(self) -> int: ...
    @property
    def building(self) -> str: ...
    @property
    def room(self) -> str: ...


H = TypeVar("H", bound=Home)
Said = Mapping[str, str]
Reader = Callable[[str, str], Any]
"""(column, text) → value. Raises ValidationError."""


def read_homes(name: str, content: bytes, needed: Sequence[str], home: Callable[[int, Said], H]) -> list[H]:
    """Every home of the file. Raises ValidationError with one sentence per fault, up to fifty."""
    rows = rows_of(name, content)
    heading = next(rows, [])
    if missing := [column for column in needed if column not in heading]:
        raise ValidationError(f"楼盘表缺少列：{'、'.join(missing)}，请核对第一行表头")
    homes, faults = [], list[str]()
    for number, cells in enumerate(rows, start=2):
        if number > MOST_ROWS:
            raise ValidationError(f"楼盘表超过 {MOST_ROWS} 行，请分幢上传")
        said = dict(zip(heading, cells, strict=False))
        if not any(said.values()):
            continue
        try:
            homes.append(home(number, said))
        except ValidationError as wrong:
            faults += [f"第 {number} 行：{sentence}" for sentence in wrong.messages]
    faults += [*twins(homes), *too_many(homes)]
    if not homes and not faults:
        faults = ["楼盘表里没有房屋，请核对文件"]
    if faults:
        more = [f"……另有 {len(faults) - MOST_FAULTS} 处"] if len(faults) > MOST_FAULTS else []
        raise ValidationError([*faults[:MOST_FAULTS], *more])
    return homes


def read_columns(said: Said, readers: Mapping[str, tuple[str, Reader]]) -> dict[str, Any]:
    """Field → value, by field → (column, reader). Raises ValidationError with every fault of the row."""
    values, faults = {}, list[str]()
    for field, (column, reader) in readers.items():
        try:
            values[field] = reader(column, said.get(column, ""))
        except ValidationError as wrong:
            faults += wrong.messages
    if faults:
        raise ValidationError(faults)
    return values


def twins(homes: Iterable[Home]) -> Iterator[str]:
    """Two equal rooms in one building, each named with both rows."""
    first: dict[tuple[str, str], int] = {}
    for home in homes:
        key = (home.building, home.room)
        if key in first:
            yield f"第 {home.row} 行：{int(home.building)}幢{home.room}与第 {first[key]} 行重复，请删去一行"
        first.setdefault(key, home.row)


def too_many(homes: Iterable[Home]) -> Iterator[str]:
    """A building has four digits for its rooms."""
    for building, count in Counter(home.building for home in homes).items():
        if count > MOST_UNITS:
            yield f"{int(building)}幢有 {count} 个单元，一幢最多 {MOST_UNITS} 个，请分幢编号"


def read_building(column: str, text: str) -> str:
    """0005 for 5."""
    if not (text.isascii() and text.isdigit() and len(text) <= 4) or not 1 <= int(text) <= 9999:
        raise ValidationError(f"{column}“{text}”应为 1–9999 的整数")
    return f"{int(text):04d}"


def read_room(column: str, text: str) -> str:
    if not 1 <= len(text) <= 40:
        raise ValidationError(f"{column}应为 1–40 个字")
    return text


def read_area(column: str, text: str) -> Decimal:
    """㎡ to the second decimal."""
    try:
        area = Decimal(text)
    except InvalidOperation:
        raise ValidationError(f"{column}“{text}”不是数字，请以平方米为单位填写") from None
    if not area.is_finite() or not 0 < area < HIGHEST_AREA or not (exact := area.quantize(CENT)):
        raise ValidationError(f"{column} {text} 应大于 0，请核对测绘报告")
    return exact


def optional_area(column: str, text: str) -> Decimal | None:
    return read_area(column, text) if text and text != "0" else None


def read_floors(column: str, text: str) -> int:
    """总层数, 1 where nothing is said."""
    floors = text or "1"
    if not (floors.isascii() and floors.isdigit() and len(floors) <= 3) or not 1 <= int(floors) <= 200:
        raise ValidationError(f"{column}“{floors}”应为 1–200 的整数")
    return int(floors)


def read_floor(column: str, text: str) -> str:
    return text[:20]


def read_yes(column: str, text: str) -> bool:
    if text.lower() not in YES | NO:
        raise ValidationError(f"{column}“{text}”请填写是或者否")
    return text.lower() in YES


def choice(offered: Mapping[str, str]) -> Callable[[str, str], str]:
    """A code of a list, written in words or as the code: word → code."""

    def read(column: str, text: str) -> str:
        if text in offered.values():
            return text
        if text not in offered:
            raise ValidationError(f"{column}“{text}”不在目录内，请从下列各项中选择：{'、'.join(offered)}")
        return offered[text]

    return read


def optional(how: Reader) -> Callable[[str, str], str]:
    return lambda column, text: how(column, text) if text else ""
