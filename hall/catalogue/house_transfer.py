"""国有建设用地使用权及房屋所有权转移登记: row 7 and its variants, one for each cause of 表2第4行."""

from collections.abc import Iterable
from dataclasses import replace

from hall.catalogue import clock_stops, roles
from hall.catalogue import materials as m
from hall.catalogue.house_rules import ALWAYS, DISPOSAL, OF_HOUSES, gates, judicial
from hall.catalogue.needs import ALL_THREE, REGISTRY_AND_TAX, always, lines, norm, only, without
from hall.catalogue.norms import CONSENTS_TO_TRANSFER
from hall.catalogue.schema import (
    BusinessItem,
    GateUse,
    Material,
    Need,
    Part,
    Role,
    co_review,
    combined,
    instant,
    limit,
)
from hall.catalogue.tables import TABLE_2, TABLE_3
from hall.catalogue.words import CertificateKind, Fee, RegisterEffect, ReviewClass
from hall.staff.departments import D

CAUSES = ("2-4a", "2-4b", "2-4c", "2-4d", "2-4e", "2-4f", "2-4g")
BASIS = "《不动产登记暂行条例实施细则》第三十八条"
ASKED = (*DISPOSAL, *OF_HOUSES)
HOUSING_AND_TAX = (co_review(D.TRANSACTIONS, working_days=1), co_review(D.TAXATION, working_days=2))


def passing(
    *sides: Role,
    effect: RegisterEffect = RegisterEffect.TRANSFER_OWNERSHIP,
    fee: Fee = Fee.STANDARD,
    name: str = "国有建设用地使用权及房屋所有权转移登记",
) -> Part:
    """The registration by which a house passes."""
    return Part(name, sides, effect, CertificateKind.TITLE, fee)


def caused_by(cause: str, table: Iterable[Need] = TABLE_2) -> tuple[Need, ...]:
    """Table 2 with 表2第4行 narrowed to one of its seven kinds."""
    return without(table, *(line for line in CAUSES if line != cause))


HOUSE_TRANSFER = BusinessItem(
    code="house-transfer",
    name="国有建设用地使用权及房屋所有权转移登记",
    row=7,
    basis=BASIS,
    summary="房屋所有权连同所占土地使用权转给他人；按转移原因选择下列具体事项办理。",
    needs=(*TABLE_2, *CONSENTS_TO_TRANSFER),
    co_reviews=HOUSING_AND_TAX,
    gates=ASKED,
    limit=limit(statutory=30, promised=5, stops=clock_stops.HOUSE_SOLD),
    parts=(passing(roles.TRANSFEREE, roles.TRANSFEROR),),
)


def variant(
    code: str,
    name: str,
    summary: str,
    needs: Iterable[Need],
    *sides: Role,
    gates: tuple[GateUse, ...] = ASKED,
    consents: bool = True,
    offered: bool = False,
    basis: str = BASIS,
    parts: tuple[Part, ...] = (),
) -> BusinessItem:
    """A transfer for one cause, with the limits and departments of row 7."""
    return replace(
        HOUSE_TRANSFER,
        code=code,
        name=name,
        summary=summary,
        basis=basis,
        needs=(*needs, *CONSENTS_TO_TRANSFER) if consents else tuple(needs),
        gates=gates,
        parts=parts or (passing(*sides),),
        is_variant=True,
        offered=offered,
    )


def contract(material: Material, table: Iterable[Need] = TABLE_2) -> tuple[Need, ...]:
    """Table 2 for a transfer by this kind of contract."""
    return only(caused_by("2-4a", table), "2-4a", material)


