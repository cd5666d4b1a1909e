"""How a case is read by which units are divided or merged: those with a title go, those without come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError

from hall.cases.models import Case, CasePart
from hall.cases.states import ApplicantRole, CoOwnership
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.identity.numbers import CertificateKind
from hall.identity.numbers.unit import grouped
from registration.books import Right, UnitBook
from registration.claims.people import is_named, registered_parties
from registration.claims.reading import claims, holders_of, payload_of, subject_numbers
from registration.holders import Holder
from registration.models import Certificate, Standing
from registration.models.choices import CertificateState, RightKind
from registration.plans import Retirement
from registration.restrictions import read_books
from registration.writers.division import Division, Following, FollowingRight

ALTERATION = "division-of-units"


@claims(RegisterEffect.DIVIDE_OWNERSHIP)
def division(case: Case, part: CasePart) -> Division:
    """分割、合并: the case names the old units and the new ones, surveyed before and without a title yet."""
    books = read_books(subject_numbers(case))
    before, after = sorted_out(books)
    stays = case.item_code == ALTERATION
    said = payload_of(case, m.ALTERATION_PROOF.code) or payload_of(case, m.PARTITION_PROOF.code)
    titles = [right for number in before for right in books[number].of_kind(RightKind.OWNERSHIP)]
    owners = owners_after(case, part, titles, stays=stays)
    consent = payload_of(case, m.DIVISION_CONSENT.code)
    word = "分割" if len(before) == 1 else "合并"
    return Division(
        before=before,
        owners=dict.fromkeys(after, owners) | allocated(str(said.get("allocation") or ""), after, owners),
        cause=f"房屋{word}",
        stays=stays,
        document_number=str(said.get("number") or said.get("contract_number") or ""),
        following=following_rights(books, before, consent, case),
        scope=str(consent.get("scope") or ""),
        note=f"由单元 {'、'.join(grouped(number) for number in before)} {word}而来"[:500],
    )


def following_rights(
    books: Mapping[str, UnitBook], before: tuple[str, ...], consent: Mapping[str, Any], case: Case
) -> Following:
    """The mortgages whose every holder has agreed in writing (民法典 406), a joint one stays joint; and every
    objection."""
    given = str(consent.get("given_by") or "")
    rights = [right for number in before for right in books[number].mortgages]
    agreed = [right for right in rights if all(is_named(one.name, given) for one in right.holders)]
    going_on = agreed + [right for number in before for right in books[number].objections]
    people = registered_parties(going_on)
    return {
        right.right_id: FollowingRight(
            people[right.right_id], retired_proof(right, case), standing_beside(right, before)
        )
        for right in going_on
    }


def standing_beside(right: Right, before: tuple[str, ...]) -> tuple[str, ...]:
    """The other units of the same right (共同抵押), which the division does not touch."""
    others = Standing.objects.filter(right_id=right.right_id).exclude(unit__number__in=before)
    return tuple(others.order_by("unit__number").values_list("unit__number", flat=True))


def retired_proof(right: Right, case: Case) -> Retirement | None:
    """The proof of the right as it stands, which is taken back for a new one."""
    proof = Certificate.objects.valid().filter(right_id=right.right_id, kind=CertificateKind.PROOF).first()
    if proof is None:
        return None
    why = f"房屋分割、合并，{right.kind.label}随新单元存续，换发新证明，业务号 {case.number}"
    return Retirement(proof.pk, CertificateState.WITHDRAWN, why)


def sorted_out(books: Mapping[str, UnitBook]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The units with a title and those without, in order."""
    before = tuple(number for number, book in sorted(books.items()) if book.title)
    return before, tuple(number for number in sorted(books) if number not in before)


def owners_after(case: Case, part: CasePart, titles: list[Right], *, stays: bool) -> tuple[Holder, ...]:
    """Who is registered now where nothing passes, else who acquires."""
    if stays and titles:
        return registered_parties(titles[:1])[titles[0].right_id]
    return holders_of(case, part, ApplicantRole.OBLIGEE)


def allocated(text: str, after: tuple[str, ...], owners: tuple[Holder, ...]) -> dict[str, tuple[Holder, ...]]:
    """Who gets which new unit, as the agreement says: 0051=林小禾；0052=周明远、吴桐.

    Raises ValidationError for a room number or a name that is not of the case.
    """
    rooms, people = {number[24:]: number for number in after}, {one.name: one for one in owners}
    given: dict[str, tuple[Holder, ...]] = {}
    for piece in filter(None, text.replace(";", "；").split("；")):
        room, _, names = piece.partition("=")
        known = [people.get(name.strip()) for name in names.split("、")]
        if room.strip() not in rooms or None in known:
            raise ValidationError(
                f"“{piece}”不明确：请写户号（单元号后 4 位）=受让方姓名，如 0051=林小禾", code="allocation"
            )
        given[rooms[room.strip()]] = as_owners([one for one in known if one])
    return given


def as_owners(people: list[Holder]) -> tuple[Holder, ...]:
    """One alone owns alone; several as they applied."""
    if len(people) == 1:
        return (replace(people[0], co_ownership=CoOwnership.SOLE, share=Fraction(1)),)
    return tuple(people)
