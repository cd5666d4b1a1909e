"""组织机构代码 (GB 11714): eight characters and a check character, shown 12345678-8."""

import re

from hall.identity.numbers.spelling import compact, length_is, refused

WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SHAPE = re.compile(r"[0-9A-Z]{8}[0-9X]")


def check_character(first_8: str) -> str:
    """The ninth character that belongs to the first eight: 10 is written X, 11 is written 0."""
    total = sum(ALPHABET.index(letter) * weight for letter, weight in zip(first_8, WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def parse_organisation_code(text: str) -> str:
    """The nine characters without the hyphen. Raises ValidationError."""
    code = re.sub("[-‐‑–—－]", "", compact(text))
    length_is(code, 9, "组织机构代码")
    if not SHAPE.fullmatch(code):
        raise refused(
            "组织机构代码应为 8 位数字或字母加 1 位校验码（数字或 X），请对照证件重录。", "characters"
        )
    if code[8] != check_character(code[:8]):
        raise refused("组织机构代码的校验位不符，至少有一位录错了，请对照证件逐位核对。", "check")
    return code
