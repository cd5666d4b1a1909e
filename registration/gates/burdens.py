"""Mortgages, and rights that others hold on the property."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from hall.cases.models import Applicant
from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.catalogue import materials as m
from hall.clock import HALL_ZONE
from hall.identity.documents import DocumentKind
from hall.look.words import money
from registration.books import Right
from registration.gates.asking import disposers, documents, rights_of, titles_of
from registration.gates.consents import masked, unheard, wanted
from registration.models.choices import HouseUse, RightType

CIVIL_CODE: Final = datetime(2021, 1, 1, tzinfo=HALL_ZONE)
"""民法典 in force; mortgages registered before it keep the old rule (自然资发〔2021〕54号)."""
HOMESTEADS: Final = frozenset({RightType.HOMESTEAD, RightType.HOMESTEAD_AND_HOUSE})
PUBLIC_USES: Final = frozenset({HouseUse.PUBLIC_SERVICE, HouseUse.RECREATION})
NOT_FOR_PROFIT: Final = frozenset({"11", "12", "51", "52", "53"})
"""登记管理部门 and 机构类别 of a 统一社会信用代码."""


@gate("mortgage_allows_transfer")
def mortgage_allows_transfer(ask: Ask) -> Answer:
    """check:R09 – a mortgage that forbids or limits the transfer asks for consent (民法典 406)."""
    forbidding = [mortgage for mortgage in rights_of(ask, "mortgages") if mortgage.content.forbids_transfer]
    if not forbidding:
        return passes("没有约定禁止或者限制转让的抵押权")
    return consented(ask, forbidding, "约定禁止或者限制转让")


@gate("mortgagee_consented_before_2021")
def mortgagee_consented_before_2021(ask: Ask) -> Answer:
    """check:R11 – a mortgage registered before 2021 asks for consent (自然资发〔2021〕54号)."""
    old = [mortgage for mortgage in rights_of(ask, "mortgages") if mortgage.registered_at < CIVIL_CODE]
    if not old:
        return passes("没有2021年以前登记的抵押权")
    return consented(ask, old, "登记于2021年以前")


def consented(ask: Ask, mortgages: list[Right], why: str) -> Answer:
    """Every holder of every one of them applies, or has agreed by name."""
    for mortgage in mortgages:
        if people := unheard(ask, mortgage.holders, m.MORTGAGEE_CONSENT):
            sentence = f"{masked(people)}的抵押权{why}，须抵押权人书面同意转让"
            return fails(wanted(ask, sentence, m.MORTGAGEE_CONSENT), evidence=mortgage_words(mortgage))
    names = masked(person for mortgage in mortgages for person in mortgage.holders)
    if all(applies(ask, mortgage) for mortgage in mortgages):
        return passes(f"抵押权人{names}共同申请，即为同意转让")
    return passes(f"抵押权人{names}已书面同意转让")


def applies(ask: Ask, right: Right) -> bool:
    """Whether every holder of the right is himself an applicant."""
    return right.documents <= documents(ask.case.people)


@gate("mortgagees_are_notified")
def mortgagees_are_notified(ask: Ask) -> Answer:
    """check:R10 – the house may pass, the mortgage goes with it, the creditor is told (民法典 406(2))."""
    following = [
        mortgage
        for mortgage in rights_of(ask, "mortgages")
        if mortgage.registered_at >= CIVIL_CODE and not mortgage.content.forbids_transfer
        if not applies(ask, mortgage)
    ]
    if not following:
        return passes("没有随房屋转移的抵押权")
    return fails(
        "房屋上有抵押权，转移后继续存在，须通知抵押权人",
        evidence="；".join(mortgage_words(mortgage) for mortgage in following),
    )


def mortgage_words(mortgage: Right) -> str:
    """云石银行云城支行 580,000.00 元，第 1 顺位，登记于2021年6月18日，未约定禁止或限制转让."""
    content = mortgage.content
    amount = content.secured_amount or content.maximum_amount
    ban = "约定" if content.forbids_transfer else "未约定"
    registered = mortgage.registered_at.astimezone(HALL_ZONE)
    return (
        f"{mortgage.names} {money(amount)} 元，第 {mortgage.rank} 顺位，"
        f"登记于{registered:%Y年%-m月%-d日}，{ban}禁止或限制转让"
    )


@gate("earlier_mortgages_are_ranked")
def earlier_mortgages_are_ranked(ask: Ask) -> Answer:
    """check:R12 – a further mortgage takes the next rank (民法典第四百一十四条)."""
    earlier = rights_of(ask, "mortgages")
    if not earlier:
        return passes("没有在先抵押权，本抵押权为第 1 顺位")
    last = max(mortgage.rank or 0 for mortgage in earlier)
    return fails(
        f"已有 {len(earlier)} 笔在先抵押权，本抵押权为第 {last + 1} 顺位", mortgage_words(earlier[0])
    )


@gate("property_may_be_mortgaged")
def property_may_be_mortgaged(ask: Ask) -> Answer:
    """check:R13 – what may not be mortgaged (民法典第三百九十九条)."""
    titles = titles_of(ask)
    if any(title.content.right_type in HOMESTEADS or title.unit_number[13] == "C" for title in titles):
        return fails("宅基地使用权依法不得抵押，不能办理抵押权登记")
    if any(title.unit_number[13] == "A" for title in titles):
        return fails("土地所有权依法不得抵押，不能办理抵押权登记")
    serving = [one for one in disposers(ask) if serves_the_public(one)]
    if serving and any(getattr(title.content, "use", "") in PUBLIC_USES for title in titles):
        return fails(
            f"{serving[0].name}是为公益目的成立的非营利法人，其教育、医疗卫生等公益设施依法不得抵押",
            evidence=titles[0].case_number,
        )
    return passes("不属于不得抵押的财产")


def serves_the_public(one: Applicant) -> bool:
    """机关、事业单位、社会团体、民办非企业、基金会, by the first two places of their code (GB 32100)."""
    coded = one.document_kind in (DocumentKind.USCC, DocumentKind.BUSINESS_LICENCE)
    return coded and one.document_number[:2] in NOT_FOR_PROFIT


@gate("encumbrancers_consent")
def encumbrancers_consent(ask: Ask) -> Answer:
    """check:R29 – giving up a right asks those who hold rights on it (实施细则第二十八条)."""
    held = [
        right
        for kind in ("mortgages", "easements", "residences", "notices")
        for right in rights_of(ask, kind)
    ]
    if not held:
        return passes("没有抵押权、地役权、居住权和预告登记")
    for right in held:
        if people := unheard(ask, right.holders, m.ENCUMBRANCERS_CONSENT):
            sentence = f"{masked(people)}的{right.kind.label}还在，注销须其书面同意"
            return fails(wanted(ask, sentence, m.ENCUMBRANCERS_CONSENT), evidence=right.case_number)
    return passes("抵押权人、地役权人、居住权人、预告登记权利人已书面同意")
