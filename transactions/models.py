"""住建审核: what housing looked at in a case, and what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hall.cases.models import Case
from transactions.projects.models import (
    CompletionFiling,
    PresalePermit,
    Project,
    TableBuilding,
    TableUnit,
)

__all__ = [
    "CompletionFiling",
    "FilingState",
    "PresaleFiling",
    "PresalePermit",
    "Project",
    "QualificationReview",
    "ReceivedFile",
    "ReviewState",
    "TableBuilding",
    "TableUnit",
]


class ReviewState(models.TextChoices):
    """审核状态."""

    OPEN = "open", "待审核"
    AUTOMATIC = "automatic", "自动答复不涉及"
    PASSED = "passed", "审核通过"
    OBJECTED = "objected", "审核不通过"
    CLOSED = "closed", "件已终结"


class QualificationReviewQuerySet(models.QuerySet["QualificationReview"]):
    def is_open(self) -> QualificationReviewQuerySet:
        return self.filter(state=ReviewState.OPEN)

    def for_queue(self) -> QualificationReviewQuerySet:
        return self.select_related("case", "case__claimed_by").prefetch_related(
            "case__units", "case__co_reviews"
        )


class QualificationReview(models.Model):
    """住房交易审核: 限购, 限售 and 政策性住房上市 of one case ([S2] 四, figure 2)."""

    case = models.OneToOneField(
        Case, models.PROTECT, related_name="qualification_review", verbose_name="业务件"
    )
    subjects = models.JSONField("审核事项", default=list)
    state = models.CharField("审核状态", max_length=10, choices=ReviewState, default=ReviewState.OPEN)
    opinion = models.CharField("意见", max_length=500, blank=True)
    opened_at = models.DateTimeField("收到时间")
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by = models.CharField("审核人", max_length=60, blank=True)

    objects = QualificationReviewQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "住房交易审核"
        ordering = ["opened_at"]
        indexes = [models.Index(fields=["opened_at"], name="qualification_open", condition=Q(state="open"))]

    def __str__(self) -> str:
        return f"{self.case}：{self.get_state_display()}"


class ReceivedFile(models.Model):
    """收悉: a case sent to housing for its knowledge, without an answer (figure 3, note 2)."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="housing_receipt", verbose_name="业务件")
    received_at = models.DateTimeField("收到时间")
    result = models.CharField("办理结果", max_length=40, blank=True)
    result_at = models.DateTimeField("结果时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "收悉件"
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return f"{self.case}"


class FilingState(models.TextChoices):
    """备案状态."""

    FILED = "filed", "已备案"
    CANCELLED = "cancelled", "备案已注销"


class PresaleFilingQuerySet(models.QuerySet["PresaleFiling"]):
    def in_force(self) -> PresaleFilingQuerySet:
        return self.filter(state=FilingState.FILED)

    def of_units(self, *numbers: str) -> PresaleFilingQuerySet:
        return self.filter(unit_number__in=numbers)


class PresaleFiling(models.Model):
    """商品房预售合同备案: one contract of a presold home, filed beside its advance notice ([S2] figure 1)."""

    number = models.CharField("备案号", max_length=40, unique=True)
    case = models.OneToOneField(Case, models.PROTECT, related_name="presale_filing", verbose_name="业务件")
    unit_number = models.CharField("不动产单元号", max_length=28)
    contract_number = models.CharField("合同编号", max_length=60)
    presale_permit = models.CharField("预售许可证号", max_length=60, blank=True)
    price = models.DecimalField("成交价（元）", max_digits=16, decimal_places=2)
    area = models.DecimalField("建筑面积（㎡）", max_digits=12, decimal_places=2, null=True)
    state = models.CharField("备案状态", max_length=10, choices=FilingState, default=FilingState.FILED)
    filed_at = models.DateTimeField("备案时间")
    filed_by = models.CharField("备案人", max_length=60)
    cancelled_at = models.DateTimeField("注销时间", null=True, blank=True)
    cancelled_because = models.CharField("注销原因", max_length=200, blank=True)

    objects = PresaleFilingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "商品房预售合同备案"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit_number"],
                condition=Q(state="filed"),
                name="presale_filing_once_per_unit",
                violation_error_message="该房屋的预售合同已经备案，请先注销原备案",
            ),
            models.CheckConstraint(
                condition=Q(price__gt=0),
                name="presale_filing_price_positive",
                violation_error_message="成交价应大于 0",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class ResultKind(models.TextChoices):
    """住建办理结果."""

    SIGNING = "signing", "存量房网签备案"
    QUALIFICATION = "qualification", "购房资格审查意见"
    LISTING = "listing", "政策性住房上市审核意见"


class HousingResult(models.Model):
    """房屋交易管理结果 (row 25): 备案号 of a signed contract, or the number of an opinion."""

    number = models.CharField("备案号、意见编号", max_length=40, unique=True)
    case = models.OneToOneField(Case, models.PROTECT, related_name="housing_result", verbose_name="业务件")
    kind = models.CharField("种类", max_length=14, choices=ResultKind)
    unit_number = models.CharField("不动产单元号", max_length=28)
    contract_number = models.CharField("合同编号", max_length=60, blank=True)
    price = models.DecimalField("成交价（元）", max_digits=16, decimal_places=2, null=True)
    made_at = models.DateTimeField("办结时间")
    made_by = models.CharField("经办人", max_length=60)
    ended_at = models.DateTimeField("失效时间", null=True, blank=True)
    ended_because = models.CharField("失效原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "房屋交易管理结果"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit_number"],
                condition=Q(kind="signing", ended_at=None),
                name="housing_signing_once_per_unit",
                violation_error_message="该房屋已有网签备案的合同，请先注销原备案",
            ),
        ]

    def __str__(self) -> str:
        return self.number
