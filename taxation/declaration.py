"""纳税申报: what the one set of materials says about the taxes of a case ([S2] 三).

The application form carries the tax declaration; contract, certificate and relief claim carry the rest as
typed payloads; the register adds what it knows of the unit. What nobody has said is filled in cautiously and
named, so that the officer looks at it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from hall.cases.exchanges import difference_of
from hall.cases.models import Case, CaseMaterial
from hall.cases.ports import FACTS, Subject
from hall.cases.states import ApplicantRole
from hall.catalogue import materials as m
from taxation.estimate import refuse_day_without_law
from taxation.holding import holding_began
from taxation.situation import ZERO, Cause, Costs, District, PartyKind, Relation, Transfer

CAUSE_OF_MATERIAL: dict[str, Cause] = {
    m.SALE_CONTRACT.code: Cause.SALE,
    m.EXCHANGE_CONTRACT.code: Cause.EXCHANGE,
    m.CONTRIBUTION_AGREEMENT.code: Cause.CONTRIBUTION,
    m.GIFT_CONTRACT.code: Cause.GIFT,
    m.INHERITANCE_PROOF.code: Cause.INHERITANCE,
    m.MERGER_PROOF.code: Cause.REORGANISATION,
    m.GOVERNMENT_DECISION.code: Cause.REORGANISATION,
    m.PARTITION_PROOF.code: Cause.PARTITION,
    m.CO_OWNER_AGREEMENT.code: Cause.GIFT,
    m.SHARE_TRANSFER_AGREEMENT.code: Cause.GIFT,
    m.EFFECTIVE_LEGAL_DOCUMENT.code: Cause.SALE,
}
"""What each kind of 转移原因 material means for the taxes."""

CAUSE_OF_GROUND: dict[str, Cause] = {"divorce": Cause.DIVORCE, "inheritance": Cause.INHERITANCE}
"""What a judgment is for the taxes by what it decides; without that, a sale."""
DIVORCED = "divorce"
"""Of owners who divide what they owned as a couple: no relation for a gift, but a cause of its own."""

CAUSE_OF_ITEM: dict[str, Cause] = {
    "transfer-between-spouses": Cause.SPOUSES,
    "land-first-registration": Cause.GRANT,
    "land-alteration": Cause.GRANT,
    "building-first-registration": Cause.BUILT,
}
"""Items that are what they are for the taxes, whatever paper they bring; new land terms are paid for."""

AUCTION_MATERIALS = {m.AUCTION_CONFIRMATION.code}
TOWNS = {"445321": District.TOWN, "445322": District.TOWN}
"""Counties of the city whose houses stand in a 县城 or 镇; districts and the county-level city are 市区."""
HOMES = {"only": 1, "second": 2, "more": 3}
TOLD_BY_THE_BOOK = ("area", "acquired_on", "housing", "owner_is_person")
HELD_SINCE = "home_held_since"
"""The fact by which the register tells from which earlier owner's day a home goes on being held."""
UNIT_IN_THE_BOOK = "unit_in_the_book"
"""The fact by which the register tells of a unit: area (㎡), acquired_on, housing, owner_is_person."""


@dataclass(frozen=True)
class Declaration:
    """申报情形: the transfer as declared, or None with what is missing; `assumed` is what nobody has said."""

    transfer: Transfer | None
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


def declared_transfer(case: Case) -> Declaration:
    """Read the tax situation of a case from its materials and people; never raises for poor data."""
    subject = Subject(case.unit_numbers)
    book, papers, earlier = _in_the_book(subject), _in_the_materials(case), held_since(subject)
    said = {**book, **papers, "acquired_on": _acquired_on(book, papers, earlier)}
    price, area = declared_price(case, said), said.get("area")
    missing = [name for name, value in (("成交价或者核定价", price), ("建筑面积", area)) if value is None]
    if price is None or area is None:
        return Declaration(None, tuple(missing))
    try:
        transfer = Transfer(price=price, area=area, **_situation(case, said))
        refuse_day_without_law(transfer.taxed_on)
    except ValidationError as error:
        return Declaration(None, tuple(error.messages))
    assumed = _assumed(transfer, said, earlier or book.get("acquired_on"))
    if earlier and transfer.acquired_on == earlier and transfer.is_paid_for:
        since = f"{earlier:%Y年%-m月%-d日}"
        assumed.append(f"转让方因继承或者亲属间取得，持有年限自原权利人{since}取得起算，请核对取得原因")
    return Declaration(transfer, assumed=tuple(assumed))


def declared_price(case: Case, said: Mapping[str, Any]) -> Decimal | None:
    """What was paid, in yuan; nothing for a house one has built, and for land that was allotted."""
    cause, price = CAUSE_OF_ITEM.get(case.item_code), said.get("price")
    if cause == Cause.BUILT:
        return ZERO
    return price if cause == Cause.GRANT else price or None


def _acquired_on(book: Mapping[str, Any], papers: Mapping[str, Any], earlier: date | None) -> date | None:
    """产权证 or 契税完税证明, whichever is earlier; an heir's is the earlier owner's (国税发〔2005〕89号)."""
    return holding_began(
        certificate_on=book.get("acquired_on"),
        deed_tax_on=papers.get("acquired_on"),
        earlier_owner_since=earlier,
    )


def held_since(subject: Subject) -> date | None:
    """The earlier owner's day, as the register tells it; None where the holding began with the title."""
    finder = FACTS.get(HELD_SINCE)
    found: date | None = finder(subject) if finder else None
    return found


