"""What housing's own business (row 25) ends with: a 备案号 or the number of an opinion."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import ValidationError

from hall.cases.models import Case
from hall.cases.ports import Happened, follows
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.checklist import payload_of
from hall.catalogue import materials as m
from hall.exchange.outbox import post
from hall.staff.departments import D
from transactions.models import HousingResult, ResultKind
from transactions.outcome_papers import freeze_outcome
from transactions.services.filing import file_contract
from transactions.services.signing import next_number

PRESALE: Final = "presale-contract-filing"
KINDS: Final = {
    "existing-house-contract-signing": (ResultKind.SIGNING, "WQ"),
    "purchase-qualification": (ResultKind.QUALIFICATION, "GF"),
    "policy-housing-listing": (ResultKind.LISTING, "SS"),
}


@follows("finish")
def give_the_number(happened: Happened) -> None:
    """办结 gives the number and tells the registry of a filed contract (I4)."""
    case = happened.case
    try:
        number = number_of(case, happened)
    except ValidationError as refused:
        raise StepRefused(*refused.messages) from refused
    if not number:
        return
    write_event(case, "file_contract", f"住建办结：{number}", by=happened.by, at=happened.now)
    post(
        topic="contract.filed",
        stream=case.number,
        recipients=[D.REGISTRATION],
        keys={"case_number": case.number, "contract_number": number},
    )
    freeze_outcome(case, number, by=happened.by, at=happened.now)


def number_of(case: Case, happened: Happened) -> str:
    """The 备案号 or opinion number of a case of row 25; '' for any other. Raises ValidationError."""
    if case.item_code == PRESALE:
        return file_contract(case, by=happened.by).number
    if case.item_code not in KINDS:
        return ""
    kind, letters = KINDS[case.item_code]
    contract = payload_of(case, m.SALE_CONTRACT.code)
    result = HousingResult.objects.create(
        number=next_number(case.county, kind, letters, happened.now),
        case=case,
        kind=kind,
        unit_number=case.unit_numbers[0],
        contract_number=contract.get("contract_number") or "",
        price=contract.get("price"),
        made_at=happened.now,
        made_by=happened.by.label,
    )
    return result.number
