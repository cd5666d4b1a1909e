"""变更登记 and 注销登记 of a title: of a house with its land, and of bare land."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from registration.books import Right, UnitBook
from registration.holders import Holder, check_holders
from registration.models.choices import EntryAction, RegistrationType, RightKind, UnitStatus
from registration.plans import Plan, PlannedEntry, Resurvey, Retirement, copied
from registration.writers import Books, writes
from registration.writers.ownership import book_of, certificates_for

LABELS: Final = {RightKind.OWNERSHIP: "房屋所有权", RightKind.LAND_USE: "建设用地使用权"}


@dataclass(frozen=True, slots=True)
class TitleChange:
    """What an alteration asks for: the owners stay who they are, by unit; `changes` are content fields.

    `surveyed` are the fields of the unit itself that become so as well; `retires` the old certificates.
    """

    unit_numbers: tuple[str, ...]
    kind: RightKind
    holders: Mapping[str, tuple[Holder, ...]]
    cause: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    surveyed: Mapping[str, Any] = field(default_factory=dict)
    retires: tuple[Retirement, ...] = ()
    document_number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TitleEnding:
    """What a cancellation asks for; `voids` where the thing itself is no more and its number stays unused."""

    unit_numbers: tuple[str, ...]
    kind: RightKind
    cause: str
    document_number: str = ""
    voids: bool = False
    note: str = ""


@writes(RegisterEffect.ALTER_OWNERSHIP)
@writes(RegisterEffect.ALTER_LAND)
def alter_title(asked: TitleChange, books: Books) -> Plan:
    """The same right with what is new in it, and a new certificate (实施细则 37).

    Raises ValidationError: no such title, nothing that changes, owners that make no sense.
    """
    plans = [altered(asked, book_of(number, books)) for number in asked.unit_numbers]
    return Plan.of(plans) + Plan(retirements=asked.retires)


def altered(asked: TitleChange, book: UnitBook) -> Plan:
    old = standing_title(book, asked.kind)
    holders = check_holders(asked.holders.get(book.unit.number, ()))
    content = copied(old.content, **asked.changes)
    refuse_no_change(old, holders, asked)
    entry = PlannedEntry(
        book.unit.number,
        old.kind,
        EntryAction.ALTER,
        RegistrationType.ALTERATION,
        asked.cause,
        content=content,
        holders=holders,
        right_id=old.right_id,
        predecessor_id=old.entry_id,
        document_number=asked.document_number,
        note=asked.note,
    )
    surveys = (Resurvey(book.unit.number, asked.surveyed),) if asked.surveyed else ()
    return Plan((entry,), certificates_for(entry), surveys=surveys)


def standing_title(book: UnitBook, kind: RightKind) -> Right:
    """The title of that kind. Raises ValidationError where it does not stand."""
    rights = book.of_kind(kind)
    if not rights:
        raise ValidationError(
            f"{book.unit.address}没有现势{LABELS[kind]}，请先办理首次登记", code="not_owned"
        )
    return rights[0]


def refuse_no_change(old: Right, holders: tuple[Holder, ...], asked: TitleChange) -> None:
    same_people = [(h.name, h.document_hash, h.share, h.co_ownership) for h in holders] == [
        (p.name, p.document_hash, p.share, p.co_ownership) for p in old.holders
    ]
    if same_people and all(getattr(old.content, name) == value for name, value in asked.changes.items()):
        raise ValidationError(
            "登记簿记载与变更后的内容相同，没有需要变更的事项，请核对变更材料", code="no_change"
        )


@writes(RegisterEffect.CANCEL_LAND)
def cancel_title(asked: TitleEnding, books: Books) -> Plan:
    """The title ends, and with it what stood on it with its holders' consent (实施细则 28).

    Raises ValidationError: no such title, a seizure.
    """
    return Plan.of(cancelled(asked, book_of(number, books)) for number in asked.unit_numbers)


def cancelled(asked: TitleEnding, book: UnitBook) -> Plan:
    title = standing_title(book, asked.kind)
    if book.blocking_seizures:
        raise ValidationError(f"{book.unit.address}已被查封，不能注销", code="seized")
    if book.easements:
        raise ValidationError(
            f"{book.unit.address}设有地役权，须在两处不动产上一并注销，请先办理地役权注销登记",
            code="easement",
        )
    entries = (
        *(ending(right, asked, f"{asked.cause}，随{title.kind.label}注销") for right in burdens(book)),
    )
    surveys = (Resurvey(book.unit.number, {"status": UnitStatus.VOID}),) if asked.voids else ()
    return Plan((*entries, ending(title, asked, asked.cause)), surveys=surveys)


def burdens(book: UnitBook) -> Iterable[Right]:
    """What stands on a title and falls with it; an objection to it has nothing left to object to."""
    return (*book.mortgages, *book.residences, *book.notices, *book.objections)


def ending(right: Right, asked: TitleEnding, cause: str) -> PlannedEntry:
    return PlannedEntry(
        right.unit_number,
        right.kind,
        EntryAction.END,
        RegistrationType.CANCELLATION,
        cause[:200],
        right_id=right.right_id,
        predecessor_id=right.entry_id,
        document_number=asked.document_number,
        note=asked.note,
    )
