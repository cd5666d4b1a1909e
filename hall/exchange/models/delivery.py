"""The way of a notice to one recipient, and every attempt to hand it over."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from hall.exchange.models.department_channel import ChannelKind
from hall.exchange.models.notice import Notice
from hall.identity.fields import EncryptedTextField
from hall.permanence.models import InsertOnly
from hall.staff.departments import D


class DeliveryState(models.TextChoices):
    """送达状态."""

    WAITING = "waiting", "待送"
    DELIVERED = "delivered", "已送达"
    PARKED = "parked", "已搁置"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Which deliveries; the literal states let PostgreSQL use the partial indexes."""

    def waiting(self) -> Self:
        return self.filter(state=DeliveryState.WAITING)

    def parked(self) -> Self:
        return self.filter(state=DeliveryState.PARKED)

    def retrying(self) -> Self:
        return self.waiting().filter(attempts__gt=0)

    def same_line(self, delivery: "Delivery") -> Self:
        """The deliveries of the same stream to the same recipient by the same channel."""
        return self.filter(stream=delivery.stream, recipient=delivery.recipient, channel=delivery.channel)

    def first_in_line(self) -> Self:
        """Those with nothing undone before them in their line: the order of a case is kept by this."""
        earlier = Delivery.objects.waiting().filter(
            stream=OuterRef("stream"),
            recipient=OuterRef("recipient"),
            channel=OuterRef("channel"),
            pk__lt=OuterRef("pk"),
        )
        return self.filter(~Exists(earlier))

    def of_stream(self, stream: str) -> Self:
        """The ledger of one case, in the order in which it was told."""
        return self.filter(stream=stream).select_related("notice").order_by("pk")

    def for_ledger(self) -> Self:
        return self.select_related("notice")


class Delivery(models.Model):
    """送达: one notice on its way to one department by one channel, in order per case and department."""

    notice = models.ForeignKey(Notice, models.PROTECT, verbose_name="通知", related_name="deliveries")
    stream = models.CharField("序列", max_length=60)
    recipient = models.CharField("收件部门", max_length=24, choices=D)
    channel = models.CharField("渠道", max_length=16, choices=ChannelKind)
    state = models.CharField("状态", max_length=12, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField("已试次数", default=0)
    due_at = models.DateTimeField("下次送达时间")
    settled_at = models.DateTimeField("送达时间", null=True, blank=True)
    acknowledgement = models.CharField("回执", max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "送达"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "recipient", "channel"], name="delivery_once"),
            models.CheckConstraint(
                condition=Q(state="delivered", settled_at__isnull=False)
                | Q(~Q(state="delivered"), settled_at__isnull=True),
                name="delivery_settled_when_delivered",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="delivery_due", condition=Q(state="waiting")),
            models.Index(
                fields=["stream", "recipient", "channel", "id"],
                name="delivery_line",
                condition=Q(state="waiting"),
            ),
            models.Index(fields=["stream", "id"], name="delivery_of_stream"),
            models.Index(fields=["recipient", "-id"], name="delivery_to_recipient"),
            models.Index(fields=["-id"], name="delivery_waiting", condition=Q(state="waiting")),
            models.Index(fields=["-id"], name="delivery_parked", condition=Q(state="parked")),
        ]

    def __str__(self) -> str:
        return f"{self.notice} → {self.get_recipient_display()}：{self.get_state_display()}"

    @property
    def meaning(self) -> str:
        """The badge of the state (hall.look.badges)."""
        if self.state == DeliveryState.WAITING:
            return "soon" if self.attempts else "waiting"
        return "ok" if self.state == DeliveryState.DELIVERED else "stop"

    @property
    def words(self) -> str:
        """The state in words: 待送, 重试中 or 已搁置 with the number of attempts, 已送达."""
        if self.state == DeliveryState.WAITING and self.attempts:
            return f"重试中，已试 {self.attempts} 次"
        if self.state == DeliveryState.PARKED:
            return f"已搁置，试过 {self.attempts} 次"
        return str(self.get_state_display())


class Attempt(InsertOnly):
    """投递: one attempt to hand a notice over. `fault` names the error and its place, never its words."""

    delivery = models.ForeignKey(Delivery, models.PROTECT, verbose_name="送达", related_name="history")
    number = models.PositiveSmallIntegerField("第几次")
    at = models.DateTimeField("时间")
    delivered = models.BooleanField("送到")
    fault = models.CharField("错误", max_length=200, blank=True)
    detail = EncryptedTextField("错误内容", blank=True, default="")

    class Meta(InsertOnly.Meta):
        verbose_name = verbose_name_plural = "投递"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"第{self.number}次：{'送到' if self.delivered else self.fault}"
