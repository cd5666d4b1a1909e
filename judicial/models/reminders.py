"""提醒: what the court was reminded of, once each."""

from __future__ import annotations

from django.db import models

from judicial.models.auctions import Auction


class ReminderKind(models.TextChoices):
    """提醒种类: three days and one day before, and when the day has passed."""

    THREE_DAYS = "three-days", "还有三个工作日"
    ONE_DAY = "one-day", "还有一个工作日"
    OVERDUE = "overdue", "已经逾期"


class AuctionReminder(models.Model):
    """函告提醒: of the court's own ten working days; a reminder only (domain B4)."""

    auction = models.ForeignKey(Auction, models.CASCADE, related_name="reminders", verbose_name="司法处置")
    kind = models.CharField("种类", max_length=10, choices=ReminderKind)
    on = models.DateField("提醒日")

    class Meta:
        verbose_name = verbose_name_plural = "函告提醒"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["auction", "kind"], name="auction_reminded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.auction} {self.get_kind_display()}"
