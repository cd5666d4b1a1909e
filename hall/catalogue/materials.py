"""材料: every kind of document the hall may ask for, in the seed's words, with its reference mark.

One mark may cover several materials (M15, M16, M28 …): each has its own content.
"""

from hall.catalogue.schema import Material

APPLICATION_FORM = Material("application-form", "不动产登记申请书", "M01")
IDENTITY_DOCUMENT = Material("identity-document", "身份证明", "M02")
POWER_OF_ATTORNEY = Material("power-of-attorney", "委托书", "M03")
TITLE_CERTIFICATE = Material("title-certificate", "不动产权属证书", "M04")
REGISTRATION_PROOF = Material("registration-proof", "不动产登记证明", "M05")
LAND_TITLE_SOURCE = Material("land-title-source", "土地权属来源材料", "M06")
CADASTRAL_SURVEY = Material("cadastral-survey", "权籍调查表、宗地图、宗地界址点坐标", "M07")
LAND_PRICE_RECEIPT = Material("land-price-receipt", "土地出让价款、租金等缴纳凭证", "M08")
TAX_CERTIFICATE = Material("tax-certificate", "税费缴纳凭证", "M09")
PLANNING_COMPLIANCE = Material("planning-compliance", "建设工程符合规划的材料", "M10")
COMPLETION_PROOF = Material("completion-proof", "房屋已经竣工的材料", "M11")
SURVEY_REPORT = Material("survey-report", "房地产调查报告", "M12")
MAPPING_REPORT = Material("mapping-report", "房地产测绘报告", "M12")
COMMON_PARTS = Material(
    "common-parts",
    "建筑物区分所有的，确认建筑区划内属于业主共有的道路、绿地、其他公共场所、公用设施和物业服务用房等材料",
    "M13",
)
UNSOLD_UNITS_FUND = Material("unsold-units-fund", "未售部分房屋及自留物业维修资金缴款凭证", "M14a")
MAINTENANCE_FUND = Material("maintenance-fund", "物业维修资金缴款凭证", "M14b")

SALE_CONTRACT = Material("sale-contract", "买卖合同", "M15")
EXCHANGE_CONTRACT = Material("exchange-contract", "互换合同", "M15")
CONTRIBUTION_AGREEMENT = Material("contribution-agreement", "作价出资（入股）协议", "M15")
GIFT_CONTRACT = Material("gift-contract", "赠与合同", "M15")
INHERITANCE_PROOF = Material("inheritance-proof", "继承、遗赠材料", "M15")
MERGER_PROOF = Material("merger-proof", "法人或其他组织合并、分立及权属转移材料", "M15")
CO_OWNER_AGREEMENT = Material("co-owner-agreement", "共有人增加或减少协议", "M15")
SHARE_TRANSFER_AGREEMENT = Material("share-transfer-agreement", "份额转移协议", "M15")
PARTITION_PROOF = Material("partition-proof", "分割或合并不动产导致权属转移材料", "M15")
EFFECTIVE_LEGAL_DOCUMENT = Material("effective-legal-document", "导致权属变化的生效法律文书", "M15")
GOVERNMENT_DECISION = Material("government-decision", "有批准权人民政府或者主管部门的批准文件", "M15")
MARRIAGE_PROOF = Material("marriage-proof", "婚姻关系证明")

