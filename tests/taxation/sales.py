"""Makers of cases under assessment: the other rooms' gates pass, so that only taxation speaks."""

from decimal import Decimal
from typing import Any

import pytest

from hall.cases.filing import Claimant, FiledUnit, Filing
from hall.cases.models import Applicant, Case, CaseMaterial
from hall.cases.ports import FACTS, GATES, Answer, Ask, passes
from hall.cases.services.intake import open_case
from hall.cases.services.steps import take_step
from hall.cases.states import ApplicantRole, MaterialState
from hall.catalogue.house_transfer import SALE_OF_EXISTING_HOUSE
from hall.clock import now
from hall.identity.documents import DocumentKind
from hall.staff.actors import Actor
from taxation.models import Assessment
from taxation.services.assessing import open_assessment
from tests.staff.makers import actor

UNIT = "445302001002GB00012F00030046"
SELLER, BUYER = "林嘉禾", "周致远"
CONTRACT = {
    "contract_number": "YC-2026-004512",
    "signed_on": "2026-09-16",
    "price": "1180000",
    "area": "118.36",
}
RELIEF = {"buyer_homes": "only", "seller_only_home": "no"}


def id_number(serial: int) -> str:
    """A valid ID number of 云城区, born on 1 January 1990."""
    body = f"44530219900101{serial:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


def other_rooms_agree(patch: pytest.MonkeyPatch) -> None:
    """Every gate that is not taxation's passes; every fact a room should know is false."""

    def agrees(ask: Ask) -> Answer:
        return passes("其他各室没有异议")

    for use in SALE_OF_EXISTING_HOUSE.gates:
        if "taxes" not in use.word:
            patch.setitem(GATES, use.word, agrees)
    for one in SALE_OF_EXISTING_HOUSE.facts:
        if one.word != "tax_is_due" and one.answered_by:
            patch.setitem(FACTS, one.word, lambda subject: False)


def filed_sale(*, serial: int = 1, contract: dict[str, Any] | None = None, relief: Any = RELIEF) -> Case:
    """A sale as taken in at the counter, all papers there, everybody asked and signed."""
    unit = f"{UNIT[:-4]}{serial:04d}"
    filing = Filing(
        item_code=SALE_OF_EXISTING_HOUSE.code,
        units=[FiledUnit(unit, located_at=f"云城区翠石路66号云岭花园3幢{serial}房")],
        claimants=[
            Claimant(ApplicantRole.OBLIGOR, SELLER, DocumentKind.ID_CARD, id_number(2)),
            Claimant(ApplicantRole.OBLIGEE, BUYER, DocumentKind.ID_CARD, id_number(3)),
        ],
        payloads={
            "sale-contract": CONTRACT | (contract or {}),
            **({"tax-relief-claim": relief} if relief else {}),
        },
        declared={"claims_tax_relief": bool(relief)},
    )
    case = open_case(filing, by=actor("accept"))
    missing = CaseMaterial.objects.filter(case=case, state=MaterialState.MISSING)
    missing.update(state=MaterialState.SUPPLIED, noted_at=now())
    Applicant.objects.filter(case=case).update(asked_at=now(), signed_at=now())
    return case


def accepted_sale(**filing: Any) -> Case:
    """The sale accepted at the door."""
    return take_step(filed_sale(**filing).pk, "accept", by=actor("accept"))


def assessed_sale(**filing: Any) -> Assessment:
    """The sale as it stands before the assessing officer: opened, with its estimate."""
    assessment = open_assessment(accepted_sale(**filing).number)
    assert assessment is not None
    return assessment


def assessor() -> Actor:
    """An officer of 税务 who assesses."""
    return actor("assess")


def the_book_says(patch: pytest.MonkeyPatch, **facts: Any) -> None:
    """What the register would tell taxation of the unit."""
    patch.setitem(FACTS, "unit_in_the_book", lambda subject: facts)


def yuan(amount: str | int) -> Decimal:
    return Decimal(amount).quantize(Decimal("0.01"))
