"""协助执行通知书: an order served on the registry, and what it asks for – one case per matter."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hall.cases.states import Channel
from hall.catalogue import materials as m
from hall.identity.fields import EncryptedJSONField


class Matter(models.TextChoices):
    """协助事项 (domain §6.3)."""

    SEIZE = "seize", "查封"
    WAIT = "wait", "轮候查封"
    PRE_SEIZE = "pre-seize", "预查封"
    RENEW = "renew", "续行查封"
    RELEASE = "release", "解除查封"
    TRANSFER = "transfer", "过户"
    CANCEL_MORTGAGE = "cancel-mortgage", "涂销抵押"


SCANNED = {
    m.ASSISTANCE_NOTICE.code: "协助执行通知书",
    m.COURT_RULING.code: "裁定书",
    m.COURT_CREDENTIALS.code: "工作证、移送执行函",
}
"""What a court sends scans of, by the code of the material."""


class CourtOrderQuerySet(models.QuerySet["CourtOrder"]):
    """Adjectives of orders."""

    def of_court(self, code: str) -> CourtOrderQuerySet:
        """Those of one court: nobody at its desk sees another's."""
        return self.filter(court_code=code)

    def found_by(self, text: str) -> CourtOrderQuerySet:
        """Whose case number holds the text, or whose unit it is; all without one."""
        wanted = "".join(text.split())[:60]
        unit = models.Q(unit_numbers__contains=[wanted.upper()])
        return self.filter(models.Q(notice_number__contains=wanted) | unit) if wanted else self


class CourtOrder(models.Model):
    """协助执行通知书: one notice of one court as served on the registry, by whichever way it came.

    `said` is what the notice says, by the names of its typed entries; people's names are encrypted with it.
    """

    number = models.CharField("文书编号", max_length=20, unique=True)
    court_code = models.CharField("法院代字", max_length=10, blank=True)
    court = models.CharField("来文机关", max_length=120)
    notice_number = models.CharField("案号", max_length=60)
    dated_on = models.DateField("文书日期", null=True, blank=True)
    unit_numbers = ArrayField(models.CharField(max_length=28), verbose_name="不动产单元号")
    served_at = models.DateTimeField("送达时间")
    channel = models.CharField("渠道", max_length=10, choices=Channel, default=Channel.COURT)
    said = EncryptedJSONField("文书内容", default=dict)
    filed_at = models.DateTimeField("登记时间")
    filed_by = models.CharField("登记人", max_length=60)

    objects = CourtOrderQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "协助执行通知书"
        ordering = ["-served_at", "-pk"]
        indexes = [
            models.Index(fields=["court_code", "-served_at"], name="order_of_court"),
            models.Index(fields=["notice_number"], name="order_notice_number"),
        ]

    def __str__(self) -> str:
        return self.number


class OrderMatter(models.Model):
    """协助事项: one thing a notice asks for, and the case in which the registry carries it out.

    过户 has no case until the buyer applies. `key` names court, notice, matter, day and units: the same
    notice twice, by whatever way, is one.
    """

    order = models.ForeignKey(CourtOrder, models.PROTECT, related_name="matters", verbose_name="通知书")
    matter = models.CharField("协助事项", max_length=20, choices=Matter)
    case_number = models.CharField("受理号", max_length=40, blank=True)
    key = models.CharField("同一文书的标识", max_length=64, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "协助事项"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case_number"],
                name="matter_has_its_own_case",
                condition=~models.Q(case_number=""),
                violation_error_message="这个业务件已经对应另一项协助事项",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_matter_display()} {self.case_number}"


class OrderScan(models.Model):
    """来文扫描件: as the court sent it with a notice, kept locked, whether or not a case carries it out."""

    order = models.ForeignKey(CourtOrder, models.PROTECT, related_name="scans", verbose_name="通知书")
    kind = models.CharField("哪一份文书", max_length=40)
    name = models.CharField("文件名", max_length=200)
    content_type = models.CharField("类型", max_length=40)
    sha256 = models.CharField("摘要", max_length=64)
    stored_as = models.CharField("存放", max_length=300)
    kept_at = models.DateTimeField("收到时间")

    class Meta:
        verbose_name = verbose_name_plural = "来文扫描件"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["order", "kind", "sha256"], name="order_scan_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_words(self) -> str:
        """协助执行通知书, 裁定书, or what else came along."""
        return SCANNED.get(self.kind, "其他文书")
