"""待确认的表格: a table that was uploaded and looked through, and waits for somebody to say yes."""

from django.db import models

from hall.staff.models import Officer


class KeptSheet(models.Model):
    """待确认表格: the file as it came; once used it stays as the evidence of what was taken over."""

    purpose = models.CharField("用途", max_length=40)
    subject = models.CharField("对象", max_length=60, blank=True, help_text="项目编号或者宗地代码")
    name = models.CharField("文件名", max_length=200)
    content = models.BinaryField("内容")
    said = models.JSONField("随表填写", default=dict)
    outcome = models.JSONField("入库结果", default=dict)
    kept_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", verbose_name="上传人")
    kept_by_label = models.CharField("上传人姓名或者系统", max_length=120)
    kept_at = models.DateTimeField("上传时间")
    used_at = models.DateTimeField("入库时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "待确认表格"
        ordering = ["-id"]
        indexes = [models.Index(fields=["purpose", "-id"], name="kept_sheet_of_purpose")]

    def __str__(self) -> str:
        return self.name
