"""What a writer would write: planned first, so that a page can show the book before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID, uuid4

from hall.identity.numbers import CertificateKind
from registration.holders import Holder
from registration.models import Content
from registration.models.choices import (
    ENDINGS,
    CertificateState,
    EntryAction,
    RegistrationType,
    RightKind,
)


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """One entry to be. `content` is an unsaved detail row, absent from endings."""

    unit_number: str
    kind: RightKind
    action: EntryAction
    registration_type: RegistrationType
    cause: str
    content: Content | None = None
    holders: tuple[Holder, ...] = ()
    right_id: UUID = field(default_factory=uuid4)
    predecessor_id: int | None = None
    document_number: str = ""
    note: str = ""

    @property
    def ends_right(self) -> bool:
        return self.action in ENDINGS


@dataclass(frozen=True, slots=True)
class PlannedCertificate:
    """One certificate to be, of a right of this plan; `holder` names the one person it is made out to."""

    kind: CertificateKind
    right_id: UUID
    unit_numbers: tuple[str, ...]
    holder: str = ""
    replaces_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Retirement:
    """A certificate that stops being valid."""

    certificate_id: int
    state: CertificateState
    reason: str


@dataclass(frozen=True, slots=True)
class Resurvey:
    """What a unit itself is like afterwards: fields of RealEstateUnit, such as its use or 无效."""

    unit_number: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """Entries in the order they are written – ends before beginnings –, certificates made and retired."""

    entries: tuple[PlannedEntry, ...] = ()
    certificates: tuple[PlannedCertificate, ...] = ()
    retirements: tuple[Retirement, ...] = ()
    surveys: tuple[Resurvey, ...] = ()

    def __add__(self, other: Plan) -> Plan:
        return Plan(
            self.entries + other.entries,
            self.certificates + other.certificates,
            self.retirements + other.retirements,
            self.surveys + other.surveys,
        )

    @classmethod
    def of(cls, plans: Iterable[Plan]) -> Plan:
        """One plan of many."""
        whole = list(plans)
        return cls(
            tuple(entry for plan in whole for entry in plan.entries),
            tuple(certificate for plan in whole for certificate in plan.certificates),
            tuple(retirement for plan in whole for retirement in plan.retirements),
            tuple(survey for plan in whole for survey in plan.surveys),
        )

    @property
    def unit_numbers(self) -> list[str]:
        return sorted({entry.unit_number for entry in self.entries})

    @property
    def endings(self) -> tuple[PlannedEntry, ...]:
        return tuple(entry for entry in self.entries if entry.ends_right)

    @property
    def beginnings(self) -> tuple[PlannedEntry, ...]:
        return tuple(entry for entry in self.entries if entry.action == EntryAction.BEGIN)


C = TypeVar("C", bound=Content)


def copied(content: C, **changes: object) -> C:
    """The same detail row for another entry, with some values changed; unsaved."""
    names = [field.attname for field in content._meta.concrete_fields if not field.primary_key]
    return type(content)(**({name: getattr(content, name) for name in names} | changes))
