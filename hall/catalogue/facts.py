"""情形: the facts on which materials, reviews and gates of the catalogue depend.

A fact with `answered_by` is known to that department (its **facts** port answers); the others are asked at
the counter. `not_needed_because` is shown beside every material the fact makes needless.
"""

from hall.catalogue.schema import Fact
from hall.staff.departments import D

HAS_AGENT = Fact("has_agent", "由代理人代为申请", "申请人本人到场，没有代理人")
IS_DIVIDED_OWNERSHIP = Fact(
    "is_divided_ownership", "建筑物区分所有", "不是区分所有的建筑物，没有业主共有部分", D.REGISTRATION
)
HAS_UNSOLD_UNITS = Fact(
    "has_unsold_units", "有未售房屋或者自留物业", "没有未售房屋和自留物业", D.TRANSACTIONS
)
TAX_IS_DUE = Fact("tax_is_due", "依法应当缴纳税费", "本件依法不缴纳税费", D.TAXATION)
CLAIMS_TAX_RELIEF = Fact("claims_tax_relief", "申请享受税费优惠", "申请人没有申报税费优惠")
HAS_ADVANCE_NOTICE = Fact("has_advance_notice", "已办理预告登记", "登记簿上没有预告登记", D.REGISTRATION)
IS_ALLOCATED_LAND = Fact("is_allocated_land", "土地为划拨取得", "土地不是划拨取得", D.REGISTRATION)
IS_GRANTED_LAND = Fact("is_granted_land", "土地为出让取得", "土地不是出让取得", D.REGISTRATION)
PURCHASE_IS_RESTRICTED = Fact(
    "purchase_is_restricted", "当地正在执行限购等调控政策", "当地现在没有限购等调控政策", D.TRANSACTIONS
)
IS_POLICY_HOUSING = Fact("is_policy_housing", "房屋为政策性住房", "房屋不是政策性住房", D.REGISTRATION)
IS_UNDER_CONSTRUCTION = Fact(
    "is_under_construction", "以在建建筑物抵押", "抵押的不是在建建筑物", D.REGISTRATION
)
TRANSFER_NEEDS_APPROVAL = Fact(
    "transfer_needs_approval", "转移须经有批准权的人民政府或者主管部门批准", "本次转移依法不须批准"
)
CONTRACT_IS_FILED_WITH_CASE = Fact(
    "contract_is_filed_with_case", "预售合同随本件一并备案", "预售合同此前已经备案", D.TRANSACTIONS
)
BOUNDARY_CHANGES = Fact("boundary_changes", "界址或者面积变化", "界址和面积没有变化")
LAND_TERMS_CHANGE = Fact(
    "land_terms_change", "用途、使用期限或者容积率变化", "用途、使用期限和容积率没有变化"
)
HOUSE_AREA_CHANGES = Fact("house_area_changes", "房屋面积、界限或者结构变化", "房屋面积、界限和结构没有变化")
IS_DESTROYED = Fact("is_destroyed", "不动产已经灭失", "不动产没有灭失")
IS_ENCUMBERED = Fact(
    "is_encumbered",
    "有抵押权、地役权、居住权或者预告登记",
    "没有抵押权、地役权、居住权和预告登记",
    D.REGISTRATION,
)
IS_MAXIMUM_MORTGAGE = Fact("is_maximum_mortgage", "最高额抵押", "不是最高额抵押", D.REGISTRATION)
BURDENS_OTHER_MORTGAGEES = Fact(
    "burdens_other_mortgagees", "变更涉及其他抵押权人（顺位变动或者对其不利）", "变更不涉及其他抵押权人"
)
CERTIFICATE_IS_LOST = Fact("certificate_is_lost", "证书、证明遗失或者灭失", "证书、证明没有遗失")
CERTIFICATE_IS_AT_HAND = Fact(
    "certificate_is_at_hand", "原证书、证明可以交回", "原证书、证明已经遗失或者灭失"
)
APPLICANT_IS_INTERESTED_PARTY = Fact("applicant_is_interested_party", "由利害关系人申请", "由权利人本人申请")
APPLICANT_IS_HOLDER = Fact("applicant_is_holder", "由权利人本人申请", "由利害关系人申请")
MORTGAGEE_CONSENT_IS_NEEDED = Fact(
    "mortgagee_consent_is_needed",
    "抵押权约定禁止或者限制转让，或者登记于2021年以前",
    "没有须经抵押权人同意才能转让的抵押权",
    D.REGISTRATION,
)
NOTICE_HOLDER_CONSENT_IS_NEEDED = Fact(
    "notice_holder_consent_is_needed",
    "预告登记的权利人不是本件申请人",
    "没有他人的预告登记",
    D.REGISTRATION,
)
HAS_OBJECTION = Fact("has_objection", "登记簿上有有效的异议登记", "登记簿上没有异议登记", D.REGISTRATION)
SHARE_GOES_TO_OUTSIDER = Fact(
    "share_goes_to_outsider", "按份共有人向共有人以外的人转让份额", "不是向外人转让份额", D.REGISTRATION
)
DISPOSER_IS_WARD = Fact(
    "disposer_is_ward", "处分人为未成年人或者被监护的成年人", "处分人具有完全民事行为能力"
)
HAS_CONSTRUCTION_MORTGAGE = Fact(
    "has_construction_mortgage",
    "该房屋在在建建筑物抵押范围内",
    "该房屋没有设立在建建筑物抵押",
    D.REGISTRATION,
)
HOLDER_WAS_RENAMED = Fact(
    "holder_was_renamed",
    "登记证明记载的权利人改过姓名、名称或者证件号码",
    "权利人的姓名、名称和证件号码与登记簿一致",
)
MORTGAGE_GROWS = Fact("mortgage_grows", "增加担保的债权数额", "不增加担保的债权数额")
HOUSE_USE_CHANGES = Fact("house_use_changes", "房屋用途变化", "房屋用途没有变化")
IS_PRESALE_CONTRACT = Fact("is_presale_contract", "商品房预售合同备案", "不是商品房预售合同备案")
IS_EXISTING_HOUSE_CONTRACT = Fact(
    "is_existing_house_contract", "存量房买卖合同网签备案", "不是存量房买卖合同网签备案"
)
SUIT_IS_FILED = Fact("suit_is_filed", "异议人已经起诉", "异议人没有起诉")
ALL_FACTS: dict[str, Fact] = {fact.word: fact for fact in list(vars().values()) if isinstance(fact, Fact)}
