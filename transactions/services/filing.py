"""商品房预售合同备案: with the advance notice, in parallel to the registry's review (figure 1)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.cases.models import Case
from hall.cases.services.checklist import note_shared, payload_of
from hall.catalogue import materials as m
from hall.catalogue.words import Way
from hall.clock import now as the_time
from hall.permanence.series import take
from hall.staff.actors import Actor
from transactions.models import FilingState, HousingResult, PresaleFiling, ResultKind


def awaits_filing(case: Case) -> bool:
    """Whether the contract is to be filed with this case: it has one that nobody has filed before."""
    return bool(case.facts.get("contract_is_filed_with_case")) and any(
        row.material == m.PRESALE_CONTRACT.code for row in case.checklist
    )


@transaction.atomic
def file_contract(case: Case, *, by: Actor) -> PresaleFiling:
    """Give the contract its 备案号 and share it with the case; the same case again changes nothing.

    Raises ValidationError when the case has no contract, or the home's contract is filed already.
    """
    if found := PresaleFiling.objects.filter(case=case).first():
        return found
    contract = payload_of(case, m.PRESALE_CONTRACT.code)
    refuse_to_file(case, contract)
    moment = the_time()
    filing = PresaleFiling.objects.create(
        number=f"{case.county}YS{moment.year}{take(f'presale-filing/{case.county}/{moment.year}'):06d}",
        case=case,
        unit_number=case.unit_numbers[0],
        contract_number=contract["contract_number"],
        presale_permit=contract.get("presale_permit") or "",
        price=contract["price"],
        area=contract.get("area"),
        filed_at=moment,
        filed_by=by.label,
    )
    note_shared(
        case,
        m.PRESALE_CONTRACT.code,
        payload=contract | {"filing_number": filing.number},
        remark=f"预售合同备案号 {filing.number}",
        way=Way.SHARED_VERIFICATION,
    )
    return filing


def refuse_to_file(case: Case, contract: dict[str, Any]) -> None:
    if not contract.get("contract_number"):
        raise ValidationError("本件没有商品房预售合同的要素，请登记窗口补录后再备案", code="no_contract")
    earlier = PresaleFiling.objects.in_force().of_units(*case.unit_numbers).first()
    if earlier is not None:
        raise ValidationError(
            f"该房屋的预售合同已经备案（{earlier.number}），请先注销原备案", code="filed_already"
        )


def cancel_filing(case: Case, *, because: str) -> None:
    """The case came to nothing: its filing no longer stands (idempotent)."""
    moment = the_time()
    PresaleFiling.objects.in_force().filter(case=case).update(
        state=FilingState.CANCELLED, cancelled_at=moment, cancelled_because=because
    )
    HousingResult.objects.filter(case=case, kind=ResultKind.SIGNING, ended_at=None).update(
        ended_at=moment, ended_because=because
    )
