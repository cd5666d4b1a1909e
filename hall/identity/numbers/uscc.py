"""统一社会信用代码 (GB 32100-2015, MOD 31): 18 characters without I, O, S, V, Z."""

from hall.identity.numbers.spelling import compact, length_is, refused

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def check_character(first_17: str) -> str:
    """The 18th character that belongs to the first 17."""
    total = sum(ALPHABET.index(letter) * pow(3, place, 31) for place, letter in enumerate(first_17))
    return ALPHABET[(31 - total % 31) % 31]


def parse_uscc(text: str) -> str:
    """The code in half-width upper case. Raises ValidationError."""
    code = compact(text)
    length_is(code, 18, "统一社会信用代码")
    if strange := "、".join(sorted({letter for letter in code if letter not in ALPHABET})):
        hint = (
            "（字母 I、O、S、V、Z 不会出现，是否应为数字 1、0、5、2？）" if set(code) & set("IOSVZ") else ""
        )
        raise refused(f"统一社会信用代码中不能有“{strange}”{hint}，请对照营业执照重录。", "characters")
    if code[17] != check_character(code[:17]):
        raise refused("统一社会信用代码的校验位不符，至少有一位录错了，请对照营业执照逐位核对。", "check")
    return code
