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


WAITING = {NotifiedBy.PAPER: "已出具，待交付", NotifiedBy.MESSAGE: "已登记待发送，由经办电话通知"}
"""What is said of a notice of which nobody knows yet whether it has arrived."""


class BuyerNotification(models.Model):
    """通知记录: when, how and with what answer a buyer was told ([S1] 四).

    `reached` is None while nobody knows: a paper made out, a message the hall has no line to send by.
    """

    auction = models.ForeignKey(Auction, models.CASCADE, related_name="told", verbose_name="司法处置")
    way = models.CharField("通知方式", max_length=10, choices=NotifiedBy)
    words = models.CharField("通知内容、答复", max_length=300)
    reached = models.BooleanField("已通知到", null=True, help_text="空为还不知道")
    at = models.DateTimeField("通知时间")
    by = models.CharField("经办人", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "买受人通知"
        ordering = ["-at", "-pk"]

    @property
    def state_words(self) -> str:
        """What is known of it, and no more."""
        if self.reached is None:
            return WAITING.get(NotifiedBy(self.way), "已登记")
        return "已通知到" if self.reached else "没有通知到"

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.words}"
