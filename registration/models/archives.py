"""归档: the closed file, its contents and its place."""

from django.conf import settings
from django.db import models


class ArchiveFile(models.Model):
    """登记档案: one closed case on the shelf (S10, P11)."""

    number = models.CharField("档案号", max_length=40, unique=True)
    case_number = models.CharField("业务号", max_length=40, unique=True)
    title = models.CharField("案卷题名", max_length=200)
    place = models.CharField("存放位置", max_length=100)
    pieces = models.PositiveSmallIntegerField("件数")
    pages = models.PositiveIntegerField("总页数")
    contents_paper = models.CharField("归档目录文书号", max_length=60, blank=True)
    archived_at = models.DateTimeField("归档时间")
    archived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="归档人",
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = verbose_name_plural = "登记档案"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.number
