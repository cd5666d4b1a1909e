"""How a case is read by which land is first registered or passes."""

from __future__ import annotations

from typing import Any, Final

from hall.cases.models import Case, CasePart
from hall.cases.states import ApplicantRole
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from registration.claims.ownership import ownership_transfer
from registration.claims.reading import claims, holders_of, payload_of, subject_numbers
from registration.models.choices import LandNature
from registration.restrictions import read_books
from registration.writers.land import FirstLand
from registration.writers.ownership import OwnershipTransfer

CAUSES: Final = {
    LandNature.ALLOCATED: "划拨",
    LandNature.GRANTED: "出让",
    LandNature.LEASED: "租赁",
    LandNature.CONTRIBUTED: "作价出资（入股）",
    LandNature.AUTHORISED: "授权经营",
}


@claims(RegisterEffect.OPEN_LAND)
def first_land(case: Case, part: CasePart) -> FirstLand:
    """土地首次: terms and price from the grant or the decision, the rest as surveyed."""
    numbers = subject_numbers(case)
    source = payload_of(case, m.LAND_TITLE_SOURCE.code)
    natures = {book.unit.land_nature for book in read_books(numbers).values()}
    return FirstLand(
        unit_numbers=numbers,
        holders=holders_of(case, part, ApplicantRole.OBLIGEE),
        cause=next((words for nature, words in CAUSES.items() if natures == {nature.value}), "依法取得"),
        facts=terms_of(source),
        document_number=str(source.get("number") or ""),
    )


def terms_of(source: dict[str, Any]) -> dict[str, Any]:
    """Fields of the right from 出让合同 or 划拨决定书; land that was allotted has no price."""
    terms = {
        "price": source.get("price") or None,
        "starts_on": source.get("begins_on"),
        "ends_on": source.get("ends_on"),
        "contract_number": str(source.get("number") or ""),
    }
    return {name: value for name, value in terms.items() if value}


@claims(RegisterEffect.TRANSFER_LAND)
def land_transfer(case: Case, part: CasePart) -> OwnershipTransfer:
    """土地转移: as a house passes, on the parcel's own unit."""
    return ownership_transfer(case, part)
