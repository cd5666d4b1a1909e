"""预告 and 异议: notices that warn or block."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from registration.books import Right, UnitBook
from registration.holders import Holder, check_holders
from registration.models import AdvanceNoticeContent, ObjectionContent
from registration.models.choices import SALE_NOTICES, EntryAction, NoticeKind, RegistrationType, RightKind
from registration.plans import Plan, PlannedEntry, copied
from registration.writers import Books, writes
from registration.writers.burdens import proof, standing_right
from registration.writers.ownership import book_of

OBJECTION_DAYS: Final = 15
"""民法典 220: without a lawsuit within fifteen days the objection loses its effect."""


@dataclass(frozen=True, slots=True)
class NewNotice:
    """What an advance notice asks for; `terms` are the fields of AdvanceNoticeContent."""

    unit_number: str
    holders: tuple[Holder, ...]
    obligors: tuple[Holder, ...]
    terms: dict[str, Any]
    cause: str = "预购商品房预告"
    note: str = ""

    @property
    def unit_numbers(self) -> tuple[str, ...]:
        return (self.unit_number,)


@dataclass(frozen=True, slots=True)
class NewObjection:
    """What an objection asks for: by whom, and what is said to be wrong. `on` is the day of registration."""

    unit_number: str
    objectors: tuple[Holder, ...]
    matter: str
    on: date
    lawsuit_number: str = ""
    last_day: date | None = None
    """The fifteenth day, moved past holidays (民法典 203); without it the plain fifteenth day."""

    @property
    def unit_numbers(self) -> tuple[str, ...]:
        return (self.unit_number,)


def create_notice(asked: NewNotice, books: Books) -> Plan:
    """预告登记 of a sale or a mortgage. Raises ValidationError: a buyer's notice is there, a seizure."""
    book = book_of(asked.unit_number, books)
    if book.blocking_seizures:
        raise ValidationError(f"{book.unit.address}已被查封，不能办理预告登记", code="seized")
    refuse_second_buyer(asked, book)
    people = (*check_holders(asked.holders), *(o.obligor() for o in check_holders(asked.obligors)))
    entry = PlannedEntry(
        asked.unit_number,
        RightKind.ADVANCE_NOTICE,
        EntryAction.BEGIN,
        RegistrationType.ADVANCE_NOTICE,
        asked.cause,
        content=AdvanceNoticeContent(**asked.terms),
        holders=people,
        note=asked.note,
    )
    return Plan((entry,), (proof(entry.right_id, asked.unit_numbers, asked.note),))


def refuse_second_buyer(asked: NewNotice, book: UnitBook) -> None:
    """One buyer's notice at a time (民法典 221)."""
    if NoticeKind(asked.terms["notice_kind"]) in SALE_NOTICES and book.sale_notices:
        raise ValidationError(
            f"{book.unit.address}已有{book.sale_notices[0].names}的预告登记，须先注销", code="noticed"
        )


@writes(RegisterEffect.RECORD_OBJECTION)
def record_objection(asked: NewObjection, books: Books) -> Plan:
    """异议登记: excludes nothing, lapses after fifteen days unless a lawsuit is proved (民法典 220)."""
    book_of(asked.unit_number, books)
    fifteenth = asked.last_day or asked.on + timedelta(days=OBJECTION_DAYS)
    last_day = None if asked.lawsuit_number else fifteenth
    entry = PlannedEntry(
        asked.unit_number,
        RightKind.OBJECTION,
        EntryAction.BEGIN,
        RegistrationType.OBJECTION,
        "登记簿记载的权利人不同意更正",
        content=ObjectionContent(matter=asked.matter, last_day=last_day, lawsuit_number=asked.lawsuit_number),
        holders=check_holders(asked.objectors),
    )
    return Plan((entry,), (proof(entry.right_id, asked.unit_numbers),))


@dataclass(frozen=True, slots=True)
class Lawsuit:
    """What proves that an objector has sued: the number under which court or tribunal took the case."""

    unit_numbers: tuple[str, ...]
    right_id: UUID
    holders: tuple[Holder, ...]
    document_number: str


@writes(RegisterEffect.PROVE_LAWSUIT)
def prove_lawsuit(asked: Lawsuit, books: Books) -> Plan:
    """The objector has sued within fifteen days: the objection no longer lapses by date (实施细则 83)."""
    rights = [standing_right(book_of(number, books), asked.right_id) for number in asked.unit_numbers]
    if rights[0].last_day is None:
        raise ValidationError("异议登记已经记载起诉，不必重复办理", code="sued")
    return Plan(tuple(kept_in_force(right, asked) for right in rights))


def kept_in_force(right: Right, asked: Lawsuit) -> PlannedEntry:
    """The entry of one unit: after a division an objection stands on several."""
    return PlannedEntry(
        right.unit_number,
        right.kind,
        EntryAction.ALTER,
        RegistrationType.OBJECTION,
        "异议人已经起诉",
        content=copied(right.content, last_day=None, lawsuit_number=asked.document_number),
        holders=asked.holders,
        right_id=right.right_id,
        predecessor_id=right.entry_id,
        document_number=asked.document_number,
    )
