"""查封, 预查封, 续封, 解封: written as registration.seizures decides (domain §6.4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from hall.catalogue.words import RegisterEffect
from registration.books import Right, UnitBook, seizure_of
from registration.debtors import is_one_of
from registration.holders import Holder
from registration.models import SeizureContent
from registration.models.choices import EntryAction, RegistrationType, RightKind, SeizureType
from registration.plans import Plan, PlannedEntry, copied
from registration.restrictions import queue_of
from registration.seizures import Queue, release, renew, serve
from registration.services.settlement import WAITING_TYPE, entries_of, period
from registration.writers import Books, writes
from registration.writers.burdens import Ending, ending_entry, standing_right
from registration.writers.ownership import book_of


@dataclass(frozen=True, slots=True)
class NewSeizure:
    """What an order asks for; `terms` are SeizureContent fields but the type. `on`: day of registration.

    `debtors` are the debtors with their document numbers, where a 预查封 has to know them again. A house
    nobody is registered for yet is seized in advance, whatever the order calls it, and what is registered in
    the debtor's name already is seized outright (法发〔2004〕5号 13–16).
    """

    unit_numbers: tuple[str, ...]
    terms: dict[str, Any]
    on: date
    pre_seizure: bool = False
    organ: str = "人民法院"
    note: str = ""
    debtors: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True)
class Renewal:
    """续封: a later last day for a seizure that still stands. `on`: the day the renewal was served."""

    unit_numbers: tuple[str, ...]
    right_id: UUID
    last_day: date
    on: date
    document_number: str


@dataclass(frozen=True, slots=True)
class Release:
    """解封, or a waiting seizure that leaves the queue. `on`: day of registration."""

    unit_numbers: tuple[str, ...]
    right_id: UUID
    on: date
    document_number: str
    cause: str = "解除查封"


@writes(RegisterEffect.RECORD_SEIZURE)
@writes(RegisterEffect.RECORD_PRE_SEIZURE)
def record_seizure(asked: NewSeizure, books: Books) -> Plan:
    """Effective at once or waiting, by the order of service; no certificate. Raises ValidationError."""
    right_id = uuid4()
    return Plan(tuple(e for n in asked.unit_numbers for e in seize(asked, book_of(n, books), right_id)))


def seize(asked: NewSeizure, book: UnitBook, right_id: UUID) -> Iterable[PlannedEntry]:
    """The new seizure's entry, and those of whoever it moves."""
    is_pre = is_in_advance(asked, book)
    kind = SeizureType.PRE_SEIZURE if is_pre else SeizureType.SEIZURE
    content = SeizureContent(**(asked.terms | {"seizure_type": kind}))
    queue, events = serve(as_queued(book), seizure_of(right_id, content), asked.on)
    if right_id not in queue.effective():
        content.seizure_type = WAITING_TYPE[kind]
    for name, value in period(queue.get(right_id)).items():
        setattr(content, name, value)
    entry = PlannedEntry(
        book.unit.number,
        RightKind.SEIZURE,
        EntryAction.BEGIN,
        RegistrationType.SEIZURE,
        f"{asked.organ}{kind.label}",
        content=content,
        holders=asked.debtors if is_pre else (),
        right_id=right_id,
        document_number=content.document_number,
        note=asked.note,
    )
    others = [event for event in events if event.right_id != right_id]
    return (*entries_of(others, book.rights), entry)


def is_in_advance(asked: NewSeizure, book: UnitBook) -> bool:
    """预查封: of what is not registered in the debtor's name yet, whatever the order calls it."""
    if book.title is None:
        return asked.pre_seizure or not book.unit.is_bare_land
    return asked.pre_seizure and not any(
        is_one_of(person, asked.terms.get("debtor_name", ""), asked.debtors) for person in book.title.holders
    )


@writes(RegisterEffect.RENEW_SEIZURE)
def renew_seizure(asked: Renewal, books: Books) -> Plan:
    """The same place, a later last day; refused after the last day has passed (民诉法解释 485)."""
    return Plan(tuple(renewed(asked, book_of(number, books)) for number in asked.unit_numbers))


def renewed(asked: Renewal, book: UnitBook) -> PlannedEntry:
    right = standing_right(book, asked.right_id)
    queue = renew(as_queued(book), asked.right_id, asked.last_day, asked.on)
    return PlannedEntry(
        right.unit_number,
        right.kind,
        EntryAction.ALTER,
        RegistrationType.SEIZURE,
        "续封",
        content=copied(right.content, **period(queue.get(asked.right_id))),
        right_id=right.right_id,
        predecessor_id=right.entry_id,
        document_number=asked.document_number,
    )


@writes(RegisterEffect.RELEASE_SEIZURE)
def release_seizure(asked: Release, books: Books) -> Plan:
    """The seizure ends and the first that waits becomes effective the same day (查扣冻规定 26)."""
    return Plan(tuple(e for n in asked.unit_numbers for e in released(asked, book_of(n, books))))


def released(asked: Release, book: UnitBook) -> tuple[PlannedEntry, ...]:
    right = standing_right(book, asked.right_id)
    ending = Ending(
        asked.unit_numbers, asked.right_id, asked.cause, asked.document_number, RegistrationType.SEIZURE
    )
    _queue, events = release(as_queued(book), asked.right_id, asked.on)
    return (ending_entry(right, ending), *entries_of(events, book.rights))


def dispose_all(book: UnitBook, *, cause: str, document_number: str) -> tuple[PlannedEntry, ...]:
    """全部处置: the disposing seizure and all that wait lapse (法发〔2004〕5号 20)."""
    return tuple(
        ending_entry(
            right,
            Ending((book.unit.number,), right.right_id, cause, document_number, RegistrationType.SEIZURE),
        )
        for right in book.seizures
    )


def as_queued(book: UnitBook) -> Queue:
    """The unit's seizures as evaluated on the book's day."""
    return queue_of(replace(right, content=evaluated(right)) for right in book.rights)


def evaluated(right: Right) -> Any:
    """A seizure's detail with the period it has on the book's day; other rights as they are."""
    if right.kind != RightKind.SEIZURE or right.last_day == right.content.last_day:
        return right.content
    return copied(right.content, last_day=right.last_day)
