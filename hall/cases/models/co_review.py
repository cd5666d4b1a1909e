"""联办: a department that must answer before the case goes on."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from hall.cases.models.case import Case
from hall.cases.states import Verdict
from hall.staff.departments import D
from hall.staff.models import Officer

SHORT_NAMES = {D.REGISTRATION: "登记", D.TRANSACTIONS: "住建", D.TAXATION: "税务"}


class CoReviewQuerySet(models.QuerySet["CoReview"]):
    def is_open(self) -> CoReviewQuerySet:
        return self.filter(verdict=Verdict.OPEN)

    def of_department(self, department: str) -> CoReviewQuerySet:
        return self.filter(department=department)


class CoReview(models.Model):
    """联办: one department's question in a case; the case waits for this row, not for the department."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="co_reviews", verbose_name="业务件")
    department = models.CharField("部门", max_length=24, choices=D)
    working_days = models.PositiveSmallIntegerField("时限（工作日）")
    asked_at = models.DateTimeField("送达时间", null=True)
    due_on = models.DateField("到期日", null=True)
    verdict = models.CharField("答复", max_length=16, choices=Verdict, default=Verdict.OPEN)
    opinion = models.CharField("意见", max_length=500, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by = models.CharField("答复人", max_length=60, blank=True)
    claimed_by = models.ForeignKey(
        Officer, models.PROTECT, verbose_name="领办人", null=True, blank=True, related_name="claimed_reviews"
    )
    claimed_at = models.DateTimeField("领办时间", null=True, blank=True)

    objects = CoReviewQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "联办"
        ordering = ["case_id", "id"]
        constraints = [models.UniqueConstraint(fields=["case", "department"], name="co_review_once")]
        indexes = [
            models.Index(
                fields=["department", "due_on", "id"], name="co_review_open", condition=Q(verdict="open")
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_department_display()}：{self.get_verdict_display()}"

    @property
    def short_name(self) -> str:
        """住建, 税务: for dense lists."""
        return SHORT_NAMES.get(D(self.department), D(self.department).label)

    @property
    def is_answered(self) -> bool:
        return self.verdict != Verdict.OPEN

    def is_late(self, on: date) -> bool:
        return not self.is_answered and self.due_on is not None and self.due_on < on
