"""Lists page by key, not by counting: the millionth row is as near as the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldError, ValidationError
from django.db.models import Field, Func, Model, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan
from django.http import QueryDict

M = TypeVar("M", bound=Model)
T = TypeVar("T")
JOINT = "~"


@dataclass(frozen=True)
class Page(Generic[M]):
    """One page of a list: its rows, the number of its first row, and the addresses of its neighbours."""

    rows: Sequence[M]
    first: int
    previous: str
    following: str
    total: int | None = None

    @property
    def last(self) -> int:
        """The number of the last row on this page."""
        return self.first + len(self.rows) - 1


def page_by(
    rows: QuerySet[M],
    keys: Sequence[str],
    query: QueryDict,
    size: int = 20,
    total: int | None = None,
    *,
    newest_first: bool = False,
) -> Page[M]:
    """The page of `rows` that `query` (request.GET: `after`, `before`, `n`) asks for, ordered by `keys`.

    `keys` are field names, ascending (all descending if `newest_first`), the last one unique; none may be
    null. A cursor that cannot be read gives the first page. `total` is only shown, never counted here.
    """
    backward = "before" in query
    edge = _edge(rows, keys, query.get("before" if backward else "after", ""))
    if edge:
        rows = _beyond(rows, keys, edge, backward != newest_first)
    falling = (backward and bool(edge)) != newest_first
    order = [f"-{key}" for key in keys] if falling else list(keys)
    found = list(rows.order_by(*order)[: size + 1])
    more, found = len(found) > size, found[:size]
    if backward and edge:
        found.reverse()
    first = max(_number(query.get("n", "")), 1) if edge else 1
    has_previous = (more if backward else True) if edge else False
    has_following = True if backward and edge else more
    return Page(
        found,
        first,
        _address(query, keys, "before", found[0], max(first - size, 1)) if found and has_previous else "",
        _address(query, keys, "after", found[-1], first + len(found)) if found and has_following else "",
        total,
    )


@dataclass(frozen=True)
class Part(Generic[T]):
    """A stretch of a list that is at hand: its rows, the number of the first, its neighbours' addresses."""

    rows: Sequence[T]
    first: int
    total: int
    previous: str
    following: str

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def part_of(rows: Sequence[T], query: QueryDict, size: int = 20, *, name: str = "from") -> Part[T]:
    """The stretch that `query[name]` begins (1 for the first row); one beyond the end begins the last."""
    first = min(max(_number(query.get(name, "")), 1), max(len(rows), 1))

    def address(start: int) -> str:
        new = query.copy()
        new[name] = str(start)
        return f"?{new.urlencode()}"

    return Part(
        rows[first - 1 : first - 1 + size],
        first,
        len(rows),
        address(max(first - size, 1)) if first > 1 else "",
        address(first + size) if first - 1 + size < len(rows) else "",
    )


def _edge(rows: QuerySet[M], keys: Sequence[str], cursor: str) -> list[object]:
    parts = cursor.split(JOINT)
    if not cursor or len(parts) != len(keys):
        return []
    try:
        return [_field(rows.model, key).to_python(part) for key, part in zip(keys, parts, strict=True)]
    except ValidationError:
        return []


class _Row(Func):
    """(a, b) as one value: the database compares it by its parts and walks an index on them from there."""

    template = "(%(expressions)s)"
    output_field = Field()


def _beyond(rows: QuerySet[M], keys: Sequence[str], edge: Sequence[object], below: bool) -> QuerySet[M]:
    """The rows whose `keys` lie beyond `edge`."""
    fields = [_field(rows.model, key) for key in keys]
    there = _Row(*(Value(value, field) for value, field in zip(edge, fields, strict=True)))
    beyond = LessThan if below else GreaterThan
    return rows.filter(beyond(_Row(*keys), there))


def _address(query: QueryDict, keys: Sequence[str], way: str, row: Model, number: int) -> str:
    """The query string of a neighbouring page, with every filter kept."""
    new = query.copy()
    for name in ("after", "before", "n"):
        new.pop(name, None)
    new[way] = JOINT.join(str(_field(type(row), key).value_to_string(row)) for key in keys)
    new["n"] = str(number)
    return f"?{new.urlencode()}"


def _field(model: type[Model], key: str) -> "Field[Any, Any]":
    field = model._meta.get_field(key)
    if not isinstance(field, Field):
        raise FieldError(f"{key} 不是 {model.__name__} 自己的列，不能按它翻页")
    return field


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1
