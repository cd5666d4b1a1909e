"""提醒: that a case is soon due or late has been said once for each due date (T13)."""

from django.db import models

from hall.cases.models.case import Case
from hall.permanence.models import InsertOnly


class ReminderKind(models.TextChoices):
    """提醒种类."""

    SOON = "soon", "将到期"
    LATE = "late", "已超期"


class Reminder(InsertOnly):
    """提醒: level-triggered – due and not yet reminded; a missed run is made up for, none is doubled."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="reminders", verbose_name="业务件")
    kind = models.CharField("提醒种类", max_length=5, choices=ReminderKind)
    due_on = models.DateField("到期日")
    queue = models.CharField("所在队列", max_length=24)
    reminded_at = models.DateTimeField("提醒时间")

    class Meta(InsertOnly.Meta):
        verbose_name = verbose_name_plural = "提醒"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "due_on"], name="reminder_once_per_due_date")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.due_on:%Y-%m-%d}"
