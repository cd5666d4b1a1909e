"""Reading what a client system sends: JSON in UTF-8, and nothing the database could choke on."""

import json
from collections.abc import Mapping
from typing import IO, Any, Final, NoReturn

from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

LARGEST: Final = 48 * 1024 * 1024
"""Bytes of one request; attachments travel in it as base64."""
LARGEST_NUMBER: Final = 2**63 - 1
DEEPEST: Final = 32


class TooLarge(APIException):
    """More than one request may carry."""

    status_code = 413
    default_detail = "内容超过 48 MB，请减少附件或降低扫描分辨率后再发。"


class CarefulJSONParser(BaseParser):
    """JSON as the hall reads it: every odd value is answered with a sentence, never with an error page."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """The object the body says. Raises ParseError (400) or TooLarge (413)."""
        body = stream.read(LARGEST + 1)
        if len(body) > LARGEST:
            raise TooLarge
        try:
            value = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
            _look_through(value, 0)
        except ParseError:
            raise
        except (ValueError, RecursionError):
            raise ParseError("内容不是有效的 JSON（UTF-8），请核对后再发。") from None
        if not isinstance(value, dict):
            raise ParseError("内容应为一个 JSON 对象（{…}），请核对后再发。")
        return value


def clean_text(text: str) -> bool:
    """Can the database keep this text? Neither NUL nor half a character."""
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _look_through(value: Any, depth: int) -> None:
    if depth > DEEPEST:
        raise ParseError(f"内容嵌套超过 {DEEPEST} 层，请核对后再发。")
    match value:
        case str() if not clean_text(value):
            raise ParseError("文字中有空字符（NUL）或不完整的字符，请去掉后再发。")
        case bool():
            return
        case int() if abs(value) > LARGEST_NUMBER:
            raise ParseError("数字过大，请核对后再发。")
        case float() if value in {float("inf"), float("-inf")}:
            raise ParseError("数字过大，请核对后再发。")
        case dict():
            for key, item in value.items():
                _look_through(key, depth + 1)
                _look_through(item, depth + 1)
        case list():
            for item in value:
                _look_through(item, depth + 1)


def _no_constant(word: str) -> NoReturn:
    raise ValueError(word)
