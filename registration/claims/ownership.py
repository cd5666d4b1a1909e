"""How a case is read that makes, passes or changes the ownership of a house."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from hall.cases.models import Case, CasePart
from hall.cases.states import ApplicantRole
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from registration.books import UnitBook
from registration.claims.reading import claims, holders_of, payload_of, split_price, subject_numbers
from registration.restrictions import read_books
from registration.writers.ownership import OwnershipTransfer

CAUSES: Final[dict[str, str]] = {
    m.SALE_CONTRACT.code: "买卖",
    m.PRESALE_CONTRACT.code: "买卖",
    m.EXCHANGE_CONTRACT.code: "互换",
    m.CONTRIBUTION_AGREEMENT.code: "作价出资（入股）",
    m.GIFT_CONTRACT.code: "赠与",
    m.INHERITANCE_PROOF.code: "继承、受遗赠",
    m.MERGER_PROOF.code: "法人或者其他组织合并、分立",
    m.CO_OWNER_AGREEMENT.code: "共有人增加或者减少",
    m.SHARE_TRANSFER_AGREEMENT.code: "共有份额转移",
    m.PARTITION_PROOF.code: "分割、合并",
    m.EFFECTIVE_LEGAL_DOCUMENT.code: "生效法律文书",
    m.GOVERNMENT_DECISION.code: "政府批准文件",
}
"""转移原因 by the document that carries it (table 2, row 4)."""


@claims(RegisterEffect.TRANSFER_OWNERSHIP)
def ownership_transfer(case: Case, part: CasePart) -> OwnershipTransfer:
    """转移登记: the acquirers own afterwards; cause, price and contract from the document of the transfer."""
    numbers = subject_numbers(case)
    code, deed = deed_of(case)
    form = payload_of(case, m.APPLICATION_FORM.code)
    return OwnershipTransfer(
        unit_numbers=numbers,
        holders=holders_of(case, part, ApplicantRole.OBLIGEE),
        cause=CAUSES.get(code, "转移"),
        prices=split_price(deed.get("price"), numbers),
        contract_number=str(deed.get("contract_number") or form.get("contract_filing_number") or ""),
        acquired_on=deed.get("served_on") or deed.get("effective_on"),
        document_number=str(deed.get("case_number") or ""),
        note=carried_over(read_books(numbers).values()),
    )


def deed_of(case: Case) -> tuple[str, dict[str, Any]]:
    """The document of the transfer and what it says; empty where the case has none."""
    for row in case.checklist:
        code = row.chosen or row.material
        if code in CAUSES and not row.is_missing:
            return code, dict(row.payload or {})
    return "", {}


def carried_over(books: Iterable[UnitBook]) -> str:
    """附记 for the new title: what stays on the property (domain §3.2)."""
    lines = []
    for book in books:
        lines += [
            f"设有{right.names}的抵押权（第 {right.rank} 顺位），随房屋继续存在" for right in book.mortgages
        ]
        lines += [f"设有{right.names}的居住权" for right in book.residences]
        lines += ["设有地役权" for _right in book.easements]
    return "；".join(dict.fromkeys(lines))[:500]
