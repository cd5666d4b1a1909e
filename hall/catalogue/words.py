"""The closed lists of words the catalogue is written with; their values are stored, so they never change."""

from django.db import models

from hall.identity.numbers import CertificateKind

__all__ = [
    "CertificateKind",
    "Fee",
    "LimitKind",
    "Origin",
    "RegisterEffect",
    "ReviewClass",
    "Severity",
    "Side",
    "Way",
]


class Way(models.TextChoices):
    """来源方式"""

    PAPER = "paper", "申请人提交纸质材料"
    SHARED_CERTIFICATE = "shared-certificate", "共享电子凭证"
    SHARED_VERIFICATION = "shared-verification", "共享核验"
    DIRECT = "direct", "登记机构直接获取"
    GENERATED = "generated", "办理中由系统生成"


class Origin(models.TextChoices):
    """清单来源: where a line of a checklist comes from"""

    SEED = "seed", "操作规程附表"
    NORMS = "操作规范", "操作规范"
    LAW = "law", "法律规定的同意或者承诺"


class Severity(models.TextChoices):
    """审查结论的轻重"""

    BLOCK = "block", "不得办理"
    CONSENT = "consent", "须取得同意或者承诺"
    WARN = "warn", "提醒"
    INFORM = "inform", "告知"


class ReviewClass(models.TextChoices):
    """审核方式"""

    TWO_STEP = "two-step", "初审、核定"
    IMMEDIATE = "immediate", "即时办理，一次审核"
    NO_REGISTER = "no-register", "不登簿，办结"


class LimitKind(models.TextChoices):
    """时限种类"""

    WORKING_DAYS = "working-days", "工作日"
    INSTANT = "instant", "即时办理"
    COMBINED = "combined", "合并办理"


class Side(models.TextChoices):
    """申请方"""

    OBLIGEE = "obligee", "权利人"
    OBLIGOR = "obligor", "义务人"
    INTERESTED = "interested", "利害关系人"
    AUTHORITY = "authority", "来文机关"
    REGISTRY = "registry", "登记机构"


class Fee(models.TextChoices):
    """登记费规则: the word only; amounts and reductions are counted in registration"""

    STANDARD = "standard", "按件收取"
    MORTGAGE = "mortgage", "按件收取，由抵押权人缴纳"
    HALF = "half", "减半收取"
    BOOK_ONLY = "book-only", "只收证书工本费"
    FREE = "free", "不收费"


class RegisterEffect(models.TextChoices):
    """登簿效果: one writer each in registration"""

    OPEN_LAND = "open-land", "设立国有建设用地使用权"
    ALTER_LAND = "alter-land", "变更国有建设用地使用权"
    TRANSFER_LAND = "transfer-land", "转移国有建设用地使用权"
    CANCEL_LAND = "cancel-land", "注销国有建设用地使用权"
    OPEN_OWNERSHIP = "open-ownership", "设立国有建设用地使用权及房屋所有权"
    ALTER_OWNERSHIP = "alter-ownership", "变更国有建设用地使用权及房屋所有权"
    TRANSFER_OWNERSHIP = "transfer-ownership", "转移国有建设用地使用权及房屋所有权"
    TRANSFER_BY_COURT = "transfer-by-court", "依协助执行文书转移并涂销查封、抵押"
    DIVIDE_OWNERSHIP = "divide-ownership", "分割或者合并不动产"
    CANCEL_OWNERSHIP = "cancel-ownership", "注销国有建设用地使用权及房屋所有权"
    CREATE_MORTGAGE = "create-mortgage", "设立抵押权"
    ALTER_MORTGAGE = "alter-mortgage", "变更抵押权"
    TRANSFER_MORTGAGE = "transfer-mortgage", "转移抵押权"
    CANCEL_MORTGAGE = "cancel-mortgage", "注销抵押权"
    CONVERT_CONSTRUCTION_MORTGAGE = "convert-construction-mortgage", "在建建筑物抵押权转为房屋抵押权"
    CANCEL_MORTGAGE_BY_COURT = "cancel-mortgage-by-court", "依协助执行文书涂销抵押权"
    CREATE_ADVANCE_NOTICE = "create-advance-notice", "设立预购商品房预告"
    CREATE_MORTGAGE_NOTICE = "create-mortgage-notice", "设立预购商品房抵押权预告"
    CONVERT_ADVANCE_NOTICE = "convert-advance-notice", "预告登记转为所有权登记"
    CONVERT_MORTGAGE_NOTICE = "convert-mortgage-notice", "抵押权预告登记转为抵押权登记"
    CANCEL_ADVANCE_NOTICE = "cancel-advance-notice", "注销预告登记"
    CREATE_EASEMENT = "create-easement", "设立地役权"
    ALTER_EASEMENT = "alter-easement", "变更地役权"
    TRANSFER_EASEMENT = "transfer-easement", "转移地役权"
    CANCEL_EASEMENT = "cancel-easement", "注销地役权"
    CREATE_RESIDENCE = "create-residence", "设立居住权"
    ALTER_RESIDENCE = "alter-residence", "变更居住权"
    CANCEL_RESIDENCE = "cancel-residence", "注销居住权"
    CORRECT_ENTRY = "correct-entry", "更正登记簿记载"
    RECORD_OBJECTION = "record-objection", "记载异议"
    CANCEL_OBJECTION = "cancel-objection", "注销异议"
    PROVE_LAWSUIT = "prove-lawsuit", "记载异议人已经起诉"
    RECORD_SEIZURE = "record-seizure", "记载查封（按送达先后定首封或者轮候）"
    RECORD_PRE_SEIZURE = "record-pre-seizure", "记载预查封"
    RENEW_SEIZURE = "renew-seizure", "续封"
    RELEASE_SEIZURE = "release-seizure", "解除查封"
    REPLACE_CERTIFICATE = "replace-certificate", "补发或者换发证书、证明"
