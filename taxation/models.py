"""核税: what 税务 assesses in a case – every revision stays, with who made it and why."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from django.db import models
from django.db.models import Q

from hall.cases.models import Case, CoReview
from hall.permanence.models import InsertOnly
from hall.staff.departments import D
from hall.staff.models import Officer
from taxation.sheet import Payer, Tax, Verdict
from taxation.situation import Transfer
from taxation.stored_situation import from_json


class AssessmentState(models.TextChoices):
    """核税状态."""

    OPEN = "open", "待核税"
    ISSUED = "issued", "已送达，待缴"
    CLEARED = "cleared", "已完税"
    ENDED = "ended", "业务件已终结"


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Adjectives of assessments."""

    def in_state(self, state: str) -> AssessmentQuerySet:
        return self.filter(state=state)

    def for_queue(self) -> AssessmentQuerySet:
        """With what a line of the queue shows, in a fixed number of queries."""
        reviews = CoReview.objects.of_department(D.TAXATION).select_related("claimed_by")
        return self.select_related("case").prefetch_related(
            models.Prefetch("case__co_reviews", queryset=reviews, to_attr="tax_reviews")
        )

    def claimed_by(self, officer_id: int | None) -> AssessmentQuerySet:
        return self.filter(case__co_reviews__department=D.TAXATION, case__co_reviews__claimed_by=officer_id)


