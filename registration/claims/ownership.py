"""How a case is read by which the ownership of a house passes."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, Final

from django.core.exceptions import ValidationError

from hall.cases.models import Case, CasePart
from hall.cases.states import ApplicantRole, CoOwnership
from hall.catalogue import materials as m
from hall.catalogue.causes import CAUSES, GROUNDS
from hall.catalogue.words import RegisterEffect
from registration.books import Right, UnitBook
from registration.claims.people import Predecessors, parties_by_unit, predecessors_of
from registration.claims.reading import (
    applying,
    claims,
    holders_of,
    payload_of,
    split_price,
    subject_numbers,
)
from registration.holders import Holder, beside
from registration.restrictions import read_books
from registration.writers.ownership import OwnershipTransfer

PAID_FOR: Final = frozenset(
    kind.code
    for kind in (
        m.SALE_CONTRACT,
        m.PRESALE_CONTRACT,
        m.EXCHANGE_CONTRACT,
        m.CONTRIBUTION_AGREEMENT,
        m.SHARE_TRANSFER_AGREEMENT,
        m.EFFECTIVE_LEGAL_DOCUMENT,
    )
)
"""Documents whose price is one that was paid; 核定价 is for the taxes only."""
UNPAID: Final = frozenset({"divorce", "inheritance"})
"""What a judgment may rest on: the value it names was paid by nobody."""
BETWEEN_SPOUSES: Final = "transfer-between-spouses"
SPOUSES_CAUSE: Final = "夫妻间变更"


@claims(RegisterEffect.TRANSFER_OWNERSHIP)
def ownership_transfer(case: Case, part: CasePart) -> OwnershipTransfer:
    """转移登记: the acquirers own afterwards; cause, price and contract from the document of the transfer.

    Where only shares pass, or a share is inherited, the other owners in shares stay as they are registered.
    """
    numbers = subject_numbers(case)
    books = read_books(numbers)
    code, deed = deed_of(case)
    form = payload_of(case, m.APPLICATION_FORM.code)
    return OwnershipTransfer(
        unit_numbers=numbers,
        holders=owners_after(case, part, [book.title for book in books.values() if book.title]),
        cause=cause_of(case, code, deed),
        prices=split_price(price_paid(code, deed), numbers),
        contract_number=str(deed.get("contract_number") or form.get("contract_filing_number") or ""),
        acquired_on=acquired_on(deed),
        document_number=document_number(deed),
        note=carried_over(books.values()),
    )


def deed_of(case: Case) -> tuple[str, dict[str, Any]]:
    """The document of the transfer and what it says; empty where the case has none."""
    for row in case.checklist:
        code = row.chosen or row.material
        if code in CAUSES and not row.is_missing:
            return code, dict(row.payload or {})
    return "", {}


def price_paid(code: str, deed: dict[str, Any]) -> Any:
    """取得价格 as the document of the transfer has it; None where nothing was paid."""
    is_paid = code in PAID_FOR and deed.get("ground") not in UNPAID
    return (deed.get("price") or None) if is_paid else None


def cause_of(case: Case, code: str, deed: dict[str, Any]) -> str:
    """登记原因: 法定继承 rather than 继承、受遗赠 where the deed says so."""
    if case.item_code == BETWEEN_SPOUSES:
        return SPOUSES_CAUSE
    return GROUNDS.get(str(deed.get("ground")), CAUSES.get(code, "转移"))


def acquired_on(deed: dict[str, Any]) -> Any:
    """The day of the right where it is not that of registration: service, effect, death (民法典 229, 230)."""
    inherited = deed.get("died_on") if deed.get("ground") != "bequest" else None
    return deed.get("served_on") or deed.get("effective_on") or inherited


def document_number(deed: dict[str, Any]) -> str:
    """The number of the judgment, decision or notarial deed the transfer rests on."""
    return str(deed.get("case_number") or deed.get("number") or deed.get("notarial_number") or "")


def owners_after(case: Case, part: CasePart, titles: list[Right]) -> tuple[Holder, ...]:
    """Who takes, and the owners in shares who stay with what they have (民法典 305, 1122)."""
    takers = holders_of(case, part, ApplicantRole.OBLIGEE)
    gone = predecessors_of(case)
    if gone:
        return after_succession(takers, gone, titles)
    if not case.item.parts[part.ordinal - 1].of_shares:
        return takers
    sides = (ApplicantRole.OBLIGEE, ApplicantRole.OBLIGOR)
    acting = {one.document_hash for side in sides for one in applying(case, part, side)}
    stay = (one for one in owners_in_shares(titles[:1]) if one.document_hash not in acting)
    return (*takers, *stay)


def after_succession(
    takers: tuple[Holder, ...], gone: Predecessors, titles: list[Right]
) -> tuple[Holder, ...]:
    """Only what the predecessor had passes: his share, by the shares the successors hold in it.

    Raises ValidationError where several units are held in different shares.
    """
    owners = owners_in_shares(titles[:1])
    stay = [one for one in owners if not gone.was(one)]
    if not stay:
        return takers
    if len({tuple((one.document_hash, one.share) for one in title.holders) for title in titles}) > 1:
        raise ValidationError("各单元的共有人或者份额不同，请一个单元一件申请", code="other_shares")
    return beside(takers, sum((one.share for one in owners if gone.was(one)), Fraction()), stay)


def owners_in_shares(titles: Iterable[Right]) -> list[Holder]:
    """The 按份共有人 of these titles, as an entry names them again."""
    every = (one for people in parties_by_unit(titles).values() for one in people)
    return [one for one in every if one.co_ownership == CoOwnership.SHARES]


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
