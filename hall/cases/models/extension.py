"""延期: the promised date moved with reason and approval, never the statutory one (T14)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from hall.cases.models.case import Case
from hall.staff.models import Officer


class Extension(models.Model):
    """承诺时限延期: working days asked for by who reviews the case, granted or denied by a supervisor."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="extensions", verbose_name="业务件")
    working_days = models.PositiveSmallIntegerField("延长（工作日）")
    reason = models.CharField("理由", max_length=300)
    asked_by = models.ForeignKey(Officer, models.PROTECT, verbose_name="申请人", related_name="+")
    asked_at = models.DateTimeField("申请时间")
    decided_by = models.ForeignKey(
        Officer, models.PROTECT, verbose_name="审批人", null=True, related_name="+"
    )
    decided_at = models.DateTimeField("审批时间", null=True)
    granted = models.BooleanField("批准", null=True)
    answer = models.CharField("审批意见", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "承诺时限延期"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(working_days__gte=1), name="extension_extends"),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_reason"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")),
                name="extension_four_eyes",
                violation_error_message="延期须由申请人以外的主管审批",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(granted=None), name="extension_one_open_per_case"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} 延长 {self.working_days} 个工作日"

    @property
    def is_open(self) -> bool:
        return self.granted is None
