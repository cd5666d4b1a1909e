"""Why a clock may stand still, and to whose account the days go."""

from django.db import models


class ChargedTo(models.TextChoices):
    """时间归属: whose account a working day goes to; departments keep their own code."""

    REGISTRATION = "registration", "登记"
    HOUSING = "transactions", "住建"
    TAXATION = "taxation", "税务"
    APPLICANT = "applicant", "申请人"
    COURT = "court", "法院"
    ANNOUNCEMENT = "announcement", "公告"


class StopGround(models.TextChoices):
    """中止事由: the grounds of 操作规程 五 that stop a clock; nothing else does."""

    SUPPLEMENT = "supplement", "补正材料"
    ANNOUNCEMENT = "announcement", "公告"
    SITE_VISIT = "site-visit", "实地查看"
    INVESTIGATION = "investigation", "调查"
    EXTRA_HOUSING = "extra-housing", "政策性住房上市、补缴土地出让金或限购"
    UNPAID_TAX = "unpaid-tax", "税费未及时缴清"
    NO_SHOW = "no-show", "未按约到场核验"
    OWNER_NOTICE = "owner-notice", "通知权利人申请更正"
    COURT = "court", "依法中止"

    @property
    def law(self) -> str:
        """The provision that lets the clock stop."""
        return LAW[self]

    @property
    def evidence(self) -> str:
        """The document that must be named when the stop is opened and when it ends (domain §7.3)."""
        return EVIDENCE[self]

    @property
    def stops_statutory(self) -> bool:
        """Whether the 法定 clock stands too: 公告, 实地查看, 调查 only. The 承诺 clock stops for all."""
        return self in STATUTORY_STOPS

    @property
    def charged_to(self) -> ChargedTo:
        """Whose account the stopped days go to."""
        return CHARGED_TO[self]


STATUTORY_STOPS = frozenset({StopGround.ANNOUNCEMENT, StopGround.SITE_VISIT, StopGround.INVESTIGATION})

_RULES = "《不动产登记“最多跑一次”操作规程》五"
LAW: dict[StopGround, str] = {
    StopGround.SUPPLEMENT: f"{_RULES}（一）",
    StopGround.ANNOUNCEMENT: f"{_RULES}（二）；《不动产登记暂行条例实施细则》第十七条",
    StopGround.SITE_VISIT: f"{_RULES}（二）；《不动产登记暂行条例》第十九条",
    StopGround.INVESTIGATION: f"{_RULES}（二）；《不动产登记暂行条例》第十九条",
    StopGround.EXTRA_HOUSING: f"{_RULES}（三）",
    StopGround.UNPAID_TAX: f"{_RULES}（四）",
    StopGround.NO_SHOW: f"{_RULES}第一款括号",
    StopGround.OWNER_NOTICE: "《不动产登记暂行条例实施细则》第八十一条",
    StopGround.COURT: "人民法院等有权机关的协助执行或者中止文书",
}
EVIDENCE: dict[StopGround, str] = {
    StopGround.SUPPLEMENT: "补充材料通知书编号；补齐时的接收凭证",
    StopGround.ANNOUNCEMENT: "公告记录；期满及异议处理记录",
    StopGround.SITE_VISIT: "实地查看约定书；照片和签字的查看记录",
    StopGround.INVESTIGATION: "调查通知；签字的调查记录",
    StopGround.EXTRA_HOUSING: "住建或自然资源的书面意见；办结意见或缴款凭证",
    StopGround.UNPAID_TAX: "核税结果文号；完税、完费或减免凭证",
    StopGround.NO_SHOW: "预约记录；到场记录",
    StopGround.OWNER_NOTICE: "通知书编号；届满或权利人申请记录",
    StopGround.COURT: "文书案号；解除文书案号",
}
# 补缴、限购、政策性住房: 以住建的书面意见开始和结束，记在住建名下。
CHARGED_TO: dict[StopGround, ChargedTo] = {
    StopGround.SUPPLEMENT: ChargedTo.APPLICANT,
    StopGround.ANNOUNCEMENT: ChargedTo.ANNOUNCEMENT,
    StopGround.SITE_VISIT: ChargedTo.REGISTRATION,
    StopGround.INVESTIGATION: ChargedTo.REGISTRATION,
    StopGround.EXTRA_HOUSING: ChargedTo.HOUSING,
    StopGround.UNPAID_TAX: ChargedTo.APPLICANT,
    StopGround.NO_SHOW: ChargedTo.APPLICANT,
    StopGround.OWNER_NOTICE: ChargedTo.APPLICANT,
    StopGround.COURT: ChargedTo.COURT,
}
