"""Amounts in the capital numerals of bills, which cannot be altered with a pen stroke."""

from decimal import Decimal

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")


def in_words(yuan: Decimal) -> str:
    """人民币大写 of an amount in yuan with at most two decimals: 10500.05 is 壹万零伍佰元零伍分.

    Raises ValueError for amounts below zero, above 10^16, or with parts of a cent.
    """
    cents = yuan * 100
    if yuan < 0 or yuan >= 10**16 or cents != cents.to_integral_value():
        raise ValueError(f"不能写成大写的金额：{yuan}")
    whole, rest = divmod(int(cents), 100)
    jiao, fen = divmod(rest, 10)
    words = f"{_whole(whole)}元" if whole else ""
    if not rest:
        return f"{words or '零元'}整"
    if jiao:
        words += f"{DIGITS[jiao]}角"
    elif words:
        words += "零"
    return words + (f"{DIGITS[fen]}分" if fen else "整")


def _whole(number: int) -> str:
    """Groups of four digits; a gap of zeros between two digits is said once."""
    words, gap = "", False
    for group in range(len(GROUPS) - 1, -1, -1):
        four = number // 10 ** (4 * group) % 10**4
        if not four:
            gap = bool(words)
            continue
        words += ("零" if words and (gap or four < 1000) else "") + _four(four) + GROUPS[group]
        gap = False
    return words


def _four(number: int) -> str:
    words, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if gap else "") + DIGITS[digit] + PLACES[place]
        gap = bool(words) and not digit
    return words
