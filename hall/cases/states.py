"""The words of a case's life: states, outcomes, roles and marks."""

from django.db.models import IntegerChoices, TextChoices


class State(TextChoices):
    """状态: where a case stands between 申请 and 归档."""

    APPLIED = "applied", "申请"
    ACCEPTED = "accepted", "已受理"
    EXAMINED = "examined", "已初审"
    APPROVED = "approved", "已核定"
    RECORDED = "recorded", "已登簿"
    ENGROSSED = "engrossed", "已缮证"
    ISSUED = "issued", "已发证"
    FINISHED = "finished", "已办结"
    DECLINED = "declined", "不予受理"
    REFUSED = "refused", "不予登记"
    WITHDRAWN = "withdrawn", "已撤回"
    ARCHIVED = "archived", "已归档"


RUNNING = (State.ACCEPTED, State.EXAMINED, State.APPROVED)
"""States in which the clocks run: after 受理, before 登簿 ([S2] 五)."""

BEFORE_RECORD = (State.APPLIED, *RUNNING)


class Channel(TextChoices):
    """渠道: how the application came in."""

    COUNTER = "counter", "窗口"
    ONLINE = "online", "网上"
    COURT = "court", "法院"
    BULK = "bulk", "批量"


class ServiceWay(TextChoices):
    """送达方式: how an order of a court came in."""

    IN_PERSON = "in-person", "现场送达"
    LINE = "line", "专线送达"
    POST = "post", "邮寄送达"


class ApplicantRole(TextChoices):
    """申请人类别: what the applicant becomes or gives."""

    OBLIGEE = "obligee", "权利人"
    OBLIGOR = "obligor", "义务人"
    INTERESTED = "interested", "利害关系人"


class UnitRole(TextChoices):
    """单元角色."""

    SUBJECT = "subject", "办理标的"
    SERVIENT = "servient", "供役地"
    DOMINANT = "dominant", "需役地"
    PREDICTED = "predicted", "预测单元"
    NEW = "new", "分割、合并后的新单元"
    EXCHANGED = "exchanged", "互换的另一套房屋"


class CoOwnership(IntegerChoices):
    """共有方式 (GYFS, 2015 dictionary)."""

    SOLE = 0, "单独所有"
    JOINT = 1, "共同共有"
    SHARES = 2, "按份共有"
    OTHER = 3, "其它共有"


class MaterialState(TextChoices):
    """材料状态."""

    MISSING = "missing", "待收"
    SUPPLIED = "supplied", "已收"
    VERIFIED = "verified", "共享已核验"
    GENERATED = "generated", "已生成"
    LATER = "later", "缴清后共享"


class Verdict(TextChoices):
    """联办答复."""

    OPEN = "open", "待答复"
    PASSED = "passed", "同意"
    CLEARED = "cleared", "已完税"
    NOT_CONCERNED = "not-concerned", "不涉及"
    OBJECTED = "objected", "不同意"
    CLOSED = "closed", "件已终结"


class Delivery(TextChoices):
    """领证方式."""

    COLLECT = "collect", "窗口领取"
    POST = "post", "邮寄"
