"""People who do not exist: names, ID numbers of a region never issued to persons, phones of no network."""

from __future__ import annotations

import random
from dataclasses import dataclass

from hall.identity.documents import DocumentKind
from hall.identity.numbers import IdNumber

SURNAMES = "林周吴陈黄梁何罗郑谢邓曾彭萧蔡潘卢苏叶温赖莫欧龙"
GIVEN = "禾远明芳强婷珊文宇晨涛敏静磊洋艳勇军杰丽娟涵轩怡琳峰"
REGION = "445399"
"""domain.md §2.2: 445399 is never issued, so these numbers identify nobody."""
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"


@dataclass(frozen=True)
class MadeUp:
    """A generated person."""

    name: str
    document_number: str
    phone: str
    document_kind: int = DocumentKind.ID_CARD


def made_up_person(serial: int) -> MadeUp:
    """The same serial is always the same person; different serials have different ID numbers."""
    dice = random.Random(serial)  # noqa: S311 - people of a rehearsal, not secrets
    length = 2 if dice.random() < 0.7 else 1
    name = dice.choice(SURNAMES) + "".join(dice.choice(GIVEN) for _ in range(length))
    return MadeUp(name, id_number(serial), f"1990000{serial % 10000:04d}")


def id_number(serial: int) -> str:
    """A valid number: the serial runs through birth dates of 1950–1999 and sequence numbers 001–999."""
    days, sequence = divmod(serial, 999)
    year, rest = 1950 + days // 336 % 50, days % 336
    body = f"{REGION}{year}{rest // 28 + 1:02d}{rest % 28 + 1:02d}{sequence + 1:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return str(IdNumber.parse(body + CHECK[total % 11]))


ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The characters of a 统一社会信用代码 (GB 32100), in their order."""
FIRM_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def made_up_firm(serial: int, name: str = "") -> MadeUp:
    """A company that does not exist, with a valid 统一社会信用代码 of the region never used."""
    organisation = f"MA{serial % 1_000_000:06d}"
    values = [int(c) if c.isdigit() else ord(c) - 55 for c in organisation]
    rest = 11 - sum(v * w for v, w in zip(values, FIRM_WEIGHTS, strict=True)) % 11
    body = f"91{REGION}{organisation}{'0X'[rest == 10] if rest >= 10 else rest}"
    total = sum(ALPHABET.index(c) * pow(3, place, 31) for place, c in enumerate(body))
    number = body + ALPHABET[(31 - total % 31) % 31]
    return MadeUp(name or f"云浮示例{serial}有限公司", number, "19900000000", DocumentKind.USCC)
