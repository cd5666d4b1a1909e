"""通知记录: every time a buyer was told."""

from __future__ import annotations

from django.db import models

from judicial.models.auctions import Auction


class NotifiedBy(models.TextChoices):
    """通知方式."""

    PAPER = "paper", "办理通知书"
    CALL = "call", "电话"
    MESSAGE = "message", "短信"
    IN_PERSON = "in-person", "当面"
    BOOKING = "booking", "预约"


class BuyerNotification(models.Model):
    """通知记录: when, how and with what answer a buyer was told ([S1] 四)."""

    auction = models.ForeignKey(Auction, models.CASCADE, related_name="told", verbose_name="司法处置")
    way = models.CharField("通知方式", max_length=10, choices=NotifiedBy)
    words = models.CharField("通知内容、答复", max_length=300)
    reached = models.BooleanField("已通知到", default=True)
    at = models.DateTimeField("通知时间")
    by = models.CharField("经办人", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "买受人通知"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.words}"