SALE_OF_EXISTING_HOUSE = variant(
    "sale-of-existing-house",
    "存量房买卖转移登记",
    "买卖已经办理过产权登记的房屋（二手房），登记、交易审核、核税缴税一次办。",
    contract(m.SALE_CONTRACT),
    roles.BUYER,
    roles.SELLER,
    offered=True,
)
SALE_OF_NEW_HOUSE = variant(
    "sale-of-new-house",
    "新建商品房买卖转移登记",
    "向房地产开发企业购买已经办理首次登记的新建商品房。",
    contract(m.SALE_CONTRACT),
    roles.BUYER,
    roles.SELLER,
)
NOTICE_TO_TITLE = variant(
    "presale-notice-to-title",
    "预告登记转本登记",
    "预购商品房竣工并办理首次登记后，预购人将预告登记转为产权登记。",
    always(contract(m.SALE_CONTRACT), "2-5"),
    basis=f"《民法典》第二百二十一条；{BASIS}",
    parts=(passing(roles.BUYER, roles.SELLER, effect=RegisterEffect.CONVERT_ADVANCE_NOTICE),),
)
EXCHANGE = variant(
    "exchange-of-houses",
    "房屋互换转移登记",
    "双方互换房屋。",
    contract(m.EXCHANGE_CONTRACT),
    *roles.EXCHANGERS,
)
CONTRIBUTION = variant(
    "contribution-of-house",
    "房屋作价出资（入股）转移登记",
    "以房屋作价出资或者入股。",
    contract(m.CONTRIBUTION_AGREEMENT),
    roles.TRANSFEREE,
    roles.TRANSFEROR,
)
GIFT = variant(
    "gift-of-house",
    "房屋赠与转移登记",
    "将房屋赠与他人。",
    contract(m.GIFT_CONTRACT),
    *roles.GIFT_SIDES,
)
INHERITANCE = variant(
    "inheritance-of-house",
    "房屋继承、受遗赠转移登记",
    "继承或者受遗赠取得房屋，由继承人、受遗赠人单方申请。",
    caused_by("2-4b"),
    roles.HEIR,
    consents=False,
    gates=(
        *ALWAYS,
        *gates("unit_is_not_seized", "shares_add_up", "residence_right_is_carried_over"),
        *OF_HOUSES,
    ),
    basis="《不动产登记暂行条例》第十四条；《民法典》第二百三十条",
)
MERGER = variant(
    "merger-of-companies",
    "法人或者其他组织合并、分立转移登记",
    "法人或者其他组织合并、分立，房屋随之转移。",
    caused_by("2-4c"),
    roles.TRANSFEREE,
    roles.TRANSFEROR,
)
CO_OWNERS = variant(
    "co-owner-share-transfer",
    "共有人增减、份额转移登记",
    "增加或者减少共有人，或者转移共有份额。",
    caused_by("2-4d"),
    roles.TRANSFEREE,
    roles.TRANSFEROR,
)
PARTITION = variant(
    "partition-of-house",
    "分割、合并不动产转移登记",
    "因分割或者合并不动产使权属转移。",
    caused_by("2-4e"),
    parts=(passing(roles.TRANSFEREE, roles.TRANSFEROR, effect=RegisterEffect.DIVIDE_OWNERSHIP),),
)
COURT_DOCUMENT = variant(
    "transfer-by-court-document",
    "生效法律文书转移登记",
    "依据人民法院、仲裁委员会的生效法律文书取得房屋，由权利人单方申请。",
    caused_by("2-4f"),
    roles.WINNER,
    consents=False,
    gates=(*judicial(DISPOSAL), *OF_HOUSES),
    basis="《不动产登记暂行条例》第十四条；《民法典》第二百二十九条",
)
GOVERNMENT_DECISION = variant(
    "transfer-by-government-decision",
    "政府批准文件转移登记",
    "依据有批准权的人民政府或者主管部门的批准文件转移。",
    caused_by("2-4g"),
    roles.TRANSFEREE,
    roles.TRANSFEROR,
)
SPOUSES = variant(
    "transfer-between-spouses",
    "夫妻间变更转移登记（加名、减名）",
    "婚姻关系存续期间，房屋在夫妻之间变更权利人或者份额。",
    (
        *caused_by("2-4d"),
        norm("1", m.MARRIAGE_PROOF, by=ALL_THREE, given_by=(D.CIVIL_AFFAIRS,), basis="《契税法》第六条"),
    ),
    gates=(*ASKED, *gates("parties_are_spouses")),
    parts=(passing(*roles.SPOUSES, fee=Fee.BOOK_ONLY),),
)

