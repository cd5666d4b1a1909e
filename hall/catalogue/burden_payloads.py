"""What the papers of objections, corrections, orders, easements, residences and replacements say."""

from hall.catalogue import materials as m
from hall.catalogue.payload_entries import CASE, COURT, Entries, F
from hall.catalogue.payload_fields import Kind

ORDER_MATTERS = (
    ("seize", "查封"),
    ("renew", "续行查封"),
    ("release", "解除查封"),
    ("transfer", "过户"),
    ("cancel-mortgage", "涂销抵押"),
)
TERMS = (("12", "一年"), ("24", "二年"), ("36", "三年"))

FIELDS: dict[str, Entries] = {
    m.ASSISTANCE_NOTICE.code: (
        COURT,
        CASE,
        F("matter", "协助事项", Kind.CHOICE, choices=ORDER_MATTERS),
        F("served_on", "送达日期", Kind.PAST_DATE),
        F("begins_on", "期限自", Kind.DATE, required=False),
        F("ends_on", "期限至", Kind.DATE, required=False),
        F("term_months", "没有写明止日的，查封期限", Kind.CHOICE, choices=TERMS, required=False),
        F("scope", "查封范围", required=False, max_length=200, hint="如：全部"),
        F("share_of", "查封份额的，该共有人姓名", required=False, max_length=120),
        F("debtor", "被执行人", required=False, max_length=120),
        F("creditor", "申请执行人", required=False, max_length=120),
        F("earlier_number", "续封、解封的原查封文号", required=False, max_length=60),
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
    m.OBJECTION_PROOF.code: (
        F("matter", "异议事项", max_length=300, hint="登记簿哪一项记载错误，应当怎样记载"),
    ),
    m.SUIT_ACCEPTANCE.code: (
        F("court", "受理的人民法院或者仲裁机构", max_length=60),
        F("case_number", "受理案号", max_length=60),
        F("accepted_on", "受理日期", Kind.PAST_DATE),
    ),
}
