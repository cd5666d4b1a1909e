"""How a case is read that changes or ends a title: 变更, 更名, 注销 of land and of houses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from django.core.exceptions import ValidationError

from hall.cases.models import Applicant, Case, CasePart
from hall.cases.states import ApplicantRole
from hall.catalogue import materials as m
from hall.catalogue.title_payloads import CANCELLATION_GROUNDS
from hall.catalogue.words import RegisterEffect
from registration.books import Person, Right
from registration.claims.people import Former, former_of, old_certificates, parties_by_unit
from registration.claims.reading import applying, claims, payload_of, subject_numbers
from registration.holders import Holder
from registration.models.choices import RightKind
from registration.restrictions import read_books
from registration.writers.titles import TitleChange, TitleEnding

HOUSE_FIELDS: Final = {
    "new_address": "address",
    "new_use": "use",
    "new_structure": "structure",
    "new_area": "building_area",
    "new_exclusive_area": "exclusive_area",
    "new_shared_area": "shared_area",
}
LAND_FIELDS: Final = {
    "new_address": "address",
    "new_area": "area",
    "new_land_use": "land_use",
    "new_ends_on": "ends_on",
}
"""Entry of a material → field of the title's content."""
UNIT_FIELDS: Final = {
    RightKind.OWNERSHIP: {"building_area": "measured_area"},
    RightKind.LAND_USE: {"area": "land_area", "starts_on": "land_starts_on", "ends_on": "land_ends_on"},
}
"""Field of the content → field of the unit, where it has another name there."""
ENDING_CAUSES: Final = dict(CANCELLATION_GROUNDS)


@claims(RegisterEffect.ALTER_OWNERSHIP)
def house_alteration(case: Case, part: CasePart) -> TitleChange:
    """房屋变更: what the proof says is new, or who is called otherwise now."""
    return alteration(case, part, RightKind.OWNERSHIP, HOUSE_FIELDS, (m.ALTERATION_PROOF.code,))


@claims(RegisterEffect.ALTER_LAND)
def land_alteration(case: Case, part: CasePart) -> TitleChange:
    """土地变更: address, area, use and term, by proof or by approval."""
    codes = (m.ALTERATION_PROOF.code, m.LAND_TERMS_APPROVAL.code)
    return alteration(case, part, RightKind.LAND_USE, LAND_FIELDS, codes)


def alteration(
    case: Case, part: CasePart, kind: RightKind, names: Mapping[str, str], codes: Iterable[str]
) -> TitleChange:
    """What the case's papers change in titles of a kind. Raises ValidationError where they change several."""
    numbers = subject_numbers(case)
    rights = [right for book in read_books(numbers).values() for right in book.of_kind(kind)]
    said = {key: value for code in codes for key, value in payload_of(case, code).items() if value}
    changes = {field: said[key] for key, field in names.items() if said.get(key)}
    if changes and len(numbers) > 1:
        raise ValidationError("自然状况的变更请一个单元一件办理；更名可以几个单元一件办理", code="several")
    former = former_of(case)
    people = parties_by_unit(rights)
    return TitleChange(
        unit_numbers=numbers,
        kind=kind,
        holders={
            right.unit_number: renamed(people[right.unit_number], right, applicants(case, part), former)
            for right in rights
        },
        cause=cause_of(changes),
        changes=changes,
        surveyed={UNIT_FIELDS[kind].get(name, name): value for name, value in changes.items()},
        retires=old_certificates(rights, f"变更登记，换发新证，业务号 {case.number}"),
        document_number=str(
            said.get("number") or payload_of(case, m.NAME_CHANGE_PROOF.code).get("number") or ""
        ),
    )


def applicants(case: Case, part: CasePart) -> list[Applicant]:
    return applying(case, part, ApplicantRole.OBLIGEE)


def renamed(
    holders: tuple[Holder, ...], right: Right, applying_now: list[Applicant], former: Former
) -> tuple[Holder, ...]:
    """The registered owners, each under the name and number of now."""
    persons: list[Person] = list(right.people)
    return tuple(
        as_called_now(holder, person, applying_now, former)
        for holder, person in zip(holders, persons, strict=True)
    )


def as_called_now(holder: Holder, person: Person, applying_now: list[Applicant], former: Former) -> Holder:
    for one in applying_now:
        if former.was(one, person):
            return replace(
                holder,
                name=one.name,
                document_kind=one.document_kind,
                document_number=one.document_number,
            )
    return holder


CAUSES: Final = {
    "address": "坐落变更",
    "use": "房屋用途变更",
    "structure": "房屋结构变更",
    "building_area": "房屋面积变更",
    "area": "土地界址、面积变更",
    "land_use": "土地用途变更",
    "ends_on": "土地使用期限变更",
}


def cause_of(changes: Mapping[str, Any]) -> str:
    """登记原因 by what is new; without anything new it is the name."""
    words = [words for name, words in CAUSES.items() if name in changes]
    return "、".join(words) or "权利人姓名、名称或者证件号码变更"


@claims(RegisterEffect.CANCEL_LAND)
def land_cancellation(case: Case, part: CasePart) -> TitleEnding:
    """土地注销."""
    return cancellation(case, RightKind.LAND_USE)


def cancellation(case: Case, kind: RightKind) -> TitleEnding:
    """What the proof says of why the titles end; a thing that is no more takes its number with it."""
    said = payload_of(case, m.CANCELLATION_PROOF.code)
    ground = str(said.get("ground") or "ended")
    return TitleEnding(
        unit_numbers=subject_numbers(case),
        kind=kind,
        cause=ENDING_CAUSES[ground],
        document_number=str(said.get("number") or ""),
        voids=ground == "destroyed",
    )
