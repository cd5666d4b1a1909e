"""How a case is read that announces the purchase or mortgage of a presold home, or ends the notice."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError

from hall.cases.models import Case, CasePart
from hall.cases.states import ApplicantRole
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from registration.books import UnitBook
from registration.claims.mortgage import contract_of, mortgagors_of, neighbours_of, terms_of, titles_note
from registration.claims.naming import named_right
from registration.claims.ownership import ownership_transfer
from registration.claims.reading import claims, holders_of, payload_of, subject_numbers
from registration.models.choices import Collateral, NoticeKind
from registration.restrictions import read_books
from registration.writers.burdens import Ending
from registration.writers.notices import NewNotice
from registration.writers.ownership import OwnershipTransfer
from registration.writers.presale import NoticedMortgage, PresaleNotice


@claims(RegisterEffect.CREATE_ADVANCE_NOTICE)
def presale_notice(case: Case, part: CasePart) -> PresaleNotice:
    """预购商品房预告: the contract's price, area and number; the construction's mortgage leaves first."""
    book, contract = only_book(case), payload_of(case, m.PRESALE_CONTRACT.code)
    if not contract:
        raise ValidationError(
            "还没有录入商品房预售合同的要素，请在“商品房预售合同”一行填写", code="no_contract"
        )
    filed = contract.get("filing_number")
    notice = NewNotice(
        unit_number=book.unit.number,
        holders=holders_of(case, part, ApplicantRole.OBLIGEE),
        obligors=holders_of(case, part, ApplicantRole.OBLIGOR),
        terms={
            "notice_kind": NoticeKind.PRESALE,
            "amount": contract["price"],
            "building_area": contract.get("area") or book.unit.area,
            "use": book.unit.use,
            "contract_number": contract["contract_number"],
        },
        note=f"预售合同备案号：{filed}" if filed else "",
    )
    return PresaleNotice(notice, released_mortgages(case, book))


def released_mortgages(case: Case, book: UnitBook) -> tuple[UUID, ...]:
    """The construction's mortgages on this unit, where their release is applied for with this case."""
    said = payload_of(case, m.CONSTRUCTION_MORTGAGE_RELEASE.code)
    if said.get("kind") != "release":
        return ()
    return tuple(
        right.right_id
        for right in book.mortgages
        if right.content.collateral == Collateral.UNDER_CONSTRUCTION
    )


@claims(RegisterEffect.CREATE_MORTGAGE_NOTICE)
def mortgage_notice(case: Case, part: CasePart) -> NewNotice:
    """预购商品房抵押权预告, on the buyer's notice: named by its proof, or made by the part before."""
    book, contract = only_book(case), contract_of(case)
    if part.ordinal == 1:
        named_right(case, part.effect)
    return NewNotice(
        unit_number=book.unit.number,
        holders=holders_of(case, part, ApplicantRole.OBLIGEE),
        obligors=mortgagors_of(case, part),
        terms={
            "notice_kind": NoticeKind.PRESALE_MORTGAGE,
            "amount": contract.get("principal_amount") or contract.get("maximum_amount"),
            "building_area": book.unit.area,
            "use": book.unit.use,
            "contract_number": contract.get("contract_number") or "",
            "scope": contract["secured_scope"],
            "forbids_transfer": contract["forbids_transfer"],
        },
        cause="预购商品房抵押权预告",
    )


@claims(RegisterEffect.CONVERT_ADVANCE_NOTICE)
def notice_to_title(case: Case, part: CasePart) -> OwnershipTransfer:
    """预告转本登记: the proof names the notice; the rest is a transfer."""
    named_right(case, part.effect)
    return ownership_transfer(case, part)


@claims(RegisterEffect.CONVERT_MORTGAGE_NOTICE)
def notice_to_mortgage(case: Case, part: CasePart) -> NoticedMortgage:
    """抵押权预告转现房抵押权: the terms of the contract, on the units of the notice."""
    named = named_right(case, part.effect)
    return NoticedMortgage(
        unit_numbers=named.unit_numbers,
        notice_id=named.right_id,
        creditors=holders_of(case, part, ApplicantRole.OBLIGEE),
        mortgagors=mortgagors_of(case, part),
        terms=terms_of(case, named.books.values()),
        neighbours=neighbours_of(named),
        note=titles_note(named.unit_numbers),
    )


@claims(RegisterEffect.CANCEL_ADVANCE_NOTICE)
def notice_ending(case: Case, part: CasePart) -> Ending:
    """预告登记注销."""
    named = named_right(case, part.effect)
    return Ending(named.unit_numbers, named.right_id, "预告登记权利人申请注销")


def only_book(case: Case) -> UnitBook:
    """The book of the one home a notice is about. Raises ValidationError."""
    numbers = subject_numbers(case)
    books = read_books(numbers)
    if len(numbers) != 1:
        raise ValidationError("预告登记一件只办一个不动产单元，请分件申请", code="one_unit")
    if numbers[0] not in books:
        raise ValidationError(f"登记簿上没有单元 {numbers[0]}，请核对单元号", code="no_unit")
    return books[numbers[0]]
