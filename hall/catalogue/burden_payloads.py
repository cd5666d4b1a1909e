"""What the papers of objections, corrections, orders, easements, residences and replacements say."""

from hall.catalogue import materials as m
from hall.catalogue.payload_entries import AUTHORITY, AUTHORITY_TYPE, ORDER_NUMBER, Entries, F
from hall.catalogue.payload_fields import Kind

ORDER_MATTERS = (
    ("seize", "查封"),
    ("renew", "续行查封"),
    ("release", "解除查封"),
    ("transfer", "过户"),
    ("cancel-mortgage", "涂销抵押"),
)
ITEMS_OF_AN_ENTRY = (
    ("address", "坐落"),
    ("building_area", "建筑面积"),
    ("exclusive_area", "专有建筑面积"),
    ("shared_area", "分摊建筑面积"),
    ("land_area", "共有宗地面积（房屋）"),
    ("area", "土地使用权面积（土地）"),
    ("land_use", "土地用途"),
    ("use", "房屋用途"),
    ("structure", "房屋结构"),
    ("floor", "所在层"),
    ("floors_total", "总层数"),
    ("completed_on", "竣工时间"),
    ("land_starts_on", "土地使用期限起"),
    ("land_ends_on", "土地使用期限止"),
    ("secured_amount", "担保债权数额（元）"),
    ("maximum_amount", "最高债权数额（元）"),
    ("amount", "预告登记的价款、债权数额（元）"),
    ("forbids_transfer", "是否约定禁止或者限制转让抵押财产（填是、否）"),
    ("starts_on", "权利、债务履行期限起"),
    ("ends_on", "权利、债务履行期限止"),
    ("scope", "担保范围、居住范围"),
    ("terms", "地役权内容"),
    ("conditions", "居住条件和要求"),
    ("contract_number", "合同编号"),
    ("holder_name", "权利人姓名、名称"),
    ("holder_document", "权利人证件号码"),
)
ERROR: Entries = (
    F("item", "更正的项目", Kind.CHOICE, choices=ITEMS_OF_AN_ENTRY),
    F("wrong_value", "登记簿现在的记载", max_length=200),
    F("right_value", "应当记载的内容", max_length=200),
    F(
        "proof_number",
        "不动产登记证明号",
        required=False,
        max_length=60,
        hint="更正抵押权、地役权、居住权、预告登记的记载才填",
    ),
)
ASKERS = (
    ("holder", "权利人"),
    ("successor", "权利人的继承人、受遗赠人、监护人、清算组或者破产管理人"),
    ("contract", "已订立买卖、互换、赠与、租赁、抵押合同的利害关系人"),
    ("lawsuit", "已起诉、申请仲裁的利害关系人"),
    ("lawyer", "持委托书和立案证明、调查令的律师"),
    ("intending", "有意买卖、租赁、抵押的人"),
    ("organ", "依法查询的国家机关"),
)
TERMS = (("12", "一年"), ("24", "二年"), ("36", "三年"))

FIELDS: dict[str, Entries] = {
    m.ASSISTANCE_NOTICE.code: (
        AUTHORITY_TYPE,
        AUTHORITY,
        ORDER_NUMBER,
        F("matter", "协助事项", Kind.CHOICE, choices=ORDER_MATTERS),
        F("dated_on", "文书日期", Kind.PAST_DATE, required=False),
        F("ruling_number", "依据的裁定书、决定书文号", Kind.ORDER_NUMBER, required=False),
        F("served_on", "送达日期", Kind.PAST_DATE),
        F("begins_on", "期限自", Kind.DATE, required=False),
        F("ends_on", "期限至", Kind.DATE, required=False),
        F("term_months", "没有写明止日的，查封期限", Kind.CHOICE, choices=TERMS, required=False),
        F("scope", "查封范围", required=False, max_length=200, hint="如：全部"),
        F("share_of", "查封份额的，该共有人姓名", required=False, max_length=120),
        F("debtor", "被执行人", required=False, max_length=120),
        F("debtor_document", "被执行人证件号码", required=False, max_length=200),
        F(
            "held_by_another",
            "登记在他人名下、裁定写明属于被执行人",
            Kind.YES_NO,
            default=False,
            hint="查扣冻规定第二条：第三人书面确认的",
        ),
        F("creditor", "申请执行人", required=False, max_length=120),
        F("earlier_number", "续封、解封的原查封文号", required=False, max_length=60),
        F("mortgage", "涂销的抵押权", required=False, max_length=120, hint="登记证明号；全部涂销的填“全部”"),
        F("transfer_letter", "移送执行函文号", required=False, max_length=60, hint="首封不是本院的，须附"),
    ),
    m.COURT_CREDENTIALS.code: (
        F("officers", "承办人（两人）", max_length=60),
        F("numbers", "工作证、执行公务证号", max_length=120),
        F("phone", "联系电话", required=False, max_length=20),
    ),
    m.EASEMENT_AGREEMENT.code: (
        F("signed_on", "签订日期", Kind.PAST_DATE),
        F("content", "变更后的地役权内容", required=False, max_length=500, hint="没有变化的不填"),
        F("begins_on", "变更后的起始日期", Kind.DATE, required=False),
        F("ends_on", "变更后的截止日期", Kind.DATE, required=False),
    ),
    m.RESIDENCE_AGREEMENT.code: (
        F("signed_on", "签订、出具日期", Kind.PAST_DATE),
        F("scope", "变更后的居住范围", required=False, max_length=200, hint="没有变化的不填"),
        F("conditions", "变更后的居住条件和要求", required=False, max_length=300),
        F("begins_on", "变更后的起始日期", Kind.DATE, required=False),
        F("ends_on", "变更后的截止日期", Kind.DATE, required=False),
    ),
    m.QUERY_APPLICATION.code: (
        F("standing", "查询人身份", Kind.CHOICE, choices=ASKERS),
        F("purpose", "查询目的", max_length=200, hint="不得用于其他目的，不得泄露"),
    ),
    m.INTEREST_PROOF.code: (
        F("name", "证明文件名称", required=False, max_length=100),
        F("number", "合同编号、案号或者公函文号", required=False, max_length=60),
    ),
    m.ERROR_PROOF.code: ERROR,
    m.HOLDER_CONSENT.code: (*ERROR, F("given_by", "同意更正的权利人", max_length=120)),
    m.OBJECTION_PROOF.code: (
        F("matter", "异议事项", max_length=300, hint="登记簿哪一项记载错误，应当怎样记载"),
    ),
    m.SUIT_ACCEPTANCE.code: (
        F("court", "受理的人民法院或者仲裁机构", max_length=60),
        F("case_number", "受理案号", max_length=60),
        F("accepted_on", "受理日期", Kind.PAST_DATE),
    ),
}
