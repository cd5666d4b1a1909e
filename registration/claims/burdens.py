"""What easements and residence rights have in common when a case is read that changes one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hall.cases.models import Case, CasePart
from hall.cases.states import ApplicantRole
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from registration.claims.naming import NamedRight, named_right
from registration.claims.objection import together
from registration.claims.reading import applying, holder_of, holders_of
from registration.holders import Holder
from registration.models import Party
from registration.models.choices import CertificateState
from registration.plans import Retirement
from registration.writers.burdens import Ending
from registration.writers.easements import BurdenChange


def sides(case: Case, part: CasePart) -> tuple[Holder, ...]:
    """Who will hold the right, then who bears it."""
    bearing = (holder_of(one).obligor() for one in applying(case, part, ApplicantRole.OBLIGOR))
    return (*together(holders_of(case, part, ApplicantRole.OBLIGEE)), *bearing)


def registered(named: NamedRight) -> tuple[Holder, ...]:
    """Everybody the right's latest entry names."""
    rows = Party.objects.filter(entry=named.right.entry_id).order_by("position")
    return tuple(Holder.of(party) for party in rows)


def renamed(case: Case, people: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """The registered people; with a proof of the change, under the names they apply with."""
    codes = {row.chosen or row.material for row in case.checklist if not row.is_missing}
    if not codes & {m.ALTERATION_PROOF.code, m.NAME_CHANGE_PROOF.code}:
        return people
    now = {one.document_hash: one.name for one in case.people}
    return tuple(replace(one, name=now.get(one.document_hash, one.name)) for one in people)


def change_of(case: Case, part: CasePart, changes: Mapping[str, Any], cause: str) -> BurdenChange:
    """The alteration of the right that the case's proof names."""
    named = named_right(case, part.effect)
    return BurdenChange(
        unit_numbers=named.unit_numbers,
        right_id=named.right_id,
        people=renamed(case, registered(named)),
        cause=cause,
        changes=changes,
        retires=retired(named, case, cause),
    )


def retired(named: NamedRight, case: Case, cause: str) -> Retirement:
    """The old proof is taken back."""
    return Retirement(
        named.certificate.pk, CertificateState.REPLACED, f"{cause}，换发新证明，业务号 {case.number}"
    )


def ending_of(case: Case, part: CasePart, cause: str) -> Ending:
    """The end of the right that the case's proof names, on every unit."""
    named = named_right(case, RegisterEffect(part.effect))
    return Ending(named.unit_numbers, named.right_id, cause)
