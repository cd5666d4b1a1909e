"""当事人: the sides of a case in the item's own words, as pages show them – masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hall.cases.models import Applicant, Case
from hall.cases.sides import ROLE_OF_SIDE
from hall.cases.states import ApplicantRole, CoOwnership

ORDER = (ApplicantRole.OBLIGOR, ApplicantRole.OBLIGEE, ApplicantRole.INTERESTED)


@dataclass(frozen=True)
class Party:
    """一方: 卖方, 买方 …, its people, and how they own together where they are several."""

    label: str
    people: Sequence[Applicant]
    owning: str = ""


def side_label(case: Case, person: Applicant) -> str:
    """卖方, 买方, 抵押权人 …: the item's own word for the person's side."""
    parts = case.item.parts
    part = parts[person.part_ordinal - 1] if person.part_ordinal <= len(parts) else None
    sides = [role for role in part.roles if role.side in ROLE_OF_SIDE] if part else []
    named = {ROLE_OF_SIDE[role.side]: role.label for role in sides}
    role = ApplicantRole(person.role)
    return named.get(role, role.label)


def parties_of(case: Case) -> list[Party]:
    """The sides of the case, who gives before who takes."""
    sides: dict[tuple[int, int], list[Applicant]] = {}
    for person in case.people:
        key = (person.part_ordinal, ORDER.index(ApplicantRole(person.role)))
        sides.setdefault(key, []).append(person)
    return [
        Party(side_label(case, people[0]), people, owning_words(people))
        for _, people in sorted(sides.items())
    ]


def price_of(case: Case) -> Decimal | None:
    """成交价 in yuan, as the paper of the transfer says it; None where there is none."""
    prices = (row.payload.get("price") for row in case.checklist)
    return next((price for price in prices if isinstance(price, Decimal)), None)


def owning_words(people: Sequence[Applicant]) -> str:
    """共同共有, or 按份共有 1/2、1/2; nothing where one person stands alone."""
    if len(people) < 2 or people[0].role != ApplicantRole.OBLIGEE:
        return ""
    how = CoOwnership(people[0].co_ownership)
    if how == CoOwnership.SHARES:
        shares = "、".join(f"{one.share_numerator}/{one.share_denominator}" for one in people)
        return f"{how.label} {shares}"
    return "" if how == CoOwnership.SOLE else how.label
