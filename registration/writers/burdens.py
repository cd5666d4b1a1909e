"""抵押权, 居住权, 地役权: rights of others begin on a unit and end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from hall.identity.numbers import CertificateKind
from registration.books import Right, UnitBook
from registration.holders import Holder, check_holders
from registration.models import EasementContent, MortgageContent, ResidenceContent
from registration.models.choices import EntryAction, RegistrationType, RightKind, Survey
from registration.plans import Plan, PlannedCertificate, PlannedEntry
from registration.writers import Books, writes
from registration.writers.ownership import book_of


@dataclass(frozen=True, slots=True)
class NewMortgage:
    """What a mortgage asks for. `terms` are the fields of MortgageContent but the rank; amounts in yuan."""

    unit_numbers: tuple[str, ...]
    creditors: tuple[Holder, ...]
    mortgagors: tuple[Holder, ...]
    terms: dict[str, Any]
    cause: str = "设立抵押权"
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewResidence:
    """What a right of residence asks for; `terms` are the fields of ResidenceContent."""

    unit_numbers: tuple[str, ...]
    residents: tuple[Holder, ...]
    terms: dict[str, Any]
    cause: str = "设立居住权"
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewEasement:
    """What an easement asks for: written on both units with one right (实施细则 64)."""

    servient_number: str
    dominant_number: str
    holders: tuple[Holder, ...]
    terms: dict[str, Any]
    cause: str = "设立地役权"
    note: str = ""

    @property
    def unit_numbers(self) -> tuple[str, ...]:
        return (self.servient_number, self.dominant_number)


@dataclass(frozen=True, slots=True)
class Ending:
    """A right that is to end on all units it stands on."""

    unit_numbers: tuple[str, ...]
    right_id: UUID
    cause: str
    document_number: str = ""
    registration_type: RegistrationType = RegistrationType.CANCELLATION


@writes(RegisterEffect.CREATE_MORTGAGE)
def create_mortgage(asked: NewMortgage, books: Books) -> Plan:
    """A mortgage on every unit, each at its unit's next rank (民法典 414), one proof for all.

    Raises ValidationError: no title, a seizure (民法典 399).
    """
    people = (*check_holders(asked.creditors), *(m.obligor() for m in check_holders(asked.mortgagors)))
    right_id, entries = uuid4(), []
    for number in asked.unit_numbers:
        book = book_of(number, books)
        refuse_to_burden(book)
        entries.append(
            PlannedEntry(
                number,
                RightKind.MORTGAGE,
                EntryAction.BEGIN,
                RegistrationType.FIRST,
                asked.cause,
                content=MortgageContent(**(asked.terms | {"rank": next_rank(book)})),
                holders=people,
                right_id=right_id,
                note=asked.note,
            )
        )
    return Plan(tuple(entries), (proof(right_id, asked.unit_numbers, asked.note),))


@writes(RegisterEffect.CREATE_RESIDENCE)
def create_residence(asked: NewResidence, books: Books) -> Plan:
    """居住权 on the dwelling (民法典 368). Raises ValidationError: no title, a seizure."""
    people, right_id, entries = check_holders(asked.residents), uuid4(), []
    for number in asked.unit_numbers:
        refuse_to_burden(book_of(number, books))
        entries.append(
            PlannedEntry(
                number,
                RightKind.RESIDENCE,
                EntryAction.BEGIN,
                RegistrationType.FIRST,
                asked.cause,
                content=ResidenceContent(**asked.terms),
                holders=people,
                right_id=right_id,
                note=asked.note,
            )
        )
    return Plan(tuple(entries), (proof(right_id, asked.unit_numbers, asked.note),))


@writes(RegisterEffect.CREATE_EASEMENT)
def create_easement(asked: NewEasement, books: Books) -> Plan:
    """地役权 on the books of both units. Raises ValidationError: one unit twice, servient unit seized."""
    if asked.servient_number == asked.dominant_number:
        raise ValidationError("供役地和需役地不能是同一单元，请核对单元号", code="same_unit")
    refuse_to_burden(book_of(asked.servient_number, books))
    book_of(asked.dominant_number, books)
    people, right_id = check_holders(asked.holders), uuid4()
    entries = tuple(
        PlannedEntry(
            number,
            RightKind.EASEMENT,
            EntryAction.BEGIN,
            RegistrationType.FIRST,
            asked.cause,
            content=EasementContent(
                servient_number=asked.servient_number, dominant_number=asked.dominant_number, **asked.terms
            ),
            holders=people,
            right_id=right_id,
            note=asked.note,
        )
        for number in asked.unit_numbers
    )
    return Plan(entries, (proof(right_id, asked.unit_numbers, asked.note),))


@writes(RegisterEffect.CANCEL_RESIDENCE)
@writes(RegisterEffect.CANCEL_EASEMENT)
@writes(RegisterEffect.CANCEL_ADVANCE_NOTICE)
@writes(RegisterEffect.CANCEL_OBJECTION)
def end_right(asked: Ending, books: Books) -> Plan:
    """The right ends on every unit named; its proof is withdrawn. Raises ValidationError if not there."""
    return Plan(
        tuple(
            ending_entry(standing_right(book_of(n, books), asked.right_id), asked) for n in asked.unit_numbers
        )
    )


def standing_right(book: UnitBook, right_id: UUID) -> Right:
    """Raises ValidationError when the right does not stand on the unit."""
    try:
        return book.right(right_id)
    except KeyError:
        raise ValidationError(
            f"{book.unit.address}上没有要注销的权利，请刷新后重新核对", code="not_standing"
        ) from None


def ending_entry(right: Right, asked: Ending) -> PlannedEntry:
    return PlannedEntry(
        right.unit_number,
        right.kind,
        EntryAction.END,
        asked.registration_type,
        asked.cause,
        right_id=right.right_id,
        predecessor_id=right.entry_id,
        document_number=asked.document_number,
    )


def next_rank(book: UnitBook) -> int:
    """The rank after the last that stands (民法典 414: in the order of registration)."""
    return max((mortgage.rank or 0 for mortgage in book.mortgages), default=0) + 1


def refuse_to_burden(book: UnitBook) -> None:
    """The writer's own wall behind the gates: title is registered, nothing is seized."""
    if book.title is None and not is_under_construction(book):
        raise ValidationError(
            f"{book.unit.address}没有现势所有权或者使用权，请先办理首次登记", code="not_owned"
        )
    if book.blocking_seizures:
        raise ValidationError(f"{book.unit.address}已被查封，不能设立权利", code="seized")


def is_under_construction(book: UnitBook) -> bool:
    """在建建筑物: predicted, on land that is registered (实施细则 75)."""
    is_predicted = book.unit.survey == Survey.PREDICTED
    return is_predicted and any(right.kind == RightKind.LAND_USE for right in book.land)


def proof(right_id: UUID, unit_numbers: Iterable[str], note: str = "") -> PlannedCertificate:
    """One 不动产登记证明 for a right on one or several units."""
    return PlannedCertificate(CertificateKind.PROOF, right_id, tuple(unit_numbers), note=note)
