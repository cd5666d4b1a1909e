"""How a case is read that makes, changes, passes or ends a mortgage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError

from hall.cases.models import Applicant, Case, CasePart
from hall.cases.states import ApplicantRole
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.identity.numbers import CertificateKind
from registration.books import Right, UnitBook
from registration.claims.naming import NamedRight, named_right
from registration.claims.people import Former, former_of, registered_parties
from registration.claims.reading import applying, claims, holder_of, holders_of, payload_of, subject_numbers
from registration.holders import Holder
from registration.models import Certificate, Standing
from registration.models.choices import CertificateState, Collateral, MortgageManner, PartyRole, Survey
from registration.plans import Retirement
from registration.restrictions import read_books
from registration.writers.burdens import NewMortgage
from registration.writers.mortgages import MortgageChange, MortgageEnding, Reissue

MANNER: Final = {"general": MortgageManner.ORDINARY, "maximum": MortgageManner.MAXIMUM}
AMOUNT_OF: Final = {MortgageManner.ORDINARY: "secured_amount", MortgageManner.MAXIMUM: "maximum_amount"}
ENDING_CAUSES: Final = {
    "settled": "主债权消灭",
    "realised": "抵押权已经实现",
    "waived": "抵押权人放弃抵押权",
    "judgment": "人民法院、仲裁委员会的生效法律文书",
}


@claims(RegisterEffect.CREATE_MORTGAGE)
def new_mortgage(case: Case, part: CasePart) -> NewMortgage:
    """抵押权首次: the contract's terms, on every unit of the case."""
    numbers = subject_numbers(case)
    return NewMortgage(
        unit_numbers=numbers,
        creditors=holders_of(case, part, ApplicantRole.OBLIGEE),
        mortgagors=mortgagors_of(case, part),
        terms=terms_of(case, read_books(numbers).values()),
        note=titles_note(numbers),
    )


@claims(RegisterEffect.ALTER_MORTGAGE)
def mortgage_alteration(case: Case, part: CasePart) -> MortgageChange:
    """抵押权变更: what the agreement says is new; after a sale in the same case the buyer is mortgagor."""
    named = named_right(case, part.effect)
    carried = part.ordinal > 1
    changes = contract_changes(case, named.right) if carried else agreed_changes(case, named.right)
    return MortgageChange(
        unit_numbers=named.unit_numbers,
        right_id=named.right_id,
        people=(
            (*renamed(case, creditors_of(named)), *(one.obligor() for one in mortgagors_of(case, part)))
            if carried
            else renamed(case, parties_of(named))
        ),
        cause="抵押权随房屋转移" if carried else cause_of_alteration(case, changes),
        changes=changes,
        rank=agreed_rank(case),
        neighbours=neighbours_of(named),
        reissues=reissues_of(named, case) if agreed_rank(case) else {},
        retires=retired(named, case, "抵押权变更，换发新证明"),
        note=titles_note(named.unit_numbers),
    )


@claims(RegisterEffect.TRANSFER_MORTGAGE)
def mortgage_transfer(case: Case, part: CasePart) -> MortgageChange:
    """抵押权转移: the new creditor in the old one's place; the mortgagor stays."""
    named = named_right(case, part.effect)
    mortgagors = [one for one in parties_of(named) if one.role == PartyRole.OBLIGOR]
    return MortgageChange(
        unit_numbers=named.unit_numbers,
        right_id=named.right_id,
        people=(*holders_of(case, part, ApplicantRole.OBLIGEE), *mortgagors),
        cause="主债权转让",
        retires=retired(named, case, "抵押权转移，换发新证明"),
        note=titles_note(named.unit_numbers),
    )


@claims(RegisterEffect.CONVERT_CONSTRUCTION_MORTGAGE)
def construction_mortgage_to_house(case: Case, part: CasePart) -> MortgageChange:
    """在建抵押转现房抵押, for the units of the case; on the others the mortgage stays what it is."""
    named, numbers = named_right(case, part.effect), subject_numbers(case)
    whole = set(named.unit_numbers) == set(numbers)
    return MortgageChange(
        unit_numbers=numbers,
        right_id=named.right_id,
        people=renamed(case, parties_of(named)),
        cause="在建建筑物竣工并办理首次登记",
        changes={"collateral": Collateral.LAND_AND_HOUSE, "construction_scope": ""},
        retires=retired(named, case, "在建建筑物抵押权转为房屋抵押权，换发新证明") if whole else None,
        note=titles_note(numbers),
    )


