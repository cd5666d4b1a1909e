"""预约: when the buyers of a sale come to a hall, by day and half day."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from hall.staff.models import Hall
from judicial.models.auctions import Auction


class HalfDay(models.TextChoices):
    """半天."""

    MORNING = "am", "上午"
    AFTERNOON = "pm", "下午"


class BookingQuerySet(models.QuerySet["Booking"]):
    """Adjectives of bookings."""

    def standing(self) -> BookingQuerySet:
        """Not cancelled."""
        return self.filter(cancelled_at=None)

    def at(self, hall: Hall, on: date) -> BookingQuerySet:
        """At one hall on one day, the morning first."""
        return self.filter(hall=hall, on=on).order_by("half", "seat")


class Booking(models.Model):
    """预约: one seat of a half day at a hall; the database gives every seat once, every sale one booking."""

    auction = models.ForeignKey(Auction, models.CASCADE, related_name="bookings", verbose_name="司法处置")
    hall = models.ForeignKey(Hall, models.PROTECT, related_name="+", verbose_name="大厅")
    on = models.DateField("预约日")
    half = models.CharField("半天", max_length=2, choices=HalfDay)
    seat = models.PositiveSmallIntegerField("序号")
    booked_at = models.DateTimeField("预约时间")
    booked_by = models.CharField("预约人", max_length=60)
    cancelled_at = models.DateTimeField("取消时间", null=True, blank=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "买受人预约"
        ordering = ["-booked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["hall", "on", "half", "seat"],
                condition=Q(cancelled_at=None),
                name="booking_seat_once",
            ),
            models.UniqueConstraint(
                fields=["auction"],
                condition=Q(cancelled_at=None),
                name="booking_one_per_sale",
                violation_error_message="已经有一个预约，请先取消再约",
            ),
            models.CheckConstraint(condition=Q(seat__gte=1), name="booking_seat_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.get_half_display()}"
