"""不动产单元号 (GB/T 37346-2019): 28 characters, the natural key of everything registered. No check digit."""

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Final, Self

from hall.identity.numbers.jurisdictions import JURISDICTION
from hall.identity.numbers.spelling import compact, length_is, refused

FIXTURES: Final[dict[str, str]] = {
    "F": "房屋等建筑物、构筑物",
    "L": "森林或林木",
    "Q": "其他定着物",
    "W": "无定着物",
}
OWNERSHIPS: Final[dict[str, str]] = {"G": "国家所有", "J": "集体所有", "Z": "所有权未确定或有争议"}
PARCEL_KINDS: Final[dict[str, str]] = {
    "A": "集体土地所有权宗地",
    "B": "建设用地使用权宗地（地表）",
    "S": "建设用地使用权宗地（地上）",
    "X": "建设用地使用权宗地（地下）",
    "C": "宅基地使用权宗地",
    "D": "土地承包经营权宗地（耕地）",
    "E": "土地承包经营权宗地（林地）",
    "F": "土地承包经营权宗地（草地）",
    "H": "海域使用权宗海",
    "G": "无居民海岛",
    "W": "使用权未确定或有争议",
    "Y": "其他土地",
    "L": "林地使用权宗地（承包以外）",
    "N": "农用地使用权宗地",
}
_SHAPE = re.compile(r"(\d{6})(\d{3})(\d{3})([A-Z])([A-Z])(\d{5})", re.ASCII)


def parse_parcel_number(text: str, *, counties: Container[str] | None = JURISDICTION) -> str:
    """The 19 characters of a 宗地代码, compact; None accepts every county. Raises ValidationError."""
    number = compact(text)
    length_is(number, 19, "宗地代码")
    _check_parcel(number, counties)
    return number


@dataclass(frozen=True, slots=True, order=True)
class UnitNumber:
    """不动产单元号, checked. `str()` is the compact form that is stored."""

    compact: str

    @classmethod
    def parse(cls, text: str, *, counties: Container[str] | None = JURISDICTION) -> Self:
        """Read a unit number as people type it; blanks and small letters are all right.

        `counties` are the codes the office serves; None accepts every county. Raises ValidationError.
        """
        number = compact(text)
        length_is(number, 28, "不动产单元号")
        _check_parcel(number[:19], counties)
        _check_fixture(number[19], number[20:])
        return cls(number)

    @property
    def parcel(self) -> str:
        """宗地代码, the first 19 characters."""
        return self.compact[:19]

    @property
    def county(self) -> str:
        """Six digits of the county (GB/T 2260)."""
        return self.compact[:6]

    @property
    def kind(self) -> str:
        """定着物特征码: F building, L trees, Q other, W bare land."""
        return self.compact[19]

    @property
    def building(self) -> str:
        """幢号, four digits (means something for kind F only)."""
        return self.compact[20:24]

    @property
    def room(self) -> str:
        """户号, four digits (means something for kind F only)."""
        return self.compact[24:]

    @property
    def is_bare_land(self) -> bool:
        return self.kind == "W"

    @property
    def grouped(self) -> str:
        """For reading: 445302 001002 GB00012 F00010001."""
        return grouped(self.compact)

    def __str__(self) -> str:
        return self.compact


def grouped(number: str) -> str:
    """A compact unit or parcel number in the groups of the standard; anything else unchanged."""
    if len(number) not in {19, 28}:
        return number
    return " ".join(filter(None, (number[:6], number[6:12], number[12:19], number[19:])))


def _check_parcel(number: str, counties: Container[str] | None) -> None:
    match = _SHAPE.fullmatch(number)
    if match is None:
        raise refused(
            "宗地代码应为 12 位数字、2 位特征码字母和 5 位顺序号，如 445302 001002 GB00012，请核对后重录。",
            "shape",
        )
    county, _district, _block, owner, use, serial = match.groups()
    _check_features(owner, use)
    if serial == "00000":
        raise refused("宗地顺序号（第 15–19 位）不能是 00000，请核对后重录。", "serial")
    if counties is not None and county not in counties:
        served = "、".join(JURISDICTION.values())
        raise refused(
            f"行政区划 {county} 不属本登记机构管辖（{served}），请到不动产所在地的登记机构办理。",
            "jurisdiction",
        )


def _check_features(owner: str, use: str) -> None:
    if owner not in OWNERSHIPS:
        raise refused(f"第 13 位“{owner}”不是所有权特征码，应为 G、J 或 Z，请核对后重录。", "owner_feature")
    if use not in PARCEL_KINDS:
        raise refused(f"第 14 位“{use}”不是宗地特征码，请对照权籍调查成果或原证书重录。", "use_feature")
    if use in "AC" and owner != "J":
        raise refused(
            f"特征码 {owner}{use} 不成立：{PARCEL_KINDS[use]}只能属集体所有（J{use}），请核对后重录。",
            "features",
        )
    if use in "HG" and owner == "J":
        raise refused(f"特征码 J{use} 不成立：海域、海岛只能属国家所有（G{use}），请核对后重录。", "features")
    if owner == "Z" and use not in "WY":
        raise refused(f"特征码 Z{use} 不成立：所有权未确定时只能是 ZW 或 ZY，请核对后重录。", "features")


def _check_fixture(kind: str, digits: str) -> None:
    if kind not in FIXTURES:
        raise refused(f"第 20 位“{kind}”不是定着物特征码，应为 F、L、Q 或 W，请核对后重录。", "fixture")
    if not (digits.isascii() and digits.isdecimal()):
        raise refused("定着物单元号（最后 8 位）应全为数字，请核对后重录。", "fixture_digits")
    if kind == "W" and digits != "00000000":
        raise refused(
            "无定着物（W）的最后 8 位应为 00000000；如有房屋，第 20 位应为 F，请核对后重录。",
            "fixture_digits",
        )
    if kind != "W" and digits == "00000000":
        raise refused(
            "有定着物的单元，最后 8 位不能全为 0；房屋应为 4 位幢号加 4 位户号，请核对后重录。",
            "fixture_digits",
        )