@claims(RegisterEffect.CANCEL_MORTGAGE)
def mortgage_ending(case: Case, part: CasePart) -> MortgageEnding:
    """抵押权注销, on every unit the mortgage stands on."""
    named = named_right(case, part.effect)
    said = payload_of(case, m.DEBT_SETTLEMENT.code)
    return MortgageEnding(
        unit_numbers=named.unit_numbers,
        right_id=named.right_id,
        cause=ENDING_CAUSES.get(str(said.get("ground")), ENDING_CAUSES["settled"]),
        document_number=str(said.get("number") or ""),
        neighbours=neighbours_of(named),
    )


def mortgagors_of(case: Case, part: CasePart) -> tuple[Holder, ...]:
    """Who mortgages: the 义务人; in a later part those who acquire in the first (转移+抵押)."""
    own = [p for p in case.people if p.role == ApplicantRole.OBLIGOR and p.part_ordinal == part.ordinal]
    if not own and part.ordinal > 1:
        own = [p for p in case.people if p.role == ApplicantRole.OBLIGEE and p.part_ordinal == 1]
    return tuple(holder_of(one) for one in own or applying(case, part, ApplicantRole.OBLIGOR))


def contract_of(case: Case) -> dict[str, Any]:
    """抵押合同 as recorded. Raises ValidationError while it is not."""
    contract = payload_of(case, m.MORTGAGE_CONTRACT.code)
    if not contract:
        raise ValidationError("还没有录入抵押合同的要素，请在“抵押合同”一行填写", code="no_contract")
    return contract


def terms_of(case: Case, books: Iterable[UnitBook]) -> dict[str, Any]:
    """The fields of MortgageContent but the rank."""
    contract, every = contract_of(case), list(books)
    collateral = collateral_of(every)
    in_construction = collateral == Collateral.UNDER_CONSTRUCTION
    return {
        "manner": MANNER[contract["kind"]],
        "collateral": collateral,
        "secured_amount": contract.get("principal_amount"),
        "maximum_amount": contract.get("maximum_amount"),
        "starts_on": contract["begins_on"],
        "ends_on": contract["ends_on"],
        "scope": contract["secured_scope"],
        "forbids_transfer": contract["forbids_transfer"],
        "contract_number": contract.get("contract_number") or "",
        "construction_scope": scope_of(every) if in_construction else "",
    }


def collateral_of(books: Iterable[UnitBook]) -> Collateral:
    """抵押不动产类型: a unit still predicted makes it a construction."""
    units = [book.unit for book in books]
    if any(unit.survey == Survey.PREDICTED and not unit.is_bare_land for unit in units):
        return Collateral.UNDER_CONSTRUCTION
    return Collateral.LAND if all(unit.is_bare_land for unit in units) else Collateral.LAND_AND_HOUSE


def scope_of(books: Iterable[UnitBook]) -> str:
    """在建建筑物抵押范围."""
    words = "；".join(book.unit.address for book in books if not book.unit.is_bare_land)
    return words if len(words) <= 300 else f"{words[:280]}……等，见不动产单元号"


def agreed_changes(case: Case, right: Right) -> dict[str, Any]:
    """What the alteration agreement changes, as fields of MortgageContent."""
    said = payload_of(case, m.MORTGAGE_ALTERATION_AGREEMENT.code)
    named = {
        AMOUNT_OF[MortgageManner(right.content.manner)]: said.get("amount"),
        "starts_on": said.get("begins_on"),
        "ends_on": said.get("ends_on"),
        "scope": said.get("secured_scope"),
        "forbids_transfer": said.get("forbids_transfer"),
        "determined_fact": said.get("determined_fact"),
    }
    return {name: value for name, value in named.items() if value not in (None, "")}


def contract_changes(case: Case, right: Right) -> dict[str, Any]:
    """The new contract's terms for a mortgage that goes with the house."""
    contract = contract_of(case)
    manner = MANNER[contract["kind"]]
    if manner != right.content.manner:
        raise ValidationError("抵押合同的抵押方式与登记的抵押权不一致，请核对抵押合同", code="other_manner")
    name = AMOUNT_OF[manner]
    return {
        name: contract["maximum_amount" if manner == MortgageManner.MAXIMUM else "principal_amount"],
        "starts_on": contract["begins_on"],
        "ends_on": contract["ends_on"],
        "scope": contract["secured_scope"],
        "forbids_transfer": contract["forbids_transfer"],
        "contract_number": contract.get("contract_number") or right.content.contract_number,
    }


