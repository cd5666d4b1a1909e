"""单元栏: which units an item's application names, in its own words – one, several, or two kinds of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from hall.cases.states import UnitRole
from hall.catalogue.schema import BusinessItem
from hall.catalogue.words import RegisterEffect as Effect

MOST_TYPED: Final = 60
"""How many lines one types; more units than that come as a whole building (整幢)."""


@dataclass(frozen=True)
class UnitSide:
    """一栏单元: role, its word at the counter, and how many lines it takes.

    `whole_building` lets a line say 24 characters – parcel, F and building – for all its units.
    """

    role: UnitRole
    label: str
    most: int = 1
    whole_building: bool = False
    hint: str = "28 位，可以带空格，例如 445302 001002 GB00012 F00030046"
    required: bool = True


ONE = UnitSide(UnitRole.SUBJECT, "不动产单元")
SEVERAL = UnitSide(UnitRole.SUBJECT, "不动产单元", MOST_TYPED)
BUILDINGS = UnitSide(
    UnitRole.SUBJECT,
    "不动产单元",
    MOST_TYPED,
    whole_building=True,
    hint="28 位；整幢办理的只填到幢号（24 位），例如 445302 001002 GB00012 F0003",
)
BOTH_LANDS = (UnitSide(UnitRole.SERVIENT, "供役地单元"), UnitSide(UnitRole.DOMINANT, "需役地单元"))
BEFORE_AND_AFTER = (
    UnitSide(UnitRole.SUBJECT, "原单元", MOST_TYPED),
    UnitSide(UnitRole.NEW, "新单元", MOST_TYPED, hint="分割、合并后的单元，已经测绘、取得单元号"),
)
BOTH_HOUSES = (
    UnitSide(UnitRole.SUBJECT, "换出方的房屋"),
    UnitSide(
        UnitRole.EXCHANGED,
        "换入方的房屋",
        required=False,
        hint="28 位；两套房屋一次收件，立为互相关联的两件，一并登簿。另一套不在本市登记的不填",
    ),
)
EXCHANGE: Final = "exchange-of-houses"
BY_BUILDING: Final = frozenset({"building-first-registration", "construction-mortgage"})
"""Items whose application may name a whole building."""
EXTRACTS: Final = 24
"""The row of 资料查询."""
OF_SEVERAL: Final = frozenset(
    {
        Effect.ALTER_OWNERSHIP,
        Effect.CANCEL_OWNERSHIP,
        Effect.CREATE_MORTGAGE,
        Effect.ALTER_MORTGAGE,
        Effect.TRANSFER_MORTGAGE,
        Effect.CANCEL_MORTGAGE,
        Effect.CANCEL_MORTGAGE_BY_COURT,
        Effect.CONVERT_CONSTRUCTION_MORTGAGE,
        Effect.ALTER_EASEMENT,
        Effect.TRANSFER_EASEMENT,
        Effect.CANCEL_EASEMENT,
        Effect.RECORD_SEIZURE,
        Effect.RECORD_PRE_SEIZURE,
        Effect.RENEW_SEIZURE,
        Effect.RELEASE_SEIZURE,
        Effect.REPLACE_CERTIFICATE,
    }
)
"""Registrations that one application may ask for on several units: one debt, one order, one holder's name.

Not those of a contract with a price of its own: each house is assessed and taxed by itself.
"""


def unit_sides(item: BusinessItem, *, filed: bool = False) -> tuple[UnitSide, ...]:
    """The lines of units on an item's application form, in order; of a case `filed` already its own only."""
    if item.code == EXCHANGE:
        return BOTH_HOUSES[:1] if filed else BOTH_HOUSES
    first = item.effects[0] if item.effects else None
    if first == Effect.CREATE_EASEMENT:
        return BOTH_LANDS
    if first == Effect.DIVIDE_OWNERSHIP:
        return BEFORE_AND_AFTER
    if item.code in BY_BUILDING:
        return (BUILDINGS,)
    return (SEVERAL if first in OF_SEVERAL or item.row == EXTRACTS else ONE,)


def one_by_one(item: BusinessItem, roles: Sequence[str]) -> str:
    """Why an application for units in these roles is refused; empty where it may be filed.

    Of an item with one unit to a side each house has its own assessment, fee and certificate.
    """
    most = max((roles.count(role) for role in roles), default=0)
    if most <= 1 or any(side.most > 1 for side in unit_sides(item)):
        return ""
    return (
        f"“{item.name}”一件只办理一个不动产单元，现填了 {most} 个：每套房屋各自核税、计费、发证，"
        "请每套房屋分别收件，写明各自的价款"
    )


def twice_named(numbers: Iterable[str]) -> list[str]:
    """The numbers that stand more than once."""
    seen, twice = set[str](), list[str]()
    for number in numbers:
        if number in seen and number not in twice:
            twice.append(number)
        seen.add(number)
    return twice
