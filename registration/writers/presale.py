"""预购商品房: the mortgage notice rests on the buyer's, and both become what they announced."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from registration.books import Right, UnitBook
from registration.holders import Holder, check_holders
from registration.models import MortgageContent
from registration.models.choices import SALE_NOTICES, EntryAction, RegistrationType, RightKind
from registration.plans import Plan, PlannedEntry, copied
from registration.writers import Books, writes
from registration.writers.burdens import Ending, ending_entry, proof, standing_right
from registration.writers.mortgages import Parties
from registration.writers.notices import NewNotice, create_notice
from registration.writers.ownership import OwnershipTransfer, book_of, transfer_ownership


@dataclass(frozen=True, slots=True)
class PresaleNotice:
    """A buyer's notice, and the mortgages of the construction that leave the unit before it (实施细则 86)."""

    notice: NewNotice
    released: tuple[UUID, ...] = ()

    @property
    def unit_numbers(self) -> tuple[str, ...]:
        return self.notice.unit_numbers


@dataclass(frozen=True, slots=True)
class NoticedMortgage:
    """What the conversion of a mortgage notice asks for; `terms` are fields of MortgageContent but the rank.

    `neighbours` are the people of mortgages registered after the notice, which stand behind it.
    """

    unit_numbers: tuple[str, ...]
    notice_id: UUID
    creditors: tuple[Holder, ...]
    mortgagors: tuple[Holder, ...]
    terms: dict[str, Any]
    neighbours: Parties
    note: str = ""


@writes(RegisterEffect.CREATE_ADVANCE_NOTICE)
def create_presale_notice(asked: NewNotice | PresaleNotice, books: Books) -> Plan:
    """The buyer's notice, after the construction's mortgage has left the unit. Raises ValidationError."""
    if isinstance(asked, NewNotice):
        return create_notice(asked, books)
    book = book_of(asked.notice.unit_number, books)
    freed = tuple(
        ending_entry(
            standing_right(book, right_id),
            Ending(asked.unit_numbers, right_id, "商品房预售，在建建筑物抵押权在本单元注销"),
        )
        for right_id in asked.released
    )
    return Plan(freed) + create_notice(asked.notice, books)


@writes(RegisterEffect.CREATE_MORTGAGE_NOTICE)
def create_mortgage_notice(asked: NewNotice, books: Books) -> Plan:
    """抵押权预告登记, tied to the buyer's own notice on the unit (实施细则 88).

    Raises ValidationError: the mortgagor has no notice there, a seizure.
    """
    if asked.terms.get("notice_kind") in SALE_NOTICES:
        return create_notice(asked, books)
    buyers = buyers_notice(asked, book_of(asked.unit_number, books))
    return create_notice(replace(asked, terms=asked.terms | {"linked_right": buyers.right_id}), books)


def buyers_notice(asked: NewNotice, book: UnitBook) -> Right:
    """The sale notice of those who mortgage. Raises ValidationError when they have none."""
    mortgaging = {holder.document_hash for holder in asked.obligors}
    for notice in book.sale_notices:
        if notice.documents <= mortgaging:
            return notice
    raise ValidationError(
        f"{book.unit.address}没有抵押人的预购商品房预告登记，请先办理或者合并办理", code="no_sale_notice"
    )


@writes(RegisterEffect.CONVERT_ADVANCE_NOTICE)
def convert_advance_notice(asked: OwnershipTransfer, books: Books) -> Plan:
    """预告转本登记: the buyer becomes owner and the notice ends (民法典 221).

    Raises ValidationError: the buyers have no notice on the unit, and what a transfer refuses.
    """
    buyers = {holder.document_hash for holder in asked.holders}
    for number in asked.unit_numbers:
        book = book_of(number, books)
        if not any(notice.documents <= buyers for notice in book.sale_notices):
            raise ValidationError(
                f"{book.unit.address}没有买方的预告登记，请办理新建商品房买卖转移登记", code="no_sale_notice"
            )
    return transfer_ownership(asked, books)


@writes(RegisterEffect.CONVERT_MORTGAGE_NOTICE)
def convert_mortgage_notice(asked: NoticedMortgage, books: Books) -> Plan:
    """The notice ends and the mortgage begins, at the rank of the day of the notice (担保制度解释 52).

    Raises ValidationError: the notice does not stand, the mortgagors do not own the house yet.
    """
    people = (*check_holders(asked.creditors), *(m.obligor() for m in check_holders(asked.mortgagors)))
    right_id, entries = uuid4(), []
    for number in asked.unit_numbers:
        book = book_of(number, books)
        notice = standing_right(book, asked.notice_id)
        refuse_if_not_owned(book, asked.mortgagors)
        behind = [m for m in book.mortgages if m.registered_at >= notice.registered_at]
        rank = max((m.rank or 0 for m in book.mortgages if m not in behind), default=0) + 1
        entries += [
            ending_entry(notice, Ending((number,), notice.right_id, "抵押权预告登记转为抵押权登记")),
            *pushed_back(book, rank, behind, asked.neighbours),
            PlannedEntry(
                number,
                RightKind.MORTGAGE,
                EntryAction.BEGIN,
                RegistrationType.FIRST,
                "抵押权预告登记转为抵押权登记",
                content=MortgageContent(**(asked.terms | {"rank": rank})),
                holders=people,
                right_id=right_id,
                predecessor_id=notice.entry_id,
                note=asked.note,
            ),
        ]
    return Plan(tuple(entries), (proof(right_id, asked.unit_numbers, asked.note),))


def pushed_back(book: UnitBook, rank: int, behind: list[Right], people: Parties) -> tuple[PlannedEntry, ...]:
    """Mortgages registered after the notice stand one rank further back."""
    return tuple(
        PlannedEntry(
            right.unit_number,
            right.kind,
            EntryAction.ALTER,
            RegistrationType.ALTERATION,
            "在先的抵押权预告登记转为抵押权登记，顺位后移",
            content=copied(right.content, rank=place),
            holders=people[right.right_id],
            right_id=right.right_id,
            predecessor_id=right.entry_id,
        )
        for place, right in enumerate(behind, start=rank + 1)
    )


def refuse_if_not_owned(book: UnitBook, mortgagors: tuple[Holder, ...]) -> None:
    """The house is registered, and in the mortgagors' name."""
    owners = book.title.documents if book.title else frozenset()
    if not owners or not owners <= {one.document_hash for one in mortgagors}:
        raise ValidationError(
            f"{book.unit.address}还没有登记在抵押人名下，请先办理预告登记转本登记", code="not_owned"
        )
