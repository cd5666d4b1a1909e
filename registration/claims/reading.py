"""What a case asks of a writer: applicants become holders, materials become causes and prices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, TypeVar

from django.core.exceptions import ValidationError

from hall.cases.models import Applicant, Case, CasePart
from hall.cases.states import ApplicantRole, CoOwnership, UnitRole
from hall.catalogue.words import RegisterEffect
from registration.holders import Holder
from registration.restrictions import read_books
from registration.services.recording import Asked

Claim = Callable[[Case, CasePart], Asked]
C = TypeVar("C", bound=Claim)
CLAIMS: Final[dict[RegisterEffect, Claim]] = {}


def claims(effect: RegisterEffect) -> Callable[[C], C]:
    """Declare how a case is read for the writer of an effect."""

    def declare(claim: C) -> C:
        if CLAIMS.setdefault(effect, claim) is not claim:
            raise LookupError(f"登簿效果 {effect.value} 有两种读法")
        return claim

    return declare


def claim_of(case: Case, part: CasePart) -> Asked | None:
    """What a part of the case asks of its writer; None where its effect is not built."""
    reader = CLAIMS.get(RegisterEffect(part.effect)) if part.effect else None
    return reader(case, part) if reader else None


def subject_numbers(case: Case) -> tuple[str, ...]:
    """The units the case is about, without those of the other side of an easement."""
    return tuple(unit.number for unit in case.subjects if unit.role != UnitRole.DOMINANT)


def holders_of(case: Case, part: CasePart, role: ApplicantRole) -> tuple[Holder, ...]:
    """The applicants of one role of this part as holders to be."""
    return tuple(holder_of(one) for one in applying(case, part, role))


def applying(case: Case, part: CasePart, role: ApplicantRole) -> list[Applicant]:
    """Who applies for this part in a role; a part without people of its own shares those of the case."""
    people = [one for one in case.people if one.role == role]
    return [one for one in people if one.part_ordinal == part.ordinal] or people


def holder_of(one: Applicant) -> Holder:
    return Holder(
        name=one.name,
        document_kind=one.document_kind,
        document_number=one.document_number,
        share=one.share,
        co_ownership=CoOwnership(one.co_ownership),
        separate_certificate=one.holds_certificate,
    )


def payload_of(case: Case, code: str) -> dict[str, Any]:
    rows = (row for row in case.checklist if (row.chosen or row.material) == code and row.payload)
    return next((dict(row.payload) for row in rows), {})


def split_price(price: Decimal | None, numbers: tuple[str, ...]) -> Mapping[str, Decimal]:
    """One price over several units by their areas, to the 分; the last takes what is left."""
    if price is None:
        return {}
    if price <= 0:
        raise ValidationError("成交价应大于零，请核对合同")
    if len(numbers) == 1:
        return {numbers[0]: price}
    areas = {number: book.unit.area or Decimal(1) for number, book in read_books(numbers).items()}
    total, given = sum(areas.values(), Decimal(0)), {}
    for number in numbers[:-1]:
        part = price * areas.get(number, Decimal(1)) / total
        given[number] = part.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return given | {numbers[-1]: price - sum(given.values(), Decimal(0))}
