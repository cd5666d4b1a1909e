"""What follows from a correction: the unit's own facts are put right with the entry."""

from __future__ import annotations

from typing import Final

from hall.cases.ports import Happened, follows
from hall.catalogue.words import RegisterEffect
from registration.claims.correction import proof_number, said_of
from registration.claims.right_values import DOCUMENT, NAME, READERS
from registration.models import RealEstateUnit

UNIT_FIELD: Final = {"building_area": "measured_area"}
"""Where a field of the title has another name on the unit."""


@follows("record")
def put_the_unit_right(happened: Happened) -> None:
    """自然状况 of the unit, as pages and proofs show it."""
    case = happened.case
    if RegisterEffect.CORRECT_ENTRY not in case.item.effects:
        return
    said = said_of(case)
    item = said["item"]
    if item in (NAME, DOCUMENT) or proof_number(case) or not stands_on_the_unit(item):
        return
    value = READERS[item](said["right_value"])
    RealEstateUnit.objects.filter(number__in=case.unit_numbers).update(**{UNIT_FIELD.get(item, item): value})


def stands_on_the_unit(item: str) -> bool:
    """Whether an item of an entry is one of the unit's own facts."""
    return UNIT_FIELD.get(item, item) in {field.name for field in RealEstateUnit._meta.concrete_fields}