class Assessment(models.Model):
    """核税: the tax side of one case, from the estimate to 完税 (契税法第十条、第十一条)."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="assessment", verbose_name="业务件")
    state = models.CharField("核税状态", max_length=8, choices=AssessmentState, default=AssessmentState.OPEN)
    sort_on = models.DateField("排队日期")
    total = models.DecimalField("税款合计（元）", max_digits=16, decimal_places=2, null=True)
    opened_at = models.DateTimeField("转来时间")
    issued_at = models.DateTimeField("送达时间", null=True)
    issued_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", verbose_name="核税人")
    notice_number = models.CharField("核税通知书编号", max_length=60, blank=True)
    cleared_at = models.DateTimeField("完税时间", null=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "核税"
        ordering = ["sort_on", "id"]
        indexes = [models.Index(fields=["state", "sort_on", "id"], name="assessment_queue")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=AssessmentState.CLEARED) | Q(cleared_at__isnull=False),
                name="assessment_cleared_has_moment",
            )
        ]

    def __str__(self) -> str:
        return f"核税 {self.case_id}"

    @cached_property
    def versions(self) -> list[AssessmentRevision]:
        """Every revision, the estimate first."""
        return list(self.revisions.prefetch_related("lines"))

    @property
    def current(self) -> AssessmentRevision | None:
        """The revision in force; None while the price is still unknown."""
        return self.versions[-1] if self.versions else None

    @property
    def reference(self) -> str:
        """The reference of the bill of the current revision."""
        return f"tax-{self.versions[-1].ordinal}" if self.versions else ""

    def forget_versions(self) -> None:
        """Read the revisions anew next time."""
        self.__dict__.pop("versions", None)


class AssessmentRevision(InsertOnly):
    """核税版次: the situation and its lines as computed or as an officer decided, with the reason."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="revisions", verbose_name="核税")
    ordinal = models.PositiveSmallIntegerField("版次")
    situation = models.JSONField("涉税情形")
    net_price = models.DecimalField("不含税价（元）", max_digits=16, decimal_places=2)
    total = models.DecimalField("税款合计（元）", max_digits=16, decimal_places=2)
    credited = models.DecimalField(
        "已缴抵扣（元）", max_digits=16, decimal_places=2, default=Decimal("0.00"), editable=False
    )
    """Of `total`, what the same payer had paid of the same tax before; only the rest is billed."""
    is_estimate = models.BooleanField("系统测算")
    reason = models.CharField("调整理由", max_length=500, blank=True)
    made_at = models.DateTimeField("时间")
    by_label = models.CharField("经办", max_length=60)
    by_officer = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name="经办人"
    )

    class Meta(InsertOnly.Meta):
        verbose_name = verbose_name_plural = "核税版次"
        ordering = ["assessment_id", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "ordinal"], name="assessment_revision_once"),
            models.CheckConstraint(
                condition=Q(is_estimate=True) | ~Q(reason=""), name="assessment_change_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"第 {self.ordinal} 版"

    @cached_property
    def transfer(self) -> Transfer:
        """The situation this revision was computed from."""
        return from_json(self.situation)

    @property
    def outstanding(self) -> Decimal:
        """What is billed: 应补, or all of it the first time; yuan."""
        return self.total - self.credited

    @property
    def seller_total(self) -> Decimal:
        return self.total_of(Payer.SELLER)

    @property
    def buyer_total(self) -> Decimal:
        return self.total_of(Payer.BUYER)

    def total_of(self, payer: Payer) -> Decimal:
        """What one side pays, in yuan."""
        return sum((line.amount for line in self.lines.all() if line.payer == payer), Decimal("0.00"))


class AssessmentLine(InsertOnly):
    """核税明细: one tax of one payer in one revision; `estimated` is what the parameters gave."""

    revision = models.ForeignKey(
        AssessmentRevision, models.PROTECT, related_name="lines", verbose_name="核税版次"
    )
    ordinal = models.PositiveSmallIntegerField("顺序")
    tax = models.CharField("税种", max_length=32, choices=Tax)
    payer = models.CharField("缴纳人", max_length=8, choices=Payer)
    verdict = models.CharField("核税结果", max_length=12, choices=Verdict)
    base = models.DecimalField("计税依据（元）", max_digits=16, decimal_places=2)
    rate = models.DecimalField("税率", max_digits=8, decimal_places=6, null=True)
    share = models.DecimalField("实缴比例", max_digits=4, decimal_places=3, default=Decimal(1))
    amount = models.DecimalField("应纳税额（元）", max_digits=16, decimal_places=2)
    estimated = models.DecimalField("测算税额（元）", max_digits=16, decimal_places=2)
    legal_basis = models.CharField("依据", max_length=300)
    relief = models.CharField("减免", max_length=200, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)

    class Meta(InsertOnly.Meta):
        verbose_name = verbose_name_plural = "核税明细"
        ordering = ["revision_id", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "ordinal"], name="assessment_line_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="assessment_line_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.get_tax_display()} {self.amount:,.2f} 元"

    @property
    def was_changed(self) -> bool:
        """Whether the officer assessed something else than the parameters give."""
        return self.amount != self.estimated

    @property
    def key(self) -> str:
        """The name of the line in forms: tax and payer."""
        return f"{self.tax}.{self.payer}"


class SellerTaxState(models.TextChoices):
    """被执行人税款的处理 (domain §5.4)."""

    WITHHELD = "withheld", "由人民法院从价款中扣缴"
    AGREED = "agreed", "约定由买受人缴纳"
    ARREARS = "arrears", "被执行人欠税"


class SellerTaxes(InsertOnly):
    """被执行人税款: who pays the debtor's taxes of a court's sale, on which paper; the last row counts."""

    assessment = models.ForeignKey(
        Assessment, models.PROTECT, related_name="seller_taxes", verbose_name="核税"
    )
    state = models.CharField("处理方式", max_length=8, choices=SellerTaxState)
    paper = models.CharField("依据的文书", max_length=120)
    noted_at = models.DateTimeField("登记时间")
    noted_by = models.CharField("核税人", max_length=60)

    class Meta(InsertOnly.Meta):
        verbose_name = verbose_name_plural = "被执行人税款"
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~Q(paper=""), name="seller_taxes_have_their_paper")]

    def __str__(self) -> str:
        return f"{self.get_state_display()}，依据{self.paper}"

    @property
    def meaning(self) -> str:
        """A key of the badges: settled, or still open."""
        return "ok" if self.state == SellerTaxState.WITHHELD else "warn"
