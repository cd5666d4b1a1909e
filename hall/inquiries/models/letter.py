"""协助查询回函: the replies bundled into one stamped letter, and what followed later."""

from __future__ import annotations

from django.db import models

from hall.inquiries.models.inquiry import Inquiry
from hall.papers.models import Paper


class InquiryLetter(models.Model):
    """回函: the first bundles every reply there is, later ones are supplements (J4)."""

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="letters", verbose_name="协助查询")
    ordinal = models.PositiveSmallIntegerField("次序")
    paper = models.OneToOneField(Paper, models.PROTECT, related_name="+", verbose_name="文书")
    is_complete = models.BooleanField("各单位都已答复")
    sent_at = models.DateTimeField("发出时间")
    fetched_at = models.DateTimeField("查询单位取走时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "查询回函"
        ordering = ["inquiry_id", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["inquiry", "ordinal"], name="inquiry_letter_once")]

    def __str__(self) -> str:
        return f"{self.inquiry} {self.title}"

    @property
    def title(self) -> str:
        """协助查询回函, or which supplement to it."""
        return "协助查询回函" if self.ordinal == 1 else f"补充回函（{self.ordinal - 1}）"
