"""业务部分: one registration within a case."""

from django.db import models

from hall.cases.models.case import Case


class CasePart(models.Model):
    """业务部分: one right × registration type, with its own effect, certificate and statutory clock."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="parts", verbose_name="业务件")
    ordinal = models.PositiveSmallIntegerField("顺序")
    effect = models.CharField("登簿效果", max_length=40, blank=True)
    certificate = models.CharField("发证种类", max_length=12, blank=True)
    fee = models.CharField("收费规则", max_length=40, blank=True)
    statutory_days = models.PositiveSmallIntegerField("法定时限（工作日）")

    class Meta:
        verbose_name = verbose_name_plural = "业务部分"
        ordering = ["case_id", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["case", "ordinal"], name="part_ordinal")]

    def __str__(self) -> str:
        return f"{self.case_id}-{self.ordinal}"
