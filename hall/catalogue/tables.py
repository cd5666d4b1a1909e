"""Tables 1–4 of 《不动产登记“最多跑一次”操作规程》 三, line by line (表2第4行: 2-4a … 2-4g).

需求部门 belongs to the line, not to the kind of material. Where the seed says （房管） it is the housing
bureau's property desk; names are those of today.
"""

from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.needs import (
    ALL_THREE,
    HOUSING,
    IDENTITY_VERIFIED,
    REGISTRY,
    REGISTRY_AND_HOUSING,
    REGISTRY_AND_TAX,
    TAX,
    need,
    or_certificate_of,
    or_verified_by,
    verified_by,
)
from hall.catalogue.schema import Need, Source
from hall.catalogue.words import Way
from hall.staff.departments import D

IDENTITY = "申请人身份证明"
CAUSE = "建设用地使用权及房屋所有权转移的材料"
PROPERTY_DESK = "住建局指其房管职能"
FOR_FILING = "商品房预售合同备案"
FOR_MORTGAGE_NOTICE = "预购商品房抵押权预告登记"


def applicant_lines(table: int, form: frozenset[D], identity: frozenset[D]) -> tuple[Need, ...]:
    """Rows 1 and 2 of each table: application, identity, power of attorney."""
    return (
        need(f"{table}-1", m.APPLICATION_FORM, by=form),
        need(f"{table}-2a", m.IDENTITY_DOCUMENT, by=identity, ways=(IDENTITY_VERIFIED,), heading=IDENTITY),
        need(f"{table}-2b", m.POWER_OF_ATTORNEY, by=identity, heading=IDENTITY, when=f.HAS_AGENT),
    )


TABLE_1 = (
    *applicant_lines(1, ALL_THREE, REGISTRY_AND_TAX),
    need(
        "1-3",
        m.TITLE_CERTIFICATE,
        m.LAND_TITLE_SOURCE,
        by=REGISTRY_AND_TAX,
        given_by=(D.REGISTRATION,),
        ways=(Source(Way.DIRECT, (D.REGISTRATION,)),),
        group="1-3",
    ),
    need("1-4", m.PLANNING_COMPLIANCE, by=REGISTRY, ways=(verified_by(D.PLANNING),)),
    need("1-5", m.COMPLETION_PROOF, by=REGISTRY, ways=(verified_by(D.TRANSACTIONS),)),
    need(
        "1-6",
        m.SURVEY_REPORT,
        m.MAPPING_REPORT,
        by=REGISTRY,
        ways=(verified_by(D.REGISTRATION, D.TRANSACTIONS),),
        group="1-6",
        called="房地产调查或者测绘报告",
        note=PROPERTY_DESK,
    ),
    need(
        "1-7",
        m.COMMON_PARTS,
        by=REGISTRY,
        given_by=(D.TRANSACTIONS,),
        ways=(or_verified_by(D.TRANSACTIONS),),
        when=f.IS_DIVIDED_OWNERSHIP,
        note=PROPERTY_DESK,
    ),
    need(
        "1-8",
        m.TAX_CERTIFICATE,
        by=REGISTRY,
        given_by=(D.TAXATION,),
        ways=(or_certificate_of(D.TAXATION), verified_by(D.TAXATION)),
        when=f.TAX_IS_DUE,
    ),
    need("1-9", m.TAX_RELIEF_CLAIM, by=TAX, when=f.CLAIMS_TAX_RELIEF),
    need(
        "1-10",
        m.UNSOLD_UNITS_FUND,
        by=HOUSING,
        given_by=(D.TRANSACTIONS,),
        ways=(or_certificate_of(D.TRANSACTIONS),),
        when=f.HAS_UNSOLD_UNITS,
        note=PROPERTY_DESK,
    ),
)

