"""督办: what a department's people and the supervisor have been told to look at (T13, T16)."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q

from hall.cases.models.case import Case
from hall.cases.models.co_review import CoReview
from hall.cases.models.told import Told
from hall.cases.states import RUNNING
from hall.staff.departments import D


class AlertKind(models.TextChoices):
    """督办种类."""

    SOON = "soon", "将到期"
    LATE = "late", "已超承诺时限"
    REVIEW_LATE = "review-late", "部门答复超时"
    DEEMED = "deemed", "视为受理"


FOR_SUPERVISORS = (AlertKind.LATE, AlertKind.REVIEW_LATE, AlertKind.DEEMED)


class AlertQuerySet(models.QuerySet["Alert"]):
    """Adjectives of alerts."""

    def standing(self) -> AlertQuerySet:
        """Still to be acted on: nobody has dealt with it, the case runs, a late department still owes."""
        owing = CoReview.objects.is_open().filter(case=OuterRef("case"), department=OuterRef("department"))
        return self.filter(seen_at=None, case__state__in=RUNNING).filter(
            ~Q(kind=AlertKind.REVIEW_LATE) | Exists(owing)
        )

    def of_department(self, department: str) -> AlertQuerySet:
        return self.filter(department=department)

    def for_supervisors(self) -> AlertQuerySet:
        return self.filter(kind__in=FOR_SUPERVISORS)


class Alert(Told):
    """督办提醒: said once per case, kind, department and due date; a missed run is made up."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="alerts", verbose_name="业务件")
    kind = models.CharField("督办种类", max_length=12, choices=AlertKind)
    department = models.CharField("部门", max_length=24, choices=D)
    due_on = models.DateField("到期日")

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "督办提醒"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "department", "due_on"], name="alert_once"),
        ]
        indexes = [
            models.Index(fields=["department", "kind"], name="alert_unseen", condition=Q(seen_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.get_kind_display()}"
