"""首次登记 of a building: hundreds of units at once, what the owners share, and what stood on them before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from registration.books import Right, UnitBook
from registration.holders import Holder, check_holders
from registration.models.choices import (
    Collateral,
    EntryAction,
    RegistrationType,
    RightKind,
    SeizureType,
)
from registration.plans import Plan, PlannedEntry, copied
from registration.pre_seizures import waits_for
from registration.writers import Books, writes
from registration.writers.mortgages import Parties
from registration.writers.ownership import FirstOwnership, book_of, first_ownership, natural_condition
from registration.writers.titles import standing_title

EFFECTIVE: Final = {
    SeizureType.PRE_SEIZURE: SeizureType.SEIZURE,
    SeizureType.WAITING_PRE_SEIZURE: SeizureType.WAITING,
}
"""What a seizure of the property before its registration becomes (法发〔2004〕5号 16)."""


@dataclass(frozen=True, slots=True)
class FirstBuilding:
    """What the first registration of a building asks for.

    `common` are units that the owners share: recorded without holder and certificate. `mortgages` are the
    people of mortgages of the construction whose creditors apply as well; `land` is the parcel's own unit
    where its right is used up by the buildings.
    """

    owned: FirstOwnership
    common: tuple[str, ...] = ()
    mortgages: Parties = field(default_factory=dict)
    land: str = ""

    @property
    def unit_numbers(self) -> tuple[str, ...]:
        return (*self.owned.unit_numbers, *self.common, *([self.land] if self.land else []))


@writes(RegisterEffect.OPEN_OWNERSHIP)
def open_ownership(asked: FirstOwnership | FirstBuilding, books: Books) -> Plan:
    """Ownership of every unit with its certificate, what stood on the construction converted (实施细则 35).

    Raises ValidationError: a unit that has an owner or is not measured, owners that make no sense.
    """
    if isinstance(asked, FirstOwnership):
        return first_ownership(asked, books)
    owners = check_holders(asked.owned.holders)
    refuse_anothers_land(owners, (book_of(number, books) for number in asked.owned.unit_numbers))
    converted = tuple(
        entry
        for number in asked.owned.unit_numbers
        for entry in converted_on(book_of(number, books), asked.mortgages, owners)
    )
    shared = tuple(common_part(book_of(number, books), asked.owned) for number in asked.common)
    return Plan(used_up(asked, books)) + first_ownership(asked.owned, books) + Plan(shared + converted)


def refuse_anothers_land(owners: tuple[Holder, ...], books: Iterable[UnitBook]) -> None:
    """Who builds has the land, where that is registered (check:R02). Raises ValidationError."""
    building = {owner.document_hash for owner in owners}
    for book in books:
        for right in book.land:
            if right.kind == RightKind.LAND_USE and not right.documents <= building:
                raise ValidationError(
                    f"宗地的建设用地使用权登记在{right.names}名下，与申请人不一致，请核对申请人", code="land"
                )


def used_up(asked: FirstBuilding, books: Books) -> tuple[PlannedEntry, ...]:
    """The right to the land goes on in that of the houses (一体登记)."""
    if not asked.land:
        return ()
    land = standing_title(book_of(asked.land, books), RightKind.LAND_USE)
    return (
        PlannedEntry(
            asked.land,
            land.kind,
            EntryAction.SUPERSEDE,
            RegistrationType.FIRST,
            "房屋首次登记，土地使用权随房屋一并登记",
            right_id=land.right_id,
            predecessor_id=land.entry_id,
        ),
    )


def common_part(book: UnitBook, asked: FirstOwnership) -> PlannedEntry:
    """业主共有部分: recorded, in nobody's name alone, without certificate (实施细则 36)."""
    return PlannedEntry(
        book.unit.number,
        RightKind.OWNERSHIP,
        EntryAction.BEGIN,
        RegistrationType.FIRST,
        "建筑物区分所有权业主共有部分",
        content=natural_condition(book.unit),
        document_number=asked.document_number,
        note="属于建筑区划内全体业主共有，不颁发不动产权证书",
    )


def converted_on(book: UnitBook, mortgages: Parties, owners: tuple[Holder, ...]) -> Iterable[PlannedEntry]:
    """在建建筑物抵押权 → 房屋抵押权 where its creditor applies; 预查封 of the owner → 查封."""
    for right in book.mortgages:
        under_construction = right.content.collateral == Collateral.UNDER_CONSTRUCTION
        if under_construction and right.right_id in mortgages:
            yield converted(
                right,
                EntryAction.ALTER,
                "在建建筑物抵押权转为房屋抵押权",
                mortgages[right.right_id],
                collateral=Collateral.LAND_AND_HOUSE,
            )
    for seizure in book.of_kind(RightKind.SEIZURE):
        kind = EFFECTIVE.get(SeizureType(seizure.content.seizure_type))
        if kind and waits_for(seizure, owners):
            yield converted(seizure, EntryAction.CONVERT, "预查封转为查封", (), seizure_type=kind)


def converted(
    right: Right, action: EntryAction, cause: str, people: tuple[Holder, ...], **changes: str
) -> PlannedEntry:
    return PlannedEntry(
        right.unit_number,
        right.kind,
        action,
        RegistrationType.SEIZURE if right.kind == RightKind.SEIZURE else RegistrationType.ALTERATION,
        cause,
        content=copied(right.content, **changes),
        holders=people,
        right_id=right.right_id,
        predecessor_id=right.entry_id,
    )
