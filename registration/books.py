"""A unit's book on a day, as gates, panels, facts and writers see it: frozen, without queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from hall.cases.states import CoOwnership
from hall.identity.masking import mask_party
from registration.models import RealEstateUnit, SeizureContent
from registration.models.choices import PRE_SEIZURES, SALE_NOTICES, NoticeKind, PartyRole, RightKind
from registration.seizures import Seizure

TITLES = (RightKind.OWNERSHIP, RightKind.LAND_USE)


@dataclass(frozen=True, slots=True)
class Person:
    """A registered party without the document number (reading that is a look, and goes into the audit)."""

    party_id: int
    name: str
    document_kind: int
    document_hash: str
    role: str
    position: int
    co_ownership: CoOwnership
    share: Fraction
    separate_certificate: bool

    @classmethod
    def of(cls, row: dict[str, Any]) -> Person:
        return cls(
            row["id"],
            row["name"],
            row["document_kind"],
            row["document_hash"],
            row["role"],
            row["position"],
            CoOwnership(row["co_ownership"]),
            Fraction(row["share_numerator"], row["share_denominator"]),
            row["separate_certificate"],
        )

    @property
    def masked_name(self) -> str:
        return mask_party(self.name, self.document_kind)


@dataclass(frozen=True, slots=True)
class Right:
    """One right as it stands: who, since when, what. `waiting`: 轮候 number of a seizure, 0 if effective."""

    unit_number: str
    right_id: UUID
    kind: RightKind
    entry_id: int
    case_number: str
    cause: str
    registered_at: datetime
    content: Any
    people: tuple[Person, ...]
    rank: int | None = None
    last_day: date | None = None
    waiting: int = 0
    note: str = ""

    @property
    def holders(self) -> tuple[Person, ...]:
        return tuple(person for person in self.people if person.role == PartyRole.HOLDER)

    @property
    def obligors(self) -> tuple[Person, ...]:
        return tuple(person for person in self.people if person.role == PartyRole.OBLIGOR)

    @property
    def documents(self) -> frozenset[str]:
        """Document hashes of the holders."""
        return frozenset(person.document_hash for person in self.holders)

    @property
    def is_effective(self) -> bool:
        return self.waiting == 0

    @property
    def names(self) -> str:
        """Masked names, joined."""
        return "、".join(person.masked_name for person in self.holders)


@dataclass(frozen=True, slots=True)
class UnitBook:
    """A unit and all that stands on it on a day; `land` are the rights on its parcel's own unit, `houses` the
    seizures on the parcel's houses when the unit is the land itself."""

    unit: RealEstateUnit
    on: date
    read_at: datetime
    rights: tuple[Right, ...] = ()
    land: tuple[Right, ...] = ()
    houses: tuple[Right, ...] = ()

    def of_kind(self, kind: RightKind) -> tuple[Right, ...]:
        return tuple(right for right in self.rights if right.kind == kind)

    def right(self, right_id: UUID) -> Right:
        """Raises KeyError when the right does not stand on this unit."""
        for right in self.rights:
            if right.right_id == right_id:
                return right
        raise KeyError(right_id)

    @property
    def title(self) -> Right | None:
        """Ownership, or for bare land the right to use it; None when nothing is registered yet."""
        return next((right for right in self.rights if right.kind in TITLES), None)

    @property
    def mortgages(self) -> tuple[Right, ...]:
        """In the order of rank."""
        return tuple(sorted(self.of_kind(RightKind.MORTGAGE), key=lambda right: right.rank or 0))

    @property
    def notices(self) -> tuple[Right, ...]:
        return self.of_kind(RightKind.ADVANCE_NOTICE)

    @property
    def sale_notices(self) -> tuple[Right, ...]:
        """Advance notices that protect a buyer (民法典 221)."""
        return tuple(r for r in self.notices if NoticeKind(r.content.notice_kind) in SALE_NOTICES)

    @property
    def objections(self) -> tuple[Right, ...]:
        return self.of_kind(RightKind.OBJECTION)

    @property
    def residences(self) -> tuple[Right, ...]:
        return self.of_kind(RightKind.RESIDENCE)

    @property
    def easements(self) -> tuple[Right, ...]:
        return self.of_kind(RightKind.EASEMENT)

    @property
    def seizures(self) -> tuple[Right, ...]:
        """Effective and waiting, in the order of service."""
        return tuple(sorted(self.of_kind(RightKind.SEIZURE), key=lambda r: place_of(r.content)))

    @property
    def blocking_seizures(self) -> tuple[Right, ...]:
        """Effective seizures of this unit, and those of land or house that reach it (规定 21; check:R03)."""
        own = tuple(seizure for seizure in self.seizures if seizure.is_effective)
        return own + tuple(right for right in self.land + self.houses if self.is_reached_by(right))

    def is_reached_by(self, seizure: Right) -> bool:
        """Does a seizure of land (or house) reach this house (or land)? Not where the owners differ."""
        if seizure.kind != RightKind.SEIZURE or not seizure.is_effective:
            return False
        if self.title is None:
            return True
        owners = {person.document_hash for right in self.others_titles(seizure) for person in right.holders}
        return not owners or bool(owners & self.title.documents)

    def others_titles(self, seizure: Right) -> tuple[Right, ...]:
        """The title of the unit a seizure stands on."""
        return tuple(
            right
            for right in self.land + self.houses
            if right.unit_number == seizure.unit_number and right.kind in TITLES
        )

    @property
    def shares(self) -> frozenset[str]:
        """The document hashes of 按份共有人, empty for any other way of holding."""
        people = self.title.holders if self.title else ()
        return frozenset(p.document_hash for p in people if p.co_ownership == CoOwnership.SHARES)


def place_of(content: SeizureContent) -> tuple[datetime, int]:
    return seizure_of(UUID(int=0), content).place


def seizure_of(right_id: UUID, content: SeizureContent) -> Seizure:
    """The seizure as the queue knows it."""
    return Seizure(
        right_id,
        content.served_at,
        content.service_order,
        content.share,
        content.first_day,
        content.last_day,
        content.term_months,
        is_pre=content.seizure_type in PRE_SEIZURES,
    )
