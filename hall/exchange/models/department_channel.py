"""By which way a department is told: a row, so that no business code knows it (S8)."""

from django.db import models

from hall.staff.departments import D


class ChannelKind(models.TextChoices):
    """渠道: how a notice travels."""

    IN_HALL = "in-hall", "大厅内直达"
    WEBHOOK = "webhook", "接口推送"
    PULL = "pull", "接口领取"
    PACKAGE = "package", "数据包"
    HAND = "hand", "人工传递"


class DepartmentChannel(models.Model):
    """部门渠道: a way by which a department is told; a department without a row is told in the hall."""

    department = models.CharField("部门", max_length=24, choices=D)
    channel = models.CharField("渠道", max_length=16, choices=ChannelKind, default=ChannelKind.IN_HALL)
    enabled = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "部门渠道"
        ordering = ["department", "channel"]
        constraints = [
            models.UniqueConstraint(
                fields=["department", "channel"],
                name="department_channel_once",
                violation_error_message="这个部门已有这种渠道，请直接修改那一行",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_department_display()}：{self.get_channel_display()}"
