"""计时中止: when, why and on what evidence a clock stood still ([S2] 五, `domain.md` §7.3)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from hall.cases.models.case import Case
from hall.clock.arithmetic import Pause
from hall.clock.grounds import StopGround


class ClockPause(models.Model):
    """计时中止: the days (after, until] do not count for the ground's clocks."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="pauses", verbose_name="业务件")
    ground = models.CharField("事由", max_length=20, choices=StopGround)
    document = models.CharField("凭据", max_length=200)
    after = models.DateField("自次日起停")
    until = models.DateField("停至当日", null=True)
    opened_at = models.DateTimeField("登记时间")
    opened_by = models.CharField("登记人", max_length=60)
    closed_at = models.DateTimeField("恢复时间", null=True)
    closed_by = models.CharField("恢复人", max_length=60, blank=True)
    closing_document = models.CharField("恢复凭据", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "计时中止"
        ordering = ["case_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("after")),
                name="pause_ends_after_it_begins",
                violation_error_message="恢复日不能早于中止日",
            ),
            models.UniqueConstraint(
                fields=["case", "ground"], condition=Q(until=None), name="pause_open_once_per_ground"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_ground_display()} {self.after:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.until is None

    def as_interval(self) -> Pause:
        return Pause(after=self.after, until=self.until, ground=StopGround(self.ground))
