"""协助执行文书的送达: an order as it came in, before anybody handled it."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hall.cases.states import ServiceWay
from hall.catalogue.authorities import Authority
from hall.catalogue.words import RegisterEffect


class CourtReceiptQuerySet(models.QuerySet["CourtReceipt"]):
    """Adjectives of receipts."""

    def of_case(self, number: str) -> CourtReceiptQuerySet:
        return self.filter(case_number=number)

    def pending(self) -> CourtReceiptQuerySet:
        """Served and not yet registered, declined or taken back."""
        return self.filter(settled_at=None)

    def seizing(self) -> CourtReceiptQuerySet:
        """Those that block every disposal while they are pending."""
        return self.filter(effect__in=SEIZING)

    def of_units(self, numbers: Iterable[str]) -> CourtReceiptQuerySet:
        return self.filter(unit_numbers__overlap=list(numbers))

    def on_parcels(self, numbers: Iterable[str]) -> CourtReceiptQuerySet:
        """Those that name a unit of the same parcels."""
        return self.filter(parcels__overlap=sorted({number[:19] for number in numbers}))


SEIZING = (RegisterEffect.RECORD_SEIZURE, RegisterEffect.RECORD_PRE_SEIZURE)


class CourtReceipt(models.Model):
    """送达登记: an order with the minute of its service; from its commit on it blocks (查扣冻规定 23).

    The order's own words are the payload of its 协助执行通知书 in the case of `case_number`.
    """

    number = models.CharField("收文号", max_length=20, unique=True)
    case_number = models.CharField("业务号", max_length=40, unique=True)
    effect = models.CharField("协助事项", max_length=40, choices=RegisterEffect)
    unit_numbers = ArrayField(models.CharField(max_length=28), verbose_name="不动产单元号")
    parcels = ArrayField(models.CharField(max_length=19), verbose_name="所在宗地")
    authority = models.CharField("来文机关", max_length=120)
    authority_type = models.CharField(
        "来文机关类别", max_length=12, choices=Authority, default=Authority.COURT
    )
    served_at = models.DateTimeField("送达时间")
    service_order = models.PositiveSmallIntegerField("同一分钟送达的先后", default=1)
    order_reason = models.CharField("先后理由", max_length=200, blank=True)
    served_how = models.CharField("送达方式", max_length=10, choices=ServiceWay, default=ServiceWay.IN_PERSON)
    served_by = models.CharField("送达人", max_length=60, blank=True)
    credential = models.CharField("送达人工作证号", max_length=60, blank=True)
    registered_at = models.DateTimeField("登记时间")
    registered_by = models.CharField("登记人", max_length=60)
    settled_at = models.DateTimeField("办结时间", null=True, blank=True)
    outcome = models.CharField("办理结果", max_length=40, blank=True)

    objects = CourtReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "送达登记"
        ordering = ["-served_at", "-service_order"]
        constraints = [
            models.CheckConstraint(
                condition=Q(service_order=1) | ~Q(order_reason=""),
                name="receipt_order_has_its_reason",
                violation_error_message="同一分钟送达的，请填写先后理由",
            ),
        ]
        indexes = [
            models.Index(fields=["served_at"], name="receipt_pending", condition=Q(settled_at=None)),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def seizes(self) -> bool:
        return self.effect in SEIZING
