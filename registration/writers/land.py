"""国有建设用地使用权 of bare land (QLLX 3): first registration and transfer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from registration.books import UnitBook
from registration.holders import Holder, check_holders
from registration.models import LandUseContent, RealEstateUnit
from registration.models.choices import EntryAction, RegistrationType, RightKind, RightType
from registration.plans import Plan, PlannedEntry, Resurvey, copied
from registration.writers import Books, writes
from registration.writers.ownership import (
    OwnershipTransfer,
    book_of,
    buyers_notices,
    certificates_for,
    refuse_to_transfer,
    superseded,
)
from registration.writers.titles import standing_title

TERM_OF_UNIT = {"starts_on": "land_starts_on", "ends_on": "land_ends_on"}


@dataclass(frozen=True, slots=True)
class FirstLand:
    """What a first registration of land asks for; `facts` are fields of LandUseContent from its source."""

    unit_numbers: tuple[str, ...]
    holders: tuple[Holder, ...]
    cause: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    document_number: str = ""
    note: str = ""


@writes(RegisterEffect.OPEN_LAND)
def open_land(asked: FirstLand, books: Books) -> Plan:
    """The book of a parcel is opened with the right to use it (实施细则 34).

    Raises ValidationError: not the unit of bare land, registered already, houses registered on it.
    """
    holders = check_holders(asked.holders)
    return Plan.of(opened(asked, holders, book_of(number, books)) for number in asked.unit_numbers)


def opened(asked: FirstLand, holders: tuple[Holder, ...], book: UnitBook) -> Plan:
    refuse_to_open(book)
    entry = PlannedEntry(
        book.unit.number,
        RightKind.LAND_USE,
        EntryAction.BEGIN,
        RegistrationType.FIRST,
        asked.cause,
        content=land_condition(book.unit, **asked.facts),
        holders=holders,
        document_number=asked.document_number,
        note=asked.note,
    )
    term = {TERM_OF_UNIT[k]: v for k, v in asked.facts.items() if k in TERM_OF_UNIT and v}
    surveys = (Resurvey(book.unit.number, term),) if term else ()
    return Plan((entry,), certificates_for(entry), surveys=surveys)


def refuse_to_open(book: UnitBook) -> None:
    if not book.unit.is_bare_land:
        raise ValidationError(
            f"单元 {book.unit.grouped} 是房屋，土地首次登记请填写宗地的单元号（第 20 位为 W）", code="house"
        )
    if book.title:
        raise ValidationError(f"{book.unit.address}已有建设用地使用权登记，不能再办首次登记", code="owned")


def land_condition(unit: RealEstateUnit, **more: Any) -> LandUseContent:
    """The parcel as it enters the register. Raises ValidationError if its area is not known."""
    facts = {
        "right_type": RightType.LAND_USE if unit.number[12] == "G" else RightType.COLLECTIVE_LAND,
        "address": unit.address,
        "land_nature": unit.land_nature,
        "land_use": unit.land_use,
        "area": unit.land_area,
        "starts_on": unit.land_starts_on,
        "ends_on": unit.land_ends_on,
    } | {name: value for name, value in more.items() if value not in (None, "")}
    if facts["area"] is None:
        raise ValidationError(f"{unit.address}还没有宗地面积，请先完成权籍调查", code="not_measured")
    return LandUseContent(**facts)


@writes(RegisterEffect.TRANSFER_LAND)
def transfer_land(asked: OwnershipTransfer, books: Books) -> Plan:
    """The old right becomes history and the new one begins; mortgages stay on the land (民法典 406).

    Raises ValidationError: no right to use the land, a seizure, the same holders as before.
    """
    holders = check_holders(asked.holders)
    return Plan.of(land_passes(asked, holders, book_of(number, books)) for number in asked.unit_numbers)


def land_passes(asked: OwnershipTransfer, holders: tuple[Holder, ...], book: UnitBook) -> Plan:
    old = standing_title(book, RightKind.LAND_USE)
    refuse_to_transfer(asked, holders, book, old)
    begin = PlannedEntry(
        book.unit.number,
        RightKind.LAND_USE,
        EntryAction.BEGIN,
        RegistrationType.TRANSFER,
        asked.cause,
        content=copied(
            old.content, price=asked.prices.get(book.unit.number), contract_number=asked.contract_number
        ),
        holders=holders,
        predecessor_id=old.entry_id,
        document_number=asked.document_number,
        note=asked.note,
    )
    ended = (superseded(old, asked.cause), *buyers_notices(holders, book))
    return Plan((*ended, begin), certificates_for(begin))
