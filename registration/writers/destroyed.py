"""房屋灭失: the house is no more, the right to its land goes on (一体登记 taken apart again)."""

from __future__ import annotations

from dataclasses import dataclass

from hall.catalogue.words import RegisterEffect
from registration.books import Right, UnitBook
from registration.holders import Holder, check_holders
from registration.models.choices import EntryAction, RegistrationType, RightKind
from registration.plans import Plan, PlannedEntry
from registration.writers import Books, writes
from registration.writers.land import land_condition
from registration.writers.ownership import book_of, certificates_for
from registration.writers.titles import TitleEnding, cancel_title, standing_title


@dataclass(frozen=True, slots=True)
class Destruction:
    """The ending of the houses, and the parcel's own unit on which the owners keep the land."""

    ending: TitleEnding
    land: str
    owners: tuple[Holder, ...]

    @property
    def unit_numbers(self) -> tuple[str, ...]:
        return (*self.ending.unit_numbers, self.land)


@writes(RegisterEffect.CANCEL_OWNERSHIP)
def cancel_house(asked: TitleEnding | Destruction, books: Books) -> Plan:
    """The ownership ends; where the land is nobody else's, its right stands in a book of its own again.

    Raises ValidationError: no such title, a seizure.
    """
    if isinstance(asked, TitleEnding):
        return cancel_title(asked, books)
    house = standing_title(book_of(asked.ending.unit_numbers[0], books), RightKind.OWNERSHIP)
    begin = remaining(asked, house, book_of(asked.land, books))
    return cancel_title(asked.ending, books) + Plan((begin,), certificates_for(begin))


def remaining(asked: Destruction, house: Right, land: UnitBook) -> PlannedEntry:
    """The right to the land as it stood in that of the house: nature, use and term."""
    content = land_condition(
        land.unit,
        land_nature=house.content.land_nature,
        land_use=house.content.land_use,
        starts_on=house.content.land_starts_on,
        ends_on=house.content.land_ends_on,
    )
    return PlannedEntry(
        land.unit.number,
        RightKind.LAND_USE,
        EntryAction.BEGIN,
        RegistrationType.ALTERATION,
        "房屋灭失，建设用地使用权继续存在",
        content=content,
        holders=check_holders(asked.owners),
        predecessor_id=house.entry_id,
        document_number=asked.ending.document_number,
    )
