"""收件草稿: what was typed at a counter and is not yet a case; any counter of the hall may go on with it."""

from django.db import models

from hall.identity.fields import EncryptedJSONField
from hall.staff.models import Hall, Officer


class Draft(models.Model):
    """收件草稿: the intake form as it stands, saved while typing."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="drafts", verbose_name="经办人")
    hall = models.ForeignKey(Hall, models.PROTECT, null=True, verbose_name="大厅")
    item_code = models.CharField("事项", max_length=64)
    content = EncryptedJSONField("已填内容", default=dict)
    case_number = models.CharField("受理号", max_length=13, blank=True)
    started_at = models.DateTimeField("开始时间")
    saved_at = models.DateTimeField("保存时间")

    class Meta:
        verbose_name = verbose_name_plural = "收件草稿"
        ordering = ["-saved_at"]

    def __str__(self) -> str:
        return f"{self.item_code} {self.saved_at:%H:%M}"
