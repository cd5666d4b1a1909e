"""首次登记 and 转移登记 of a house with its land (QLLX 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from hall.identity.numbers import CertificateKind
from registration.books import Right, UnitBook
from registration.holders import Holder, check_holders
from registration.models import OwnershipContent, RealEstateUnit
from registration.models.choices import EntryAction, RegistrationType, RightKind
from registration.plans import Plan, PlannedCertificate, PlannedEntry, copied
from registration.seizure_reach import bars
from registration.writers import Books, writes


@dataclass(frozen=True, slots=True)
class FirstOwnership:
    """What a first registration asks for: one owner (or co-owners) of each of the units.

    `prices` in yuan by unit number. `facts` are further fields of OwnershipContent, the same for all units.
    """

    unit_numbers: tuple[str, ...]
    holders: tuple[Holder, ...]
    cause: str = "新建房屋首次登记"
    prices: Mapping[str, Decimal] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    document_number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnershipTransfer:
    """What a transfer asks for: who owns the units afterwards – all of them, those who stay included.

    `prices` in yuan by unit number. `acquired_on` is the day of the right where it is not the day of
    registration (民法典 229). `by_court` lets a seizure stand in nobody's way.
    """

    unit_numbers: tuple[str, ...]
    holders: tuple[Holder, ...]
    cause: str
    prices: Mapping[str, Decimal] = field(default_factory=dict)
    contract_number: str = ""
    acquired_on: date | None = None
    document_number: str = ""
    note: str = ""
    by_court: bool = False


def first_ownership(asked: FirstOwnership, books: Books) -> Plan:
    """Ownership of units that have none, one certificate each. Raises ValidationError."""
    holders = check_holders(asked.holders)
    plans = []
    for number in asked.unit_numbers:
        book = book_of(number, books)
        if book.of_kind(RightKind.OWNERSHIP):
            raise ValidationError(f"{book.unit.address}已有所有权登记，不能再办首次登记", code="owned")
        content = natural_condition(book.unit, price=asked.prices.get(number), **asked.facts)
        entry = PlannedEntry(
            number,
            RightKind.OWNERSHIP,
            EntryAction.BEGIN,
            RegistrationType.FIRST,
            asked.cause,
            content=content,
            holders=holders,
            document_number=asked.document_number,
            note=asked.note,
        )
        plans.append(Plan((entry,), certificates_for(entry)))
    return Plan.of(plans)


@writes(RegisterEffect.TRANSFER_OWNERSHIP)
def transfer_ownership(asked: OwnershipTransfer, books: Books) -> Plan:
    """The old ownership becomes history, the buyer's own advance notice ends, the new ownership begins.

    Mortgages, residence and easements stand on the unit and stay there (民法典 406, 拍卖变卖规定 28).
    Raises ValidationError: no ownership, a seizure, the same owners as before.
    """
    holders = check_holders(asked.holders)
    return Plan.of(transfer_unit(asked, holders, book_of(number, books)) for number in asked.unit_numbers)


def transfer_unit(asked: OwnershipTransfer, holders: tuple[Holder, ...], book: UnitBook) -> Plan:
    old = owned(book)
    refuse_to_transfer(asked, holders, book, old)
    begin = PlannedEntry(
        book.unit.number,
        RightKind.OWNERSHIP,
        EntryAction.BEGIN,
        RegistrationType.TRANSFER,
        asked.cause,
        content=copied(
            old.content,
            price=asked.prices.get(book.unit.number),
            contract_number=asked.contract_number,
            acquired_on=asked.acquired_on,
        ),
        holders=holders,
        predecessor_id=old.entry_id,
        document_number=asked.document_number,
        note=asked.note,
    )
    ended = (superseded(old, asked.cause), *buyers_notices(holders, book))
    return Plan((*ended, begin), certificates_for(begin))


def owned(book: UnitBook) -> Right:
    """The ownership that stands. Raises ValidationError when there is none."""
    rights = book.of_kind(RightKind.OWNERSHIP)
    if not rights:
        raise ValidationError(f"{book.unit.address}没有现势所有权，请先办理首次登记", code="not_owned")
    return rights[0]


def refuse_to_transfer(
    asked: OwnershipTransfer, holders: tuple[Holder, ...], book: UnitBook, old: Right
) -> None:
    """The writer's own wall behind the gates."""
    barring = [one for one in book.blocking_seizures if bars(one, holders, book)]
    if barring and not asked.by_court:
        seizure = barring[0].content
        raise ValidationError(
            f"{book.unit.address}已被{seizure.authority}查封（{seizure.document_number}），不能转移",
            code="seized",
        )
    after = {(h.document_hash, h.share, h.co_ownership) for h in holders}
    if after == {(p.document_hash, p.share, p.co_ownership) for p in old.holders}:
        raise ValidationError("转移后的权利人与现在的权利人相同，请核对受让方", code="same_owner")


def superseded(old: Right, cause: str) -> PlannedEntry:
    """The old ownership becomes history (QSZT 2)."""
    return PlannedEntry(
        old.unit_number,
        old.kind,
        EntryAction.SUPERSEDE,
        RegistrationType.TRANSFER,
        cause,
        right_id=old.right_id,
        predecessor_id=old.entry_id,
    )


def buyers_notices(holders: tuple[Holder, ...], book: UnitBook) -> tuple[PlannedEntry, ...]:
    """Advance notices whose holders are all among the new owners have done their work (预告转本登记)."""
    new_owners = {holder.document_hash for holder in holders}
    return tuple(
        PlannedEntry(
            notice.unit_number,
            notice.kind,
            EntryAction.END,
            RegistrationType.CANCELLATION,
            "预告登记转为所有权登记",
            right_id=notice.right_id,
            predecessor_id=notice.entry_id,
        )
        for notice in book.sale_notices
        if notice.documents <= new_owners
    )


def certificates_for(entry: PlannedEntry) -> tuple[PlannedCertificate, ...]:
    """One certificate for all owners, or one for each when they asked for separate ones (实施细则 21)."""
    own = (
        [h.document_hash for h in entry.holders]
        if any(h.separate_certificate for h in entry.holders)
        else [""]
    )
    return tuple(
        PlannedCertificate(
            CertificateKind.TITLE, entry.right_id, (entry.unit_number,), holder=holder, note=entry.note
        )
        for holder in own
    )


def natural_condition(unit: RealEstateUnit, **more: Any) -> OwnershipContent:
    """The unit's natural condition as it enters the register. Raises ValidationError if not measured."""
    if unit.measured_area is None or not unit.use:
        raise ValidationError(f"{unit.address}还没有实测面积或者用途，请先完成房产测绘", code="not_measured")
    facts = {
        "address": unit.address,
        "land_nature": unit.land_nature,
        "housing_nature": unit.housing_nature,
        "land_use": unit.land_use,
        "use": unit.use,
        "structure": unit.structure,
        "floor": unit.floor,
        "floors_total": unit.floors_total,
        "completed_on": unit.completed_on,
        "building_area": unit.measured_area,
        "exclusive_area": unit.exclusive_area,
        "shared_area": unit.shared_area,
        "land_area": unit.land_area,
        "land_starts_on": unit.land_starts_on,
        "land_ends_on": unit.land_ends_on,
    }
    return OwnershipContent(**(facts | more))


def book_of(number: str, books: Books) -> UnitBook:
    """Raises ValidationError for a unit the register does not know."""
    if number not in books:
        raise ValidationError(f"登记簿上没有单元 {number}，请核对单元号", code="no_unit")
    return books[number]
