"""未成年人: who disposes and is not of age is a ward, whether or not the counter has said so (check:R18)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError

from hall.cases.filing import Claimant
from hall.cases.states import ApplicantRole
from hall.identity.documents import DocumentKind
from hall.identity.numbers import IdNumber

OF_AGE: Final = 18
"""民法典第十七条."""


def minor_disposes(claimants: Iterable[Claimant], on: date) -> bool:
    """Whether one of those who give (of one side only: who applies) is under age by the ID number."""
    every = list(claimants)
    giving = [one for one in every if one.role == ApplicantRole.OBLIGOR] or every
    return any(is_minor(one, on) for one in giving)


def is_minor(one: Claimant, on: date) -> bool:
    """By the birth in the ID number; of any other document the counter must say it."""
    if int(one.document_kind) != DocumentKind.ID_CARD:
        return False
    try:
        return IdNumber.parse(one.document_number).age_on(on) < OF_AGE
    except ValidationError:
        return False