ALTERATION_PROOF = Material("alteration-proof", "变更证明材料", "M16")
NAME_CHANGE_PROOF = Material("name-change-proof", "姓名、名称或者证件号码变更的证明材料", "M16")
LAND_TERMS_APPROVAL = Material(
    "land-terms-approval", "有批准权的人民政府或者主管部门的批准文件、出让合同补充协议", "M16"
)
CANCELLATION_PROOF = Material("cancellation-proof", "注销原因的证明材料", "M17")
DEBT_SETTLEMENT = Material("debt-settlement", "主债权消灭、抵押权已经实现或者抵押权人放弃抵押权的材料", "M17")
PRINCIPAL_CONTRACT = Material("principal-contract", "主债权合同", "M18")
MAXIMUM_CLAIM_CONTRACT = Material("maximum-claim-contract", "一定期间内将要连续发生债权的合同", "M18")
MORTGAGE_CONTRACT = Material("mortgage-contract", "抵押合同", "M19")
CONSTRUCTION_PLANNING_PERMIT = Material("construction-planning-permit", "在建工程规划许可", "M20")
ADVANCE_NOTICE_AGREEMENT = Material("advance-notice-agreement", "当事人关于预告登记的约定", "M21")
PRESALE_CONTRACT = Material("presale-contract", "商品房预售合同", "M22")
TAX_RELIEF_CLAIM = Material("tax-relief-claim", "税费优惠申报证明材料", "M23")
MARKET_CONTROL_PROOF = Material("market-control-proof", "符合调控政策所需证明材料", "M24")
POLICY_HOUSING_PROOF = Material(
    "policy-housing-proof", "政策性住房（含经济适用住房、政府补贴住房）符合上市材料", "M25"
)
ALLOCATED_LAND_APPROVAL = Material("allocated-land-approval", "批准文件（划拨土地）", "M26")
INVESTMENT_PROOF = Material("investment-proof", "已按出让合同完成开发投资总额25%以上的证明材料")
EASEMENT_CONTRACT = Material("easement-contract", "地役权合同", "M27")
EASEMENT_AGREEMENT = Material("easement-agreement", "地役权变更、转移或者解除协议", "M27")
ERROR_PROOF = Material("error-proof", "证实登记确有错误的材料", "M28")
HOLDER_CONSENT = Material("holder-consent", "权利人同意更正的书面材料", "M28")
CORRECTION_NOTICE = Material("correction-notice", "通知权利人申请更正的通知书及送达凭证", "M28")
OBJECTION_PROOF = Material("objection-proof", "证实登记簿记载错误的材料（异议）", "M28")
INTEREST_PROOF = Material("interest-proof", "与登记的不动产权利存在利害关系的材料", "M29")
COURT_CREDENTIALS = Material("court-credentials", "人民法院工作人员工作证、执行公务证", "M30")
ASSISTANCE_NOTICE = Material("assistance-notice", "协助执行通知书", "M31")
TRANSFER_ORDER = Material("transfer-order", "协助执行通知书（过户）", "M31")
COURT_RULING = Material("court-ruling", "人民法院裁定书", "M31")
AUCTION_CONFIRMATION = Material("auction-confirmation", "网络司法拍卖成交确认书")
SETTLEMENT_IN_KIND = Material("settlement-in-kind", "以物抵债裁定书", "M31")
LOSS_STATEMENT = Material("loss-statement", "遗失、灭失声明", "M32")
OLD_CERTIFICATE = Material("old-certificate", "原不动产权属证书或者不动产登记证明", "M04")
QUERY_APPLICATION = Material("query-application", "不动产登记资料查询申请书", "M33")
CLAIM_TRANSFER_AGREEMENT = Material("claim-transfer-agreement", "债权转让协议、抵押权转移的证明材料", "M34")
PARTIAL_CLAIM_AGREEMENT = Material(
    "partial-claim-agreement", "当事人关于最高额抵押权随部分债权转移的约定", "M34"
)
MORTGAGE_ALTERATION_AGREEMENT = Material("mortgage-alteration-agreement", "抵押变更协议", "M35")
OTHER_MORTGAGEES_CONSENT = Material("other-mortgagees-consent", "其他抵押权人的书面同意", "M35")
SUIT_ACCEPTANCE = Material("suit-acceptance", "人民法院受理通知书、仲裁机构受理通知书")
RESIDENCE_CONTRACT = Material("residence-contract", "居住权合同、遗嘱或者生效法律文书")
RESIDENCE_AGREEMENT = Material("residence-agreement", "居住权变更、消灭的证明材料")

MORTGAGEE_CONSENT = Material("mortgagee-consent", "抵押权人同意转让的书面材料")
DIVISION_CONSENT = Material("division-consent", "抵押权人同意分割或者合并、抵押权随新单元存续的书面材料")
NOTICE_HOLDER_CONSENT = Material("notice-holder-consent", "预告登记权利人同意的书面材料")
OBJECTION_COMMITMENT = Material("objection-commitment", "知悉异议登记存在并自行承担风险的书面承诺")
PRE_EMPTION_WAIVER = Material("pre-emption-waiver", "其他按份共有人放弃优先购买权的书面材料")
GUARDIAN_STATEMENT = Material("guardian-statement", "监护关系证明和为被监护人利益处分的书面保证")
ENCUMBRANCERS_CONSENT = Material(
    "encumbrancers-consent", "抵押权人、地役权人、居住权人、预告登记权利人同意注销的书面材料"
)
CONSTRUCTION_MORTGAGE_RELEASE = Material(
    "construction-mortgage-release", "在建建筑物抵押权注销登记申请或者抵押权人同意预售的书面材料"
)

ALL_MATERIALS: dict[str, Material] = {
    kind.code: kind for kind in list(vars().values()) if isinstance(kind, Material)
}


def material(code: str) -> Material:
    """The material of that code. Raises KeyError with the code."""
    return ALL_MATERIALS[code]
