"""函询: what an order to transfer leaves out, asked of the court, and its answer."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class CourtLetterQuerySet(models.QuerySet["CourtLetter"]):
    """Adjectives of letters to a court."""

    def of_court(self, code: str) -> CourtLetterQuerySet:
        return self.filter(court_code=code)

    def is_open(self) -> CourtLetterQuerySet:
        return self.filter(answered_at=None)


class CourtLetter(models.Model):
    """函询人民法院: one per case; `points`: name → words of what stands, `answer`: name → cancel or keep."""

    case_number = models.CharField("受理号", max_length=40, unique=True)
    court_code = models.CharField("法院代字", max_length=10, blank=True)
    court = models.CharField("人民法院", max_length=120)
    order_number = models.CharField("协助执行通知书案号", max_length=60)
    place = models.CharField("坐落", max_length=300, blank=True)
    paper_number = models.CharField("函号", max_length=60)
    points = models.JSONField("函询事项", default=dict)
    asked_at = models.DateTimeField("发函时间")
    answer = models.JSONField("答复", default=dict)
    reply_number = models.CharField("复函文号", max_length=60, blank=True)
    replied_on = models.DateField("复函日期", null=True, blank=True)
    reply_words = models.CharField("复函内容", max_length=500, blank=True)
    on_paper = models.BooleanField("纸质复函", default=False)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    answered_by = models.CharField("答复人", max_length=60, blank=True)

    objects = CourtLetterQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "函询人民法院"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | ~Q(reply_number=""), name="court_letter_reply_has_number"
            )
        ]

    def __str__(self) -> str:
        return self.paper_number
