"""转移原因: the variants of row 7 by the other kinds of 表2第4行, and the transfer after a judicial sale."""

from dataclasses import replace

from hall.catalogue import clock_stops, co_reviews, roles
from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.house_rules import ALWAYS, DISPOSAL, OF_HOUSES, gates, judicial
from hall.catalogue.house_transfer import ASKED, caused_by, contract, passing, variant
from hall.catalogue.needs import ALL_THREE, REGISTRY_AND_TAX, lines, norm, without
from hall.catalogue.norms import CONSENTS_TO_TRANSFER, WAIVER
from hall.catalogue.schema import instant
from hall.catalogue.tables import TABLE_2
from hall.catalogue.words import Fee, RegisterEffect, ReviewClass
from hall.staff.departments import D

WHO_APPLIES = frozenset({"applicant_is_registered_owner", "all_owners_apply"})
BY_DECISION = (
    *judicial(use for use in DISPOSAL if use.word in WHO_APPLIES),
    *(use for use in DISPOSAL if use.word not in WHO_APPLIES),
)
"""A government's decision passes the property on: who takes it may apply alone (条例第十四条第二款第三项)."""

EXCHANGE = variant(
    "exchange-of-houses",
    "房屋互换转移登记",
    "双方互换房屋：两套房屋一次申请，立为互相关联的两件，各自核税、发证，一并登簿；契税只按差价计征。",
    contract(m.EXCHANGE_CONTRACT),
    *roles.EXCHANGERS,
    gates=(*ASKED, *gates("exchange_is_whole")),
    offered=True,
)
CONTRIBUTION = variant(
    "contribution-of-house",
    "房屋作价出资（入股）转移登记",
    "以房屋作价出资或者入股。",
    contract(m.CONTRIBUTION_AGREEMENT),
    roles.TRANSFEREE,
    roles.TRANSFEROR,
    offered=True,
)
GIFT = variant(
    "gift-of-house",
    "房屋赠与转移登记",
    "将房屋赠与他人。",
    contract(m.GIFT_CONTRACT),
    *roles.GIFT_SIDES,
    offered=True,
)
INHERITANCE = variant(
    "inheritance-of-house",
    "房屋继承、受遗赠转移登记",
    "继承或者受遗赠取得房屋，由继承人、受遗赠人单方申请；共同共有的，其他共有人一并申请；"
    "按份共有的只转移被继承人的份额，其他共有人的份额不变。",
    caused_by("2-4b"),
    roles.HEIR,
    consents=False,
    gates=(
        *ALWAYS,
        *gates("applicant_is_registered_owner", "all_owners_apply", "unit_is_not_seized", "shares_add_up"),
        *gates("residence_right_is_carried_over"),
        *OF_HOUSES,
    ),
    offered=True,
    basis="《不动产登记暂行条例》第十四条；《民法典》第二百三十条",
)
MERGER = variant(
    "merger-of-companies",
    "法人或者其他组织合并、分立转移登记",
    "法人或者其他组织合并、分立，房屋随之转移。",
    (*caused_by("2-4c"), *without(CONSENTS_TO_TRANSFER, WAIVER.line)),
    roles.TRANSFEREE,
    roles.TRANSFEROR_IF_ANY,
    consents=False,
    gates=tuple(use for use in ASKED if use.word != "co_owners_waive_pre_emption"),
    offered=True,
)
CO_OWNERS = variant(
    "co-owner-share-transfer",
    "共有人增减、份额转移登记",
    "增加或者减少共有人，或者转移共有份额。",
    caused_by("2-4d"),
    parts=(replace(passing(roles.TRANSFEREE, roles.TRANSFEROR), of_shares=True),),
    offered=True,
)
PARTITION = variant(
    "partition-of-house",
    "分割、合并不动产转移登记",
    "因分割或者合并不动产使权属转移；设有抵押权的，经抵押权人书面同意，抵押权随新单元存续。",
    (
        *caused_by("2-4e"),
        norm("1", m.DIVISION_CONSENT, when=f.IS_ENCUMBERED, basis="《民法典》第四百零六条"),
    ),
    gates=(*ASKED, *gates("units_may_be_divided")),
    parts=(passing(roles.TRANSFEREE, roles.TRANSFEROR, effect=RegisterEffect.DIVIDE_OWNERSHIP),),
    offered=True,
)
COURT_DOCUMENT = variant(
    "transfer-by-court-document",
    "生效法律文书转移登记",
    "依据人民法院、仲裁委员会的生效法律文书取得房屋，由权利人单方申请。",
    caused_by("2-4f"),
    roles.WINNER,
    consents=False,
    gates=(*judicial(DISPOSAL), *OF_HOUSES),
    offered=True,
    basis="《不动产登记暂行条例》第十四条；《民法典》第二百二十九条",
)
GOVERNMENT_DECISION = variant(
    "transfer-by-government-decision",
    "政府批准文件转移登记",
    "依据有批准权的人民政府或者主管部门的批准文件转移，可以由受让方单方申请。",
    caused_by("2-4g"),
    roles.TRANSFEREE,
    roles.TRANSFEROR_IF_HE_COMES,
    gates=(*BY_DECISION, *OF_HOUSES),
    offered=True,
    basis="《不动产登记暂行条例》第十四条；《不动产登记暂行条例实施细则》第三十八条",
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
    offered=True,
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
                m.TRANSFER_ORDER,
                by=REGISTRY_AND_TAX,
                given_by=(D.COURT,),
                basis="《民事诉讼法》第二百六十二条",
            ),
            norm(
                "2",
                m.AUCTION_CONFIRMATION,
                m.SETTLEMENT_IN_KIND,
                by=ALL_THREE,
                called="网络司法拍卖成交确认书（以物抵债的，以物抵债裁定书）",
                basis="法释〔2016〕18号第二十二条；《民事诉讼法解释》第四百九十一条",
            ),
        ),
        consents=False,
        basis="《不动产登记暂行条例实施细则》第十九条；《民法典》第二百二十九条",
        gates=(
            *judicial(DISPOSAL),
            *gates("order_is_complete", "sale_is_as_ruled", "disposing_court_is_first"),
            *gates("order_says_what_ends"),
            *judicial(gates("housing_has_no_objection", "allocated_land_is_approved")),
            *judicial(gates("buyers_deed_tax_is_cleared", "sellers_taxes_are_cleared")),
        ),
        parts=(passing(roles.AUCTION_BUYER, effect=RegisterEffect.TRANSFER_BY_COURT),),
    ),
    co_reviews=(co_reviews.COURT_SALE_FILING, co_reviews.TAX_AT_ONCE),
    limit=instant(statutory=30, stops=clock_stops.SAME_DAY_TAXED),
    review=ReviewClass.IMMEDIATE,
    offered=True,
)

ITEMS = (
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
