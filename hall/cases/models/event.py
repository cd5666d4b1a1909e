"""经过: everything that happened to a case, in order, never changed."""

from django.db import models

from hall.cases.models.case import Case
from hall.permanence.models import InsertOnly
from hall.staff.models import Officer


class CaseEvent(InsertOnly):
    """经过: one act on a case – who, when, from which state to which, and why."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="events", verbose_name="业务件")
    verb = models.CharField("动作", max_length=40)
    label = models.CharField("内容", max_length=300)
    from_state = models.CharField("原状态", max_length=12, blank=True)
    to_state = models.CharField("新状态", max_length=12, blank=True)
    reason = models.CharField("意见或理由", max_length=1000, blank=True)
    by_label = models.CharField("经办", max_length=60)
    by_department = models.CharField("部门", max_length=24, blank=True)
    by_officer = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name="经办人"
    )
    happened_at = models.DateTimeField("时间")

    class Meta(InsertOnly.Meta):
        verbose_name = verbose_name_plural = "经过"
        ordering = ["case_id", "id"]

    def __str__(self) -> str:
        return self.label
