"""The OpenAPI description laid out for a reader: chapters, operations, fields in plain words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

KINDS: Final = {
    "string": "文字",
    "integer": "整数",
    "number": "数字",
    "boolean": "是或否",
    "array": "列表",
    "object": "一组",
}
FORMATS: Final = {
    "date": "日期",
    "date-time": "时间",
    "decimal": "金额或面积",
    "binary": "文件",
    "byte": "base64",
}
DEEPEST: Final = 3


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a body: its path, what it is, whether it must be there, what it means."""

    name: str
    kind: str
    required: bool
    words: str

    @property
    def pieces(self) -> list[str]:
        """The name cut where a narrow window may break it."""
        return re.findall(r"[^_.]+[_.]*", self.name)


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing a system can ask."""

    method: str
    path: str
    title: str
    words: tuple[str, ...]
    sent: tuple[Field, ...]
    received: tuple[Field, ...]

    @property
    def anchor(self) -> str:
        return (
            f"{self.method.lower()}{self.path}".replace("/", "-").replace("{", "").replace("}", "").strip("-")
        )


@dataclass(frozen=True, slots=True)
class Chapter:
    """The operations of one room."""

    name: str
    operations: tuple[Operation, ...]


def chapters(described: Mapping[str, Any]) -> list[Chapter]:
    """The description's operations by tag, in the order of their addresses."""
    found: dict[str, list[Operation]] = {}
    for path, methods in described.get("paths", {}).items():
        for method, said in methods.items():
            if "tags" in said and "{rest}" not in path:
                found.setdefault(said["tags"][0], []).append(_operation(described, path, method, said))
    return [Chapter(name, tuple(operations)) for name, operations in found.items()]


def _operation(described: Mapping[str, Any], path: str, method: str, said: Mapping[str, Any]) -> Operation:
    body = _content(said.get("requestBody", {}))
    good: Mapping[str, Any] = next(
        (answer for code, answer in said["responses"].items() if code.startswith("2")), {}
    )
    asked = (
        Field(
            one["name"],
            _kind(one.get("schema", {})),
            one.get("required", False),
            one.get("description", "").partition("\n* ")[0],
        )
        for one in said.get("parameters", ())
    )
    return Operation(
        method.upper(),
        path,
        said.get("summary") or path,
        tuple(line for line in said.get("description", "").splitlines() if line.strip()),
        (*asked, *fields_of(described, body)),
        tuple(fields_of(described, _content(good))),
    )


def fields_of(
    described: Mapping[str, Any], schema: Mapping[str, Any], prefix: str = "", depth: int = 0
) -> Iterator[Field]:
    """The fields of a schema, nested ones as `reply.attachments[].name`."""
    schema = _resolved(described, schema)
    if schema.get("type") == "array":
        yield from fields_of(described, schema.get("items", {}), f"{prefix}[]", depth)
        return
    for name, one in schema.get("properties", {}).items():
        own = _resolved(described, one)
        path = f"{prefix}.{name}" if prefix else name
        words = one.get("description") or own.get("description") or own.get("title") or ""
        said = words.partition("\n* ")[0].strip()  # the codes stand beside it
        yield Field(path, _kind(own), name in schema.get("required", ()), said)
        if depth < DEEPEST and own.get("type") in {"array", "object"}:
            yield from fields_of(described, own, path, depth + 1)


def _resolved(described: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema a `$ref` (or the single part of an `allOf`) points to."""
    for part in schema.get("allOf", ()) or schema.get("oneOf", ()):
        if "$ref" in part:
            return _resolved(described, part)
    if "$ref" not in schema:
        return schema
    found: Any = described
    for step in schema["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return _resolved(described, found)


def _content(said: Mapping[str, Any]) -> Mapping[str, Any]:
    contents = said.get("content", {})
    return next((content.get("schema", {}) for content in contents.values()), {})


def _kind(schema: Mapping[str, Any]) -> str:
    words = FORMATS.get(schema.get("format", "")) or KINDS.get(str(schema.get("type", "")), "任意")
    return f"{words}：{'、'.join(map(str, schema['enum']))}" if schema.get("enum") else words