CONTRACTS = (m.SALE_CONTRACT, m.EXCHANGE_CONTRACT, m.CONTRIBUTION_AGREEMENT, m.GIFT_CONTRACT)
TABLE_2 = (
    *applicant_lines(2, ALL_THREE, ALL_THREE),
    need("2-3", m.TITLE_CERTIFICATE, by=ALL_THREE, given_by=(D.REGISTRATION,)),
    need(
        "2-4a",
        *CONTRACTS,
        by=ALL_THREE,
        group="2-4",
        called="买卖、互换、作价等合同或协议",
        heading=CAUSE,
    ),
    need("2-4b", m.INHERITANCE_PROOF, by=ALL_THREE, group="2-4", heading=CAUSE),
    need("2-4c", m.MERGER_PROOF, by=ALL_THREE, group="2-4", heading=CAUSE),
    need(
        "2-4d",
        m.CO_OWNER_AGREEMENT,
        m.SHARE_TRANSFER_AGREEMENT,
        by=ALL_THREE,
        group="2-4",
        called="共有人增加或减少协议；份额转移协议",
        heading=CAUSE,
    ),
    need("2-4e", m.PARTITION_PROOF, by=ALL_THREE, group="2-4", heading=CAUSE),
    need(
        "2-4f",
        m.EFFECTIVE_LEGAL_DOCUMENT,
        by=ALL_THREE,
        ways=(verified_by(D.COURT, D.ARBITRATION),),
        group="2-4",
        heading=CAUSE,
    ),
    need(
        "2-4g",
        m.GOVERNMENT_DECISION,
        by=ALL_THREE,
        ways=(verified_by(D.GOVERNMENT),),
        group="2-4",
        heading=CAUSE,
    ),
    need(
        "2-5",
        m.REGISTRATION_PROOF,
        by=REGISTRY,
        given_by=(D.REGISTRATION,),
        when=f.HAS_ADVANCE_NOTICE,
        called="不动产登记证明（预告登记）",
    ),
    need("2-6", m.ALLOCATED_LAND_APPROVAL, by=REGISTRY, given_by=(D.GOVERNMENT,), when=f.IS_ALLOCATED_LAND),
    need(
        "2-7",
        m.TAX_CERTIFICATE,
        by=REGISTRY,
        given_by=(D.TAXATION,),
        ways=(or_certificate_of(D.TAXATION),),
        when=f.TAX_IS_DUE,
    ),
    need("2-8", m.TAX_RELIEF_CLAIM, by=TAX, when=f.CLAIMS_TAX_RELIEF),
    need(
        "2-9",
        m.MARKET_CONTROL_PROOF,
        by=REGISTRY_AND_HOUSING,
        given_by=(D.COMPETENT,),
        when=f.PURCHASE_IS_RESTRICTED,
    ),
    need("2-10", m.POLICY_HOUSING_PROOF, by=REGISTRY_AND_HOUSING, when=f.IS_POLICY_HOUSING),
)

TABLE_3 = (
    *applicant_lines(3, REGISTRY_AND_HOUSING, REGISTRY_AND_HOUSING),
    need("3-3", m.TITLE_CERTIFICATE, by=REGISTRY_AND_HOUSING, given_by=(D.REGISTRATION,)),
    need("3-4", m.PRINCIPAL_CONTRACT, by=REGISTRY_AND_HOUSING),
    need("3-5", m.MORTGAGE_CONTRACT, by=REGISTRY_AND_HOUSING),
    need(
        "3-6",
        m.CONSTRUCTION_PLANNING_PERMIT,
        by=REGISTRY_AND_HOUSING,
        ways=(verified_by(D.TRANSACTIONS, D.PLANNING),),
        when=f.IS_UNDER_CONSTRUCTION,
    ),
)

TABLE_4 = (
    *applicant_lines(4, REGISTRY_AND_HOUSING, REGISTRY_AND_HOUSING),
    need("4-3", m.ADVANCE_NOTICE_AGREEMENT, by=REGISTRY),
    need(
        "4-4",
        m.PRESALE_CONTRACT,
        by=REGISTRY_AND_HOUSING,
        given_by=(D.TRANSACTIONS, D.REGISTRATION),
        purpose="预购商品房预告登记、合同备案",
    ),
    need(
        "4-5a",
        m.REGISTRATION_PROOF,
        by=REGISTRY,
        given_by=(D.FINANCE,),
        called="不动产登记证明（预购商品房预告登记）",
        purpose=FOR_MORTGAGE_NOTICE,
    ),
    need(
        "4-5b",
        m.MORTGAGE_CONTRACT,
        by=REGISTRY,
        given_by=(D.FINANCE,),
        called="不动产抵押合同",
        purpose=FOR_MORTGAGE_NOTICE,
    ),
    need("4-5c", m.PRINCIPAL_CONTRACT, by=REGISTRY, given_by=(D.FINANCE,), purpose=FOR_MORTGAGE_NOTICE),
    need(
        "4-6",
        m.MARKET_CONTROL_PROOF,
        by=REGISTRY_AND_HOUSING,
        given_by=(D.COMPETENT,),
        when=f.PURCHASE_IS_RESTRICTED,
    ),
    need(
        "4-7",
        m.MAINTENANCE_FUND,
        by=HOUSING,
        given_by=(D.TRANSACTIONS,),
        ways=(or_certificate_of(D.TRANSACTIONS),),
        when=f.CONTRACT_IS_FILED_WITH_CASE,
        purpose=FOR_FILING,
        note=PROPERTY_DESK,
    ),
)
