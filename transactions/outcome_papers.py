"""房屋交易办理结果: the 备案 or the opinion of row 25 on paper, frozen with its number."""

from __future__ import annotations

from datetime import datetime

from hall.cases import paper_blocks as b
from hall.cases.giving import give
from hall.cases.models import Case
from hall.cases.services.checklist import payload_of
from hall.catalogue import materials as m
from hall.papers.contents.housing import HousingOutcome
from hall.papers.contents.shared import Office
from hall.papers.kinds import PaperKind
from hall.staff.actors import Actor
from hall.staff.department_names import department_name
from hall.staff.departments import D


def freeze_outcome(case: Case, number: str, *, by: Actor, at: datetime) -> None:
    """What the applicants take with them; the registry has it already (I4)."""
    contract = payload_of(case, m.SALE_CONTRACT.code, m.PRESALE_CONTRACT.code)
    content = HousingOutcome(
        office=Office(name=department_name(D.TRANSACTIONS), hall=case.hall.name if case.hall else ""),
        case_number=case.number,
        item=case.item.name,
        number=number,
        applicants=b.names(case),
        property=b.properties(case)[0],
        contract_number=contract.get("contract_number") or "",
        signed_on=contract.get("signed_on"),
        price=contract.get("price"),
        result="准予备案" if contract else "审核通过",
        decided_at=at,
        decided_by=by.label,
    )
    give(case, PaperKind.HOUSING_OUTCOME, content, by=by)
