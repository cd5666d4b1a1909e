"""What follows from a correction: the unit's own facts are put right with the entry."""

from __future__ import annotations

from typing import Final

from hall.cases.ports import Happened, follows
from hall.catalogue.words import RegisterEffect
from registration.claims.correction import proof_number, said_of
from registration.claims.right_values import DOCUMENT, NAME, READERS
from registration.claims.titles import UNIT_FIELDS
from registration.models import RealEstateUnit
from registration.plans import Resurvey
from registration.services.surveying import resurvey

UNIT_FIELD: Final = {item: name for names in UNIT_FIELDS.values() for item, name in names.items()}
"""Where a field of the title has another name on the unit."""


@follows("record")
def put_the_unit_right(happened: Happened) -> None:
    """自然状况 of the unit, and of bare land its parcel, as pages and proofs show it."""
    case = happened.case
    if RegisterEffect.CORRECT_ENTRY not in case.item.effects:
        return
    said = said_of(case)
    item = said["item"]
    if item in (NAME, DOCUMENT) or proof_number(case) or not stands_on_the_unit(item):
        return
    value = READERS[item](said["right_value"])
    resurvey(Resurvey(number, {UNIT_FIELD.get(item, item): value}) for number in case.unit_numbers)


def stands_on_the_unit(item: str) -> bool:
    """Whether an item of an entry is one of the unit's own facts."""
    return UNIT_FIELD.get(item, item) in {field.name for field in RealEstateUnit._meta.concrete_fields}
