"""司法处置: what a court has sold on execution, to whom, and when its papers have to come."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from hall.cases.models import Case
from hall.cases.states import Channel, State
from hall.catalogue.judicial_payloads import CANCELLED_OR_KEPT, DISPOSED, ROUNDS
from hall.identity.fields import EncryptedTextField

WAYS = (*ROUNDS, ("kind", "以物抵债"))


class AuctionQuerySet(models.QuerySet["Auction"]):
    """Adjectives of sales by courts."""

    def of_court(self, code: str) -> AuctionQuerySet:
        """Those of one court: nobody at its desk sees another's."""
        return self.filter(court_code=code)

    def undelivered(self) -> AuctionQuerySet:
        """Ruling and 协助执行 documents have not come yet, of a sale that still counts."""
        return self.filter(delivered_at=None, replaced_at=None)

    def overdue(self, on: date) -> AuctionQuerySet:
        return self.undelivered().filter(due_on__lt=on)

    def copied_to_housing(self) -> AuctionQuerySet:
        """Delivered, of a developer's project: housing has a copy ([S1] 四)."""
        return self.filter(delivered_at__isnull=False).exclude(project="")

    def awaiting_buyer(self) -> AuctionQuerySet:
        """Delivered, and the buyers have not come yet: the registry's own list."""
        opened = Case.objects.filter(state=State.APPLIED, outcome="", channel=Channel.COURT).values("number")
        unasked = Q(case_number="") | Q(case_number__in=opened)
        return self.filter(unasked, delivered_at__isnull=False)


class Auction(models.Model):
    """司法处置: a sale by a court, from 成交 to the transfer; money in yuan, days as the court says them.

    `key` names court, execution, units and day of sale: the same sale told twice is one. `due_on` is the
    court's own day for ruling and 协助执行 documents ([S1] 四), empty while the starting event is not known.
    """

    number = models.CharField("处置编号", max_length=20, unique=True)
    key = models.CharField("同一成交的标识", max_length=64, unique=True)
    court_code = models.CharField("法院代字", max_length=10)
    court = models.CharField("处置法院", max_length=120)
    execution_number = models.CharField("执行案号", max_length=60)
    unit_numbers = ArrayField(models.CharField(max_length=28), verbose_name="不动产单元号")
    place = models.CharField("坐落", max_length=300, blank=True)
    debtor = EncryptedTextField("被执行人")
    debtor_document = EncryptedTextField("被执行人证件号码", blank=True)
    project = models.CharField("开发项目", max_length=200, blank=True)
    way = models.CharField("处置方式", max_length=8, choices=WAYS)
    platform = models.CharField("拍卖平台", max_length=60, blank=True)
    lot_number = models.CharField("标的编号", max_length=60, blank=True)
    price = models.DecimalField("成交价（元）", max_digits=16, decimal_places=2)
    price_includes_tax = models.BooleanField("成交价含增值税", default=True)
    priority_letter = models.CharField("移送执行函文号", max_length=60, blank=True)

    sold_on = models.DateField("成交日")
    paid_on = models.DateField("付清全款日", null=True, blank=True)
    ruled_on = models.DateField("裁定日", null=True, blank=True)
    served_on = models.DateField("裁定送达买受人日", null=True, blank=True)
    ruling_number = models.CharField("裁定书案号", max_length=60, blank=True)
    disposed = models.CharField("处置范围", max_length=8, choices=DISPOSED, default="all")
    mortgages = models.CharField("抵押权", max_length=8, choices=CANCELLED_OR_KEPT, blank=True)
    notices = models.CharField("预告登记", max_length=8, choices=CANCELLED_OR_KEPT, blank=True)
    objections = models.CharField("异议登记", max_length=8, choices=CANCELLED_OR_KEPT, blank=True)

    due_on = models.DateField("应函告登记机构日", null=True, blank=True)
    due_is_provisional = models.BooleanField("应函告日为推算", default=False)
    delivered_at = models.DateTimeField("送达登记机构时间", null=True, blank=True)
    delivered_by = models.CharField("送达人", max_length=60, blank=True)
    notice_code = models.CharField("买受人通知码", max_length=32, blank=True)
    case_number = models.CharField("受理号", max_length=40, blank=True)
    replaced_at = models.DateTimeField("重新拍卖时间", null=True, blank=True)
    registered_at = models.DateTimeField("登记时间")
    registered_by = models.CharField("登记人", max_length=60)

    objects = AuctionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "司法处置"
        ordering = ["-registered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(price__gt=0),
                name="auction_price_positive",
                violation_error_message="成交价应大于零，请核对成交确认书",
            ),
            models.CheckConstraint(
                condition=Q(ruled_on=None) | Q(ruled_on__gte=F("sold_on")),
                name="auction_ruled_after_sale",
                violation_error_message="裁定日期早于成交日期，请核对",
            ),
            models.CheckConstraint(
                condition=Q(delivered_at=None) | ~Q(ruling_number=""),
                name="auction_delivered_with_ruling",
            ),
            models.UniqueConstraint(
                fields=["notice_code"], condition=~Q(notice_code=""), name="auction_notice_code_once"
            ),
        ]
        indexes = [
            models.Index(fields=["court_code", "-registered_at"], name="auction_of_court"),
            models.Index(fields=["due_on"], name="auction_due", condition=Q(delivered_at=None)),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_told(self) -> bool:
        """Somebody has reached the buyers, or they have booked; a message still to be sent does not count."""
        return any(one.reached for one in self.told.all())
