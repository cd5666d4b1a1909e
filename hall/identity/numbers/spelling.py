"""How people write numbers, and the one way we keep them."""

import re
import unicodedata

from django.core.exceptions import ValidationError

UNSEEN = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
BRACKETS = str.maketrans(
    {"(": "（", ")": "）", "〔": "（", "〕": "）", "[": "（", "]": "）", "【": "（", "】": "）"}
)


def compact(text: str) -> str:
    """The number without blanks, in half-width upper case: ｇｂ １２ becomes GB12."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text)).upper()


def with_full_brackets(text: str) -> str:
    """compact(), with any kind of brackets written （）, as certificates and courts print them."""
    return compact(text).translate(BRACKETS)


def refused(message: str, code: str) -> ValidationError:
    """The error every parser of this package raises: what is wrong and what to do, in Chinese."""
    return ValidationError(message, code=code)


def length_is(number: str, length: int, name: str) -> None:
    """Raise ValidationError when the number is not exactly `length` characters long."""
    if not number:
        raise refused(f"请填写{name}。", "empty")
    if len(number) != length:
        difference = (
            f"少 {length - len(number)} 位" if len(number) < length else f"多 {len(number) - length} 位"
        )
        raise refused(
            f"{name}应为 {length} 位，现为 {len(number)} 位（{difference}），请核对后重录。", "length"
        )
