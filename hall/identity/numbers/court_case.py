"""案号 of the courts (法〔2015〕137号): （2024）粤5302执恢88号之一.

Other authorities (监察, 检察, 公安) number differently, and seals from before 2016 carry older numbers:
both are kept as free text by those who register them.
"""

import re
from dataclasses import dataclass
from typing import Self

from hall.identity.numbers.jurisdictions import COURT_LETTERS
from hall.identity.numbers.spelling import refused, with_full_brackets

EXAMPLE = "（2024）粤5302执1234号"
LONGEST = 60
_SHAPE = re.compile(
    rf"（((?:19|20)\d\d)）(最高法|[{COURT_LETTERS}](?:\d\d(?:\d\d)?)?)([\u4e00-\u9fa5]{{1,3}})([1-9]\d*)号"
    r"(?:之([一二三四五六七八九十百]+|\d+))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class CourtCaseNumber:
    """案号, checked. `str()` is the way courts print it."""

    year: int
    court: str
    kind: str
    serial: int
    part: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a court's case number; any brackets and blanks are all right. Raises ValidationError."""
        number = with_full_brackets(text)
        if not number:
            raise refused("请填写案号。", "empty")
        if len(number) > LONGEST:
            raise refused(f"案号不会超过 {LONGEST} 个字，请对照文书重录。", "length")
        match = _SHAPE.fullmatch(number)
        if match is None:
            raise refused(_what_is_wrong(number), "shape")
        year, court, kind, serial, part = match.groups()
        return cls(int(year), court, kind, int(serial), part or "")

    @property
    def case(self) -> str:
        """The number without 之一, 之二: the same proceedings."""
        return f"（{self.year}）{self.court}{self.kind}{self.serial}号"

    def __str__(self) -> str:
        return f"{self.case}之{self.part}" if self.part else self.case


def _what_is_wrong(number: str) -> str:
    if not re.match(r"（\d{4}）", number):
        return f"案号以加括号的四位收案年度开头，如“{EXAMPLE}”，请对照文书重录。"
    if re.search(r"[\u4e00-\u9fa5]0\d*号", number):
        return "案号的编号不带前导 0，请对照文书重录。"
    if number[6:7] == "蒙":
        return "内蒙古法院的代字是“内”，如“（2024）内01执1号”，请对照文书重录。"
    return f"案号应为“（年度）法院代字＋类型代字＋编号＋号”，如“{EXAMPLE}”，请对照文书重录。"
