"""JSON that keeps Decimal, date and datetime: written in one canonical way, so that it can be hashed."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any


def to_json_text(value: Any) -> str:
    """Canonical text: keys sorted, no blanks, 汉字 as they are; Decimal("1.50") stays 1.50.

    Raises TypeError for what has no place in JSON, and for mapping keys that are not plain strings.
    """
    return json.dumps(
        _tagged(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def from_json_text(text: str) -> Any:
    """What to_json_text() was given (tuples come back as lists)."""
    return json.loads(text, object_hook=_untagged)


def _tagged(value: Any) -> Any:
    match value:
        case Decimal():
            return {"$decimal": str(value)}
        case datetime():
            return {"$instant": value.isoformat()}
        case date():
            return {"$date": value.isoformat()}
        case dict():
            return {_plain_key(key): _tagged(item) for key, item in value.items()}
        case list() | tuple():
            return [_tagged(item) for item in value]
        case _:
            return value


def _plain_key(key: Any) -> str:
    if not isinstance(key, str) or key.startswith("$"):
        raise TypeError(f"JSON 的键应为不以 $ 开头的字符串，现为 {key!r}")
    return key


def _untagged(found: dict[str, Any]) -> Any:
    match found:
        case {"$decimal": str(text)}:
            return Decimal(text)
        case {"$date": str(text)}:
            return date.fromisoformat(text)
        case {"$instant": str(text)}:
            return datetime.fromisoformat(text)
        case _:
            return found
