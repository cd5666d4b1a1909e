"""政策文件: a notice with its number, scope, days and parameters; who drafts it does not approve it (J13)."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from hall.staff.models import Officer
from hall.staff.models.four_eyes import Approved, Proposed, approved_whole, four_eyes


class Scope(models.TextChoices):
    """适用范围: in `Scope` order a narrower document goes before a wider one."""

    CITY = "1-city", "市"
    PROVINCE = "2-province", "省"


class Status(models.TextChoices):
    """状态 of a document on a day; never stored, the days say it."""

    DRAFT = "draft", "征求意见稿"
    COMING = "coming", "已印发，待施行"
    IN_FORCE = "in-force", "施行"
    REPEALED = "repealed", "废止"


class PolicyDocumentQuerySet(models.QuerySet["PolicyDocument"]):
    def drafts(self) -> "PolicyDocumentQuerySet":
        """征求意见稿: written, not approved."""
        return self.filter(approved_at=None)

    def issued(self) -> "PolicyDocumentQuerySet":
        """Approved, whether begun, coming or ended."""
        return self.exclude(approved_at=None)

    def public(self) -> "PolicyDocumentQuerySet":
        """What everybody may read: what was issued, and drafts put out for comment."""
        return self.filter(Q(approved_at__isnull=False) | Q(comments_until__isnull=False))

    def asking(self, on: date) -> "PolicyDocumentQuerySet":
        """Drafts on which the public may still say something, the first to close first."""
        return self.drafts().filter(comments_until__gte=on).order_by("comments_until", "pk")

    def in_force(self, on: date) -> "PolicyDocumentQuerySet":
        """Approved, begun by that day and not repealed by it; the narrower and newer first."""
        living = Q(repealed_on=None) | Q(repealed_on__gt=on)
        begun = self.issued().filter(living, effective_on__lte=on)
        return begun.order_by("scope", "-effective_on", "-pk")


class PolicyDocument(Approved):
    """政策文件: what it says, where, and from which day; `valid_until` is printed and not enforced (B1)."""

    title = models.CharField("标题", max_length=120)
    number = models.CharField("文号", max_length=60, blank=True)
    issuer = models.CharField("发文机关", max_length=120)
    scope = models.CharField("适用范围", max_length=12, choices=Scope, default=Scope.CITY)
    region = models.CharField("适用地区", max_length=40)
    summary = models.TextField("内容摘要", blank=True)
    effective_on = models.DateField("施行日期", null=True, blank=True)
    valid_until = models.DateField("有效期至", null=True, blank=True)
    comments_until = models.DateField("征求意见至", null=True, blank=True)
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="同时废止的文件",
        null=True,
        blank=True,
        related_name="replaced_by",
    )
    repealed_on = models.DateField("废止日期", null=True, blank=True)
    drafted_by = models.ForeignKey(Officer, models.PROTECT, verbose_name="起草人", related_name="+")
    drafted_at = models.DateTimeField("起草时间")

    objects = PolicyDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "政策文件"
        ordering = ["-effective_on", "-pk"]
        constraints = [
            four_eyes("policy_document", "政策文件须由起草人以外的人批准", first="drafted_by"),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                    effective_on__isnull=False,
                    number__gt="",
                ),
                name="policy_document_issued_whole",
                violation_error_message="印发的文件要有文号、施行日期和批准人",
            ),
            models.CheckConstraint(
                condition=Q(repealed_on=None) | Q(repealed_on__gte=F("effective_on")),
                name="policy_document_ends_after_it_began",
                violation_error_message="废止日期不能早于施行日期",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="policy_document_has_title"),
        ]

    def __str__(self) -> str:
        return f"{self.title}（{self.number or '征求意见稿'}）"

    def status(self, on: date) -> Status:
        """征求意见稿, 待施行, 施行 or 废止 on that day."""
        if self.approved_at is None or self.effective_on is None:
            return Status.DRAFT
        if self.repealed_on is not None and self.repealed_on <= on:
            return Status.REPEALED
        return Status.IN_FORCE if self.effective_on <= on else Status.COMING

    def takes_comments(self, on: date) -> bool:
        """Whether the public may still say something about this draft."""
        draft = self.status(on) is Status.DRAFT
        return draft and self.comments_until is not None and on <= self.comments_until


class PolicyParameterQuerySet(models.QuerySet["PolicyParameter"]):
    def in_force(self, on: date) -> "PolicyParameterQuerySet":
        """What documents in force on that day set, the prevailing value of each name first."""
        documents = PolicyDocument.objects.in_force(on).order_by()
        return self.filter(document__in=documents).order_by(
            "name", "document__scope", "-document__effective_on", "-document_id"
        )


class PolicyParameter(models.Model):
    """政策参数: one value a document sets; the names there are stand in `hall.policy.parameters`."""

    document = models.ForeignKey(
        PolicyDocument, models.CASCADE, verbose_name="文件", related_name="parameters"
    )
    name = models.CharField("参数", max_length=40)
    value = models.CharField("值", max_length=40)

    objects = PolicyParameterQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "政策参数"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["document", "name"], name="policy_parameter_once")]

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"


class PolicyRepeal(Proposed):
    """废止: proposed by one officer, approved by another; only then the document ends on the day named."""

    document = models.ForeignKey(PolicyDocument, models.PROTECT, verbose_name="文件", related_name="repeals")
    ends_on = models.DateField("废止日期")
    reason = models.CharField("理由", max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "政策文件废止"
        ordering = ["-pk"]
        constraints = [
            four_eyes("policy_repeal", "废止须由提出人以外的人批准"),
            approved_whole("policy_repeal"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(approved_at=None), name="policy_repeal_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}自{self.ends_on}起废止"