def agreed_rank(case: Case) -> int | None:
    """变更后的抵押顺位, where the agreement changes it."""
    rank = payload_of(case, m.MORTGAGE_ALTERATION_AGREEMENT.code).get("rank")
    return int(rank) if rank else None


WORDS_OF_CHANGE: Final[Mapping[str, str]] = {
    "secured_amount": "担保债权数额",
    "maximum_amount": "最高债权数额",
    "starts_on": "债务履行期限",
    "ends_on": "债务履行期限",
    "scope": "担保范围",
    "forbids_transfer": "转让约定",
    "determined_fact": "最高额抵押权确定",
}


def cause_of_alteration(case: Case, changes: Mapping[str, Any]) -> str:
    """担保债权数额、债务履行期限变更."""
    words = list(dict.fromkeys(WORDS_OF_CHANGE[name] for name in changes))
    words += ["抵押顺位"] if agreed_rank(case) else []
    words += ["姓名、名称"] if is_renaming(case) else []
    return f"{'、'.join(words)}变更" if words else "抵押权变更"


def is_renaming(case: Case) -> bool:
    """Whether the case proves a change of name."""
    codes = {row.chosen or row.material for row in case.checklist if not row.is_missing}
    return m.NAME_CHANGE_PROOF.code in codes


def renamed(case: Case, people: Iterable[Holder]) -> tuple[Holder, ...]:
    """The registered people; with a proven change of name or document, as they apply now."""
    if not is_renaming(case):
        return tuple(people)
    former = former_of(case)
    return tuple(renamed_one(one, former, case.people) for one in people)


def renamed_one(one: Holder, former: Former, applicants: Iterable[Applicant]) -> Holder:
    for now in applicants:
        same_document = one.document_hash in {now.document_hash, former.document_hash}
        if same_document and (one.name == now.name or not former.name or one.name == former.name):
            return replace(
                one, name=now.name, document_kind=now.document_kind, document_number=now.document_number
            )
    return one


def parties_of(named: NamedRight) -> tuple[Holder, ...]:
    """Everybody the right's latest entry names, creditors first."""
    return registered_parties([named.right])[named.right_id]


def creditors_of(named: NamedRight) -> tuple[Holder, ...]:
    return tuple(one for one in parties_of(named) if one.role == PartyRole.HOLDER)


def neighbours_of(named: NamedRight) -> dict[UUID, tuple[Holder, ...]]:
    """The people of the other mortgages on the right's units."""
    every = (right for book in named.books.values() for right in book.mortgages)
    return registered_parties(right for right in every if right.right_id != named.right_id)


def reissues_of(named: NamedRight, case: Case) -> dict[UUID, Reissue]:
    """The proofs of the other mortgages, should the agreement move their rank; two queries."""
    others = set(neighbours_of(named))
    units: dict[UUID, list[str]] = {right_id: [] for right_id in others}
    standing = Standing.objects.filter(right_id__in=others).order_by("unit__number")
    for right_id, number in standing.values_list("right_id", "unit__number"):
        units[right_id].append(number)
    proofs = Certificate.objects.valid().filter(right_id__in=others, kind=CertificateKind.PROOF)
    old = {
        one.right_id: Retirement(
            one.pk, CertificateState.WITHDRAWN, f"抵押顺位变更，换发新证明，业务号 {case.number}"
        )
        for one in proofs
    }
    return {right_id: Reissue(tuple(numbers), old.get(right_id)) for right_id, numbers in units.items()}


def retired(named: NamedRight, case: Case, why: str) -> Retirement:
    """The old proof, which is taken back (domain §3.3)."""
    return Retirement(named.certificate.pk, CertificateState.WITHDRAWN, f"{why}，业务号 {case.number}")


def titles_note(numbers: Iterable[str]) -> str:
    """附记 of a proof: the title it burdens."""
    titles = Certificate.objects.valid().filter(kind=CertificateKind.TITLE, units__number__in=list(numbers))
    found = list(titles.distinct().order_by("id").values_list("number", flat=True)[:6])
    more = "等" if len(found) > 5 else ""
    return f"不动产权证书号：{'、'.join(found[:5])}{more}" if found else ""
