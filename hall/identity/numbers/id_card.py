"""公民身份号码 (GB 11643-1999): 6 digits of place, 8 of birth, 3 of order, one check character (MOD 11-2)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from hall.identity.numbers.jurisdictions import PROVINCE_CODES
from hall.identity.numbers.spelling import compact, length_is, refused

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
SHAPE = re.compile(r"[0-9]{17}[0-9X]")


def check_character(first_17: str) -> str:
    """The 18th character that belongs to the first 17 digits."""
    total = sum(int(digit) * weight for digit, weight in zip(first_17, WEIGHTS, strict=True))
    return CHECK_CHARACTERS[total % 11]


@dataclass(frozen=True, slots=True)
class IdNumber:
    """身份证号, checked. `str()` gives the 18 characters."""

    text: str

    @classmethod
    def parse(cls, text: str, on: date | None = None) -> Self:
        """Read an ID number as people type it: blanks, full width and small x are all right.

        `on` is the day that counts as today: with it a birth in the future is refused, without it not.
        Only the province (first two digits) is checked, because codes of vanished counties stay valid.
        Raises ValidationError.
        """
        number = compact(text)
        if len(number) == 15 and number.isdecimal():
            raise refused("15 位的老身份证号已停止使用，请按现在的身份证录入 18 位号码。", "old_id_number")
        length_is(number, 18, "身份证号")
        if not SHAPE.fullmatch(number):
            raise refused("身份证号前 17 位应为数字，末位为数字或 X，请对照证件重录。", "characters")
        if number[:2] not in PROVINCE_CODES:
            raise refused(f"身份证号开头的“{number[:2]}”不是省级行政区代码，请对照证件重录。", "province")
        born_on = _birthday(number)
        if on is not None and born_on > on:
            raise refused(f"身份证号中的出生日期 {born_on:%Y-%m-%d} 还没有到，请对照证件重录。", "future")
        if number[17] != check_character(number[:17]):
            raise refused("身份证号的校验位不符，至少有一位录错了，请对照证件逐位核对。", "check")
        return cls(number)

    @property
    def born_on(self) -> date:
        return _birthday(self.text)

    @property
    def is_male(self) -> bool:
        return int(self.text[16]) % 2 == 1

    @property
    def last_six(self) -> str:
        """What a citizen types on the progress page."""
        return self.text[-6:]

    def age_on(self, day: date) -> int:
        """Completed years of life on that day (民法典 17, 18: 18 is of age)."""
        born = self.born_on
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    def __str__(self) -> str:
        return self.text


def _birthday(number: str) -> date:
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    try:
        return date(year, month, day)
    except ValueError:
        written = f"{number[6:10]}年{number[10:12]}月{number[12:14]}日"
        raise refused(f"身份证号中的出生日期 {written} 不存在，请对照证件重录。", "birthday") from None
