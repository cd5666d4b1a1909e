"""The kinds of papers the hall gives out (操作规范 附录 A.1–A.9), each with the word of its 字号."""

from django.db import models


class PaperKind(models.TextChoices):
    """文书种类: every document of the hall, in the order in which a case meets them."""

    QUEUE_TICKET = "queue-ticket", "排队票"
    APPLICATION = "application", "不动产登记申请书"
    INTERVIEW = "interview", "询问笔录"
    ACCEPTANCE = "acceptance", "受理通知书"
    DECLINE = "decline", "不予受理告知书"
    SUPPLEMENT = "supplement", "补充材料通知书"
    SUPPLEMENT_RECEIPT = "supplement-receipt", "补充材料接收凭证"
    STOP_NOTICE = "stop-notice", "中止办理告知书"
    SITE_VISIT = "site-visit", "实地查看记录表"
    CORRECTION_NOTICE = "correction-notice", "更正登记通知书"
    OBJECTION_NOTICE = "objection-notice", "异议登记告知书"
    ANNOUNCEMENT = "announcement", "公告"
    TAX_NOTICE = "tax-notice", "核税缴款通知书"
    RECEIPT = "receipt", "收费收据"
    APPROVAL = "approval", "不动产登记审批表"
    REFUSAL = "refusal", "不予登记告知书"
    MATERIALS_RETURN = "materials-return", "申请材料退回通知书"
    WITHDRAWAL = "withdrawal", "撤回登记申请凭证"
    RECORDING = "recording", "登簿确认单"
    CERTIFICATE = "certificate", "不动产权证书"
    PROOF = "proof", "不动产登记证明"
    HANDOVER = "handover", "领证单"
    WAYBILL = "waybill", "邮寄单"
    CONTENTS = "contents", "归档卷内目录"
    EXTRACT_REQUEST = "extract-request", "不动产登记资料查询申请书"
    EXTRACT = "extract", "不动产登记资料查询结果证明"
    HOUSING_OUTCOME = "housing-outcome", "房屋交易办理结果"
    SERVICE_RETURN = "service-return", "送达回证"
    SEIZURE_NOTICE = "seizure-notice", "查封登记告知书"
    REVIEW_SUGGESTION = "review-suggestion", "审查建议书"
    INQUIRY_REPLY = "inquiry-reply", "协助查询回函"
    COURT_LETTER = "court-letter", "函询人民法院"
    EXECUTION_RESULT = "execution-result", "协助执行结果告知书"
    CANCELLATION_NOTICE = "cancellation-notice", "涂销抵押权登记告知书"
    BUYER_NOTICE = "buyer-notice", "司法拍卖买受人办理通知书"


WORDS: dict[PaperKind, str] = {
    PaperKind.QUEUE_TICKET: "票",
    PaperKind.APPLICATION: "申请",
    PaperKind.INTERVIEW: "询问",
    PaperKind.ACCEPTANCE: "受理",
    PaperKind.DECLINE: "不受",
    PaperKind.SUPPLEMENT: "补正",
    PaperKind.SUPPLEMENT_RECEIPT: "补收",
    PaperKind.STOP_NOTICE: "中止",
    PaperKind.SITE_VISIT: "查看",
    PaperKind.CORRECTION_NOTICE: "更正",
    PaperKind.OBJECTION_NOTICE: "异议",
    PaperKind.ANNOUNCEMENT: "公告",
    PaperKind.TAX_NOTICE: "核税",
    PaperKind.RECEIPT: "收",
    PaperKind.APPROVAL: "审批",
    PaperKind.REFUSAL: "不登",
    PaperKind.MATERIALS_RETURN: "退件",
    PaperKind.WITHDRAWAL: "撤回",
    PaperKind.RECORDING: "登簿",
    PaperKind.CERTIFICATE: "证书",
    PaperKind.PROOF: "证明",
    PaperKind.HANDOVER: "领证",
    PaperKind.WAYBILL: "邮寄",
    PaperKind.CONTENTS: "归档",
    PaperKind.EXTRACT_REQUEST: "查申",
    PaperKind.EXTRACT: "查询",
    PaperKind.HOUSING_OUTCOME: "房交",
    PaperKind.SERVICE_RETURN: "送达",
    PaperKind.SEIZURE_NOTICE: "查封",
    PaperKind.REVIEW_SUGGESTION: "审建",
    PaperKind.INQUIRY_REPLY: "复函",
    PaperKind.COURT_LETTER: "函询",
    PaperKind.EXECUTION_RESULT: "协执",
    PaperKind.CANCELLATION_NOTICE: "涂销",
    PaperKind.BUYER_NOTICE: "竞买",
}
"""The word in a paper's 字号, e.g. 受理〔2026〕0000001号."""
