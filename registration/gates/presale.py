"""Presold homes: who sells, what the buyer has announced, and the construction's mortgage."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.cases.states import ApplicantRole
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.clock import HALL_ZONE
from hall.look.words import day
from registration.books import Right
from registration.claims.naming import named_right
from registration.claims.people import is_named
from registration.gates.asking import books_of, documents, rights_of
from registration.gates.burdens import mortgage_words
from registration.gates.consents import given_in, masked, wanted
from registration.models.choices import Collateral, NoticeKind, RightKind


@gate("presale_seller_holds_the_land")
def presale_seller_holds_the_land(ask: Ask) -> Answer:
    """check:R02 – the seller of a presold home has the land (条例 18); the buyer may apply alone (86)."""
    sellers = [p for p in ask.case.people if p.role == ApplicantRole.OBLIGOR and p.part_ordinal == 1]
    land = [
        right for book in books_of(ask).values() for right in book.land if right.kind == RightKind.LAND_USE
    ]
    if not land:
        return fails("该宗地还没有建设用地使用权登记，预售人无从核对，请先办理土地首次登记")
    if not sellers:
        return passes("预售人没有按约定申请，由预购人单方申请")
    strangers = [one for one in sellers if not any(one.document_hash in right.documents for right in land)]
    if strangers:
        return fails(
            f"预售人{strangers[0].masked_name}不是登记簿记载的建设用地使用权人（{land[0].names}），请核对预售人",
            evidence=land[0].case_number,
        )
    return passes(f"预售人是建设用地使用权人：{land[0].names}", evidence=land[0].case_number)


@gate("construction_mortgage_is_released")
def construction_mortgage_is_released(ask: Ask) -> Answer:
    """check:R28 – before a presale notice the mortgage of the construction goes (实施细则 86)."""
    mortgages = construction_mortgages(ask)
    if not mortgages:
        return passes("没有在建建筑物抵押")
    given = given_in(ask, m.CONSTRUCTION_MORTGAGE_RELEASE)
    for mortgage in mortgages:
        if silent := [person for person in mortgage.holders if not is_named(person.name, given)]:
            sentence = f"{masked(silent)}的在建建筑物抵押还没有注销，请一并申请注销"
            return fails(
                wanted(ask, sentence, m.CONSTRUCTION_MORTGAGE_RELEASE), evidence=mortgage_words(mortgage)
            )
    return passes("已一并申请注销在建建筑物抵押，或者抵押权人同意预售")


def construction_mortgages(ask: Ask) -> list[Right]:
    """Mortgages of the construction on the units themselves or on their land."""
    return [
        right
        for book in books_of(ask).values()
        for right in book.rights + book.land
        if right.kind == RightKind.MORTGAGE and right.content.collateral == Collateral.UNDER_CONSTRUCTION
    ]


@gate("presale_notice_exists")
def presale_notice_exists(ask: Ask) -> Answer:
    """实施细则第八十六条 – the mortgage of a presold home rests on the buyer's own notice."""
    presold = [n for n in rights_of(ask, "sale_notices") if n.content.notice_kind == NoticeKind.PRESALE]
    if not presold:
        return fails("该房屋还没有预购人的预告登记，请先办理或者合并办理预告登记")
    if not presold[0].documents <= documents(ask.case.people):
        return fails(
            f"预告登记的权利人是{presold[0].names}，不是本件的抵押人，请核对申请人",
            evidence=presold[0].case_number,
        )
    try:
        named_right(ask.case, RegisterEffect.CREATE_MORTGAGE_NOTICE)
    except ValidationError as refused:
        return fails("；".join(refused.messages))
    registered = presold[0].registered_at.astimezone(HALL_ZONE)
    return passes(f"{presold[0].names}已办理预购商品房预告登记", evidence=day(registered))


@gate("mortgage_notice_is_settled")
def mortgage_notice_is_settled(ask: Ask) -> Answer:
    """民法典第二百二十一条 – a buyer's notice does not go while a mortgage notice rests on it."""
    try:
        named = named_right(ask.case, RegisterEffect.CANCEL_ADVANCE_NOTICE)
    except ValidationError as refused:
        return fails("；".join(refused.messages))
    resting = [n for n in rights_of(ask, "notices") if n.content.linked_right == named.right_id]
    if resting:
        return fails(
            f"{resting[0].names}的抵押权预告登记以该预告登记为基础，请先由其申请注销",
            evidence=resting[0].case_number,
        )
    return passes("没有所附的抵押权预告登记")
