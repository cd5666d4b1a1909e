"""法院处置的网签备案: filed inside the one acceptance of a judicial sale ([S1] 一)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from hall.cases.models import Case
from hall.cases.services.audit_trail import write_event
from hall.cases.services.checklist import payload_of
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.clock import now as the_time
from hall.exchange.outbox import post
from hall.staff.actors import Actor
from hall.staff.departments import D
from transactions.models import FilingState, HousingResult, PresaleFiling, ResultKind
from transactions.policy import HousingPolicy
from transactions.projects.models import Project
from transactions.projects.reading import PARCEL
from transactions.services.signing import end_signings, next_number

SALE_PAPERS = (m.AUCTION_CONFIRMATION.code, m.SETTLEMENT_IN_KIND.code)


def is_court_sale(case: Case) -> bool:
    """Whether the house passes by order of a court."""
    return RegisterEffect.TRANSFER_BY_COURT in case.item.effects


def why_filed(case: Case, policy: HousingPolicy) -> tuple[bool, str]:
    """Whether the sale has to be filed with housing, and the sentence that says why or why not."""
    numbers = case.unit_numbers
    debtor = str(payload_of(case, m.TRANSFER_ORDER.code).get("debtor") or "").strip()
    parcels = {number[PARCEL] for number in numbers}
    if project := Project.objects.filter(parcel_number__in=parcels, developer=debtor).first():
        return True, f"处置的是开发企业的房屋（{project.name}），须网签备案并更新楼盘表"
    if presold := PresaleFiling.objects.in_force().of_units(*numbers).first():
        return True, f"房屋有被执行人的预售备案（{presold.number}），须注销并按处置结果备案"
    if signed := signings(case).first():
        return True, f"房屋有网签备案的合同（{signed.number}），须注销并按处置结果备案"
    if policy.court_sales_filed:
        return True, "本地规定法院处置的房屋一律网签备案"
    return False, "存量房由人民法院处置，没有备案的合同，凭裁定书登记，不需要网签备案"


def signings(case: Case) -> QuerySet[HousingResult]:
    """Contracts on file for the houses of the case, other than its own."""
    standing = HousingResult.objects.filter(kind=ResultKind.SIGNING, ended_at=None)
    return standing.filter(unit_number__in=case.unit_numbers).exclude(case=case)


def elements_of(case: Case) -> dict[str, Any]:
    """合同要素 of a sale without contract: number of the lot or ruling, price in yuan; {} while unsaid."""
    sale = payload_of(case, *SALE_PAPERS)
    number = sale.get("lot_number") or sale.get("case_number") or ""
    return {"contract_number": str(number)[:60], "price": sale["price"]} if sale.get("price") else {}


@transaction.atomic
def file_court_sale(case: Case, *, by: Actor) -> HousingResult:
    """Give the sale its 备案号 and end what was on file; the same case again changes nothing.

    Title passed with the service of the ruling (民法典 229): a contract on file with the debtor is moot.
    Raises ValidationError while neither 成交确认书 nor 以物抵债裁定 says what the sale is.
    """
    if found := HousingResult.objects.filter(case=case).first():
        return found
    elements = elements_of(case)
    if not elements:
        raise ValidationError(
            "本件没有成交确认书、以物抵债裁定书的要素，请登记窗口补录后再备案", code="no_sale"
        )
    moment, ruling = the_time(), payload_of(case, m.EFFECTIVE_LEGAL_DOCUMENT.code).get("case_number", "")
    because = f"人民法院已处置（{ruling}，受理号 {case.number}）"
    end_signings(case.unit_numbers, because=because)
    PresaleFiling.objects.in_force().of_units(*case.unit_numbers).update(
        state=FilingState.CANCELLED, cancelled_at=moment, cancelled_because=because
    )
    result = HousingResult.objects.create(
        number=next_number(case.county, ResultKind.SIGNING, "WQ", moment),
        case=case,
        kind=ResultKind.SIGNING,
        unit_number=case.unit_numbers[0],
        made_at=moment,
        made_by=by.label,
        **elements,
    )
    write_event(case, "file_contract", f"法院处置的网签备案：{result.number}", by=by, at=moment)
    post(
        topic="contract.filed",
        stream=case.number,
        recipients=[D.REGISTRATION],
        keys={"case_number": case.number, "contract_number": result.number},
    )
    return result
