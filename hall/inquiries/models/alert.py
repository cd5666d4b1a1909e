"""催办: what has been said about a question's limit, once for each due date (J4)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hall.cases.models.told import Told
from hall.inquiries.models.question import Question, QuestionState
from hall.staff.departments import D


class AlertKind(models.TextChoices):
    """催办种类, from the mildest to the gravest."""

    THREE_DAYS = "three-days", "三个工作日内到期"
    ONE_DAY = "one-day", "一个工作日内到期"
    HEAD = "head", "逾期，报本单位负责人"
    SUPERVISOR = "supervisor", "逾期，报大厅主管"


class QuestionAlertQuerySet(models.QuerySet["QuestionAlert"]):
    """Adjectives of alerts."""

    def standing(self) -> QuestionAlertQuerySet:
        """Nobody has dealt with it and the reply is still owed."""
        return self.filter(seen_at=None, question__state=QuestionState.OPEN)

    def for_supervisors_of(self, department: str) -> QuestionAlertQuerySet:
        """What has gone up to the head of a department; the registry's also has the whole hall's."""
        return self.filter(kind__in=[AlertKind.HEAD, AlertKind.SUPERVISOR], department=department)


class QuestionAlert(Told):
    """查询催办: level-triggered – due and not yet said; a missed run is made up for, none is doubled."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="alerts", verbose_name="查询事项")
    kind = models.CharField("催办种类", max_length=12, choices=AlertKind)
    department = models.CharField("报给", max_length=24, choices=D)
    due_on = models.DateField("到期日")

    objects = QuestionAlertQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "查询催办"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["question", "kind", "due_on"], name="question_alert_once")
        ]
        indexes = [
            models.Index(
                fields=["department", "kind"], name="question_alert_unseen", condition=Q(seen_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.get_kind_display()}"
