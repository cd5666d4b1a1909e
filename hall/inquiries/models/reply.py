"""答复: what an office said, topic by topic, and the files that came with it."""

from __future__ import annotations

from django.db import models

from hall.identity.fields import EncryptedJSONField
from hall.inquiries.models.letter import InquiryLetter
from hall.inquiries.models.question import Question


class Reply(models.Model):
    """答复: `parts` holds per topic whether it is provided, its lines, or why it cannot be (J4).

    A second reply before the letter corrects the first; one after the letter is a supplement.
    """

    question = models.ForeignKey(Question, models.PROTECT, related_name="replies", verbose_name="查询事项")
    ordinal = models.PositiveSmallIntegerField("次序")
    parts = EncryptedJSONField("内容")
    replied_at = models.DateTimeField("答复时间")
    replied_by = models.CharField("答复人", max_length=60)
    letter = models.ForeignKey(
        InquiryLetter, models.PROTECT, null=True, related_name="replies", verbose_name="载入的回函"
    )

    class Meta:
        verbose_name = verbose_name_plural = "查询答复"
        ordering = ["question_id", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["question", "ordinal"], name="reply_ordinal_once")]

    def __str__(self) -> str:
        return f"{self.question} 第 {self.ordinal} 次答复"


class ReplyFile(models.Model):
    """答复附件: kept locked, named with its hash in the letter."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="files", verbose_name="答复")
    name = models.CharField("文件名", max_length=200)
    content_type = models.CharField("类型", max_length=40)
    size = models.PositiveIntegerField("大小")
    sha256 = models.CharField("摘要", max_length=64)
    pages = models.PositiveSmallIntegerField("页数")
    stored_as = models.CharField("存储位置", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "答复附件"
        ordering = ["reply_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["reply", "sha256"], name="reply_file_once")]

    def __str__(self) -> str:
        return self.name