def _in_the_book(subject: Subject) -> dict[str, Any]:
    """What the register tells of the unit; nothing where nobody answers."""
    finder = FACTS.get(UNIT_IN_THE_BOOK)
    found = (finder(subject) if finder else None) or {}
    return {key: found[key] for key in TOLD_BY_THE_BOOK if found.get(key) is not None}


def _in_the_materials(case: Case) -> dict[str, Any]:
    """All entries in one table; those of the transfer's own document outrank the others.

    Only that document's day is the contract's: a 委托书 or a consent is signed on a day of its own.
    """
    deeds = [row for row in case.checklist if code_of(row) in CAUSE_OF_MATERIAL]
    said: dict[str, Any] = {}
    for row in case.checklist:
        if row not in deeds:
            said |= {key: value for key, value in _filled_in(row).items() if key != "signed_on"}
    for row in reversed(deeds):
        said |= _filled_in(row)
    return said


def _filled_in(row: CaseMaterial) -> dict[str, Any]:
    return {key: value for key, value in row.payload.items() if value not in (None, "")}


def code_of(row: CaseMaterial) -> str:
    """The material that a line of the checklist was met with, or asks for."""
    return row.chosen or row.material


def _situation(case: Case, said: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "cause": cause_of(case, said),
        "taxed_on": said.get("signed_on") or said.get("effective_on") or _acceptance_day(case),
        "price_includes_vat": said.get("price_includes_tax", True),
        "housing": said.get("housing", True),
        "judicial_auction": is_auction(case),
        "seller": _seller(case, said),
        "buyer": _kind(case, ApplicantRole.OBLIGEE),
        "acquired_on": said.get("acquired_on"),
        "seller_only_home": said.get("seller_only_home", False),
        "buyer_home_ordinal": HOMES.get(said.get("buyer_homes", ""), 3),
        "relation": _relation(said),
        "exchange_difference": said.get("difference") or difference_of(case),
        "district": TOWNS.get(case.county, District.CITY),
        "region": case.county,
        "costs": Costs(original_price=said.get("original_price")),
    }


def _relation(said: Mapping[str, Any]) -> Relation:
    word = said.get("relation", Relation.NONE)
    return Relation.NONE if word == DIVORCED else Relation(word)


def cause_of(case: Case, said: Mapping[str, Any]) -> Cause:
    """转移原因 for the taxes, from the item and the document of the transfer."""
    if fixed := CAUSE_OF_ITEM.get(case.item_code):
        return fixed
    auction = is_auction(case)
    for row in case.checklist:
        if cause := _cause_by(code_of(row), said, auction=auction):
            return cause
    return Cause.SALE


def _cause_by(code: str, said: Mapping[str, Any], *, auction: bool) -> Cause | None:
    """What a document of that kind, saying this, is for the taxes; None for a paper that carries nothing."""
    cause = CAUSE_OF_MATERIAL.get(code)
    if cause == Cause.INHERITANCE and said.get("ground") == "bequest":
        return Cause.BEQUEST
    if cause == Cause.GIFT and said.get("relation") == DIVORCED:
        return Cause.DIVORCE
    if code == m.SHARE_TRANSFER_AGREEMENT.code and said.get("price"):
        return Cause.SALE
    if code == m.EFFECTIVE_LEGAL_DOCUMENT.code and not auction:
        return CAUSE_OF_GROUND.get(str(said.get("ground")), Cause.SALE)
    return cause


def is_auction(case: Case) -> bool:
    """Whether the property was sold by a court (司法拍卖)."""
    return any(code_of(row) in AUCTION_MATERIALS for row in case.checklist)


def _assumed(transfer: Transfer, said: Mapping[str, Any], registered_on: date | None) -> list[str]:
    assumed = []
    if transfer.acquired_on and registered_on and transfer.acquired_on < registered_on:
        assumed.append("申报的取得日期早于登记簿，请核对契税完税凭证")
    if transfer.cause == Cause.DIVORCE:
        assumed.append("申报为离婚析产，请核对离婚证件和离婚协议、调解书或者判决书")
    if transfer.costs.original_price is not None:
        assumed.append("申请人申报了原值，按差额测算个人所得税，请核对原值凭证是否完整")
    if transfer.acquired_on is None and transfer.is_paid_for:
        assumed.append("没有取得日期，按持有不满两年测算")
    if transfer.cause == Cause.SALE and transfer.housing and "buyer_homes" not in said:
        assumed.append("没有申报家庭住房套数，按不享受优惠测算")
    return assumed


def _seller(case: Case, said: Mapping[str, Any]) -> PartyKind:
    """Who gives; where the buyer applies alone (司法拍卖), who is registered (网拍规定 30)."""
    if said.get("owner_is_person") is False and not any(
        one.role == ApplicantRole.OBLIGOR for one in case.people
    ):
        return PartyKind.SMALL
    return _kind(case, ApplicantRole.OBLIGOR)


def _kind(case: Case, role: ApplicantRole) -> PartyKind:
    """Of who gives or takes the property: the bank of a mortgage filed with it (part 2) buys nothing."""
    people = [one for one in case.people if one.role == role and one.part_ordinal == 1]
    is_organisation = any(not one.is_person for one in people)
    return PartyKind.SMALL if is_organisation else PartyKind.PERSON


def _acceptance_day(case: Case) -> date:
    return localdate(case.accepted_at or case.filed_at)