WITH_MORTGAGE = (*contract(m.SALE_CONTRACT), *lines(TABLE_3, "3-4", "3-5"))
NEW_MORTGAGE = Part(
    "抵押权首次登记",
    (roles.MORTGAGEE, roles.MORTGAGOR),
    RegisterEffect.CREATE_MORTGAGE,
    CertificateKind.PROOF,
    Fee.MORTGAGE,
    uses_earlier=True,
)
CARRIED_MORTGAGE = Part(
    "抵押权变更登记（抵押权随房屋转移）",
    (roles.MORTGAGEE, roles.MORTGAGOR),
    RegisterEffect.ALTER_MORTGAGE,
    CertificateKind.PROOF,
    Fee.FREE,
    uses_earlier=True,
)
SALE_WITH_MORTGAGE = replace(
    variant(
        "sale-with-mortgage",
        "存量房买卖转移登记与抵押权首次登记（合并办理）",
        "买方贷款购房，转移登记和抵押权登记一次受理、一并登簿。",
        WITH_MORTGAGE,
        gates=(*ASKED, *gates("property_may_be_mortgaged", "mortgage_amounts_are_consistent")),
        parts=(passing(roles.BUYER, roles.SELLER), NEW_MORTGAGE),
    ),
    limit=combined(statutory=30, promised=5, stops=clock_stops.HOUSE_SOLD),
)
MORTGAGED_HOUSE_SALE = replace(
    variant(
        "sale-of-mortgaged-house",
        "带押过户（转移登记与抵押权变更登记合并办理）",
        "房屋抵押期间不先还清贷款而转让，抵押权随房屋继续存在。",
        (
            *WITH_MORTGAGE,
            norm("1", m.REGISTRATION_PROOF, given_by=(D.REGISTRATION,), basis="《民法典》第四百零六条"),
        ),
        basis=f"《民法典》第四百零六条；{BASIS}",
        gates=(*ASKED, *gates("mortgage_amounts_are_consistent")),
        parts=(passing(roles.BUYER, roles.SELLER), CARRIED_MORTGAGE),
    ),
    limit=combined(statutory=30, promised=5, stops=clock_stops.HOUSE_SOLD),
)

JUDICIAL_SALE = replace(
    variant(
        "judicial-sale",
        "司法拍卖（变卖、以物抵债）转移登记",
        "竞得人凭人民法院裁定办理过户，同时解除查封、涂销抵押权；材料和税费齐备后即时办理。",
        (
            *lines(TABLE_2, "2-1", "2-2a", "2-2b", "2-4f", "2-6", "2-7", "2-8"),
            norm(
                "1",
                m.ASSISTANCE_NOTICE,
                by=REGISTRY_AND_TAX,
                given_by=(D.COURT,),
                basis="《民事诉讼法》第二百六十二条",
            ),
            norm("2", m.AUCTION_CONFIRMATION, by=REGISTRY_AND_TAX, basis="法释〔2016〕18号第二十二条"),
        ),
        consents=False,
        basis="《不动产登记暂行条例实施细则》第十九条；《民法典》第二百二十九条",
        gates=(
            *judicial(DISPOSAL),
            *gates("order_is_complete"),
            *judicial(gates("housing_has_no_objection", "allocated_land_is_approved")),
            *judicial(gates("buyers_deed_tax_is_cleared", "sellers_taxes_are_cleared")),
        ),
        parts=(passing(roles.AUCTION_BUYER, effect=RegisterEffect.TRANSFER_BY_COURT),),
    ),
    co_reviews=(co_review(D.TAXATION, working_days=1),),
    limit=instant(statutory=30, stops=clock_stops.SAME_DAY_TAXED),
    review=ReviewClass.IMMEDIATE,
)

ITEMS = (
    HOUSE_TRANSFER,
    SALE_OF_EXISTING_HOUSE,
    SALE_OF_NEW_HOUSE,
    NOTICE_TO_TITLE,
    SALE_WITH_MORTGAGE,
    MORTGAGED_HOUSE_SALE,
    EXCHANGE,
    CONTRIBUTION,
    GIFT,
    INHERITANCE,
    MERGER,
    CO_OWNERS,
    PARTITION,
    COURT_DOCUMENT,
    GOVERNMENT_DECISION,
    SPOUSES,
    JUDICIAL_SALE,
)
