"""Typed contents of papers: read from plain values, checked field by field, written back as plain values.

A paper says only what its schema names. A field without default must be there; one that is unknown,
empty where it may not be, or of the wrong type is refused by name, all faults at once.
"""

import dataclasses
import types
from collections.abc import Hashable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import (
    Any,
    ClassVar,
    TypeVar,
    Union,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from django.core.exceptions import ValidationError

from hall.papers.kinds import PaperKind

T = TypeVar("T")
P = TypeVar("P", bound="Part")


class ContentRefused(ValidationError):
    """A paper cannot be frozen as it is: every missing or wrong field, in Chinese."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__([f"文书内容有误：{fault}" for fault in faults])
        self.faults = faults


def field(label: str, *, default: Any = dataclasses.MISSING, at_least: int = 0) -> Any:
    """A field by its Chinese label, which refusals name; `at_least` is the least length of a tuple."""
    return dataclasses.field(default=default, metadata={"label": label, "at_least": at_least})


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def block(cls: type[T]) -> type[T]:
    """Make a class a block of fields: frozen, keyword-only."""
    return dataclasses.dataclass(frozen=True, kw_only=True)(cls)


@block
class Part:
    """A block of a paper. `faults()` adds what no type can say, such as lines that must add up."""

    def faults(self) -> Iterator[str]:
        """Sentences about what is wrong in this block; none by default."""
        yield from ()


@block
class Content(Part):
    """Everything one kind of paper says. `recipe` counts up when its fields or its layout change."""

    kind: ClassVar[PaperKind]
    recipe: ClassVar[int] = 1


def read(schema: type[P], values: Mapping[str, Any] | P) -> P:
    """The typed block that these plain values make, if it holds together. Raises ContentRefused."""
    part = build(schema, values)
    if faults := list(_faults(part, "")):
        raise ContentRefused(faults)
    return part


def build(schema: type[P], values: Mapping[str, Any] | P) -> P:
    """The typed block, checked for missing, unknown and mistyped fields only: what was once frozen may be
    read for ever, also after the rules of its kind became stricter. Raises ContentRefused.
    """
    faults: list[str] = []
    part = _read_part(schema, values, "", faults)
    if faults or part is None:
        raise ContentRefused(faults)
    return part


def plain(part: Part) -> dict[str, Any]:
    """The values read() takes: mappings, tuples, str, int, bool, None, Decimal, date, datetime."""
    return dataclasses.asdict(part)


def _faults(part: Part, path: str) -> Iterator[str]:
    yield from (f"{path}{fault}" for fault in part.faults())
    for one in dataclasses.fields(part):
        value = getattr(part, one.name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Part):
                yield from _faults(inner, f"{path}{one.metadata['label']}：")


@lru_cache(maxsize=256)
def _hints(schema: Any) -> dict[str, Any]:
    return get_type_hints(cast("Hashable", schema))


def _read_part(schema: type[P], values: Any, path: str, faults: list[str]) -> P | None:
    if isinstance(values, schema):
        values = plain(values)
    if not isinstance(values, Mapping):
        faults.append(f"“{path or schema.__name__}”应为一组字段")
        return None
    before, hints = len(faults), _hints(cast("Hashable", schema))
    known = {one.name: one for one in dataclasses.fields(schema)}
    faults += [f"没有“{path}{name}”这一项" for name in sorted(set(values) - set(known))]
    found = {name: _read_field(one, hints[name], values, path, faults) for name, one in known.items()}
    if len(faults) > before:
        return None
    return schema(**found)


def _read_field(
    one: dataclasses.Field[Any], hint: Any, values: Mapping[str, Any], path: str, faults: list[str]
) -> Any:
    label = path + one.metadata["label"]
    required = one.default is dataclasses.MISSING
    if one.name not in values:
        if required:
            faults.append(f"缺“{label}”")
        return one.default
    value = values[one.name]
    if required and (value is None or (isinstance(value, str) and not value.strip())):
        faults.append(f"“{label}”不能为空")
        return None
    found = _read_value(hint, value, label, faults)
    if isinstance(found, tuple) and len(found) < one.metadata["at_least"]:
        faults.append(f"“{label}”至少要有 {one.metadata['at_least']} 项")
    return found


def _read_value(hint: Any, value: Any, label: str, faults: list[str]) -> Any:
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        (inner,) = (one for one in get_args(hint) if one is not types.NoneType)
        return None if value is None else _read_value(inner, value, label, faults)
    if origin is tuple:
        if not isinstance(value, list | tuple):
            faults.append(f"“{label}”应为若干项")
            return None
        item = get_args(hint)[0]
        return tuple(_read_value(item, one, f"{label}第{at}项", faults) for at, one in enumerate(value, 1))
    if issubclass(hint, Part):
        return _read_part(hint, value, f"{label}·", faults)
    try:
        return _read_scalar(hint, value)
    except (ValueError, InvalidOperation):
        faults.append(f"“{label}”应为{SCALARS[hint]}")
        return None


SCALARS: dict[type, str] = {
    str: "文字",
    bool: "是或否",
    int: "整数",
    Decimal: "十进制数",
    datetime: "带时区的时刻",
    date: "日期",
}


def _read_scalar(hint: Any, value: Any) -> Any:
    """The value as this type; ISO text for dates, text or int for Decimal. Raises ValueError (floats too)."""
    if hint in {date, datetime} and isinstance(value, str):
        value = hint.fromisoformat(value)
    if hint is Decimal and (type(value) is int or isinstance(value, str)):
        value = Decimal(value)
    if hint is str and isinstance(value, str):
        value = str(value)  # a TextChoices member becomes its plain text
    if type(value) is not hint or (hint is datetime and value.tzinfo is None):
        raise ValueError(hint)
    return value
