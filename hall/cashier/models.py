"""应收、收款、退款、日结: what a case owes, what was collected, what goes back, a day that balances."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q, Sum

from hall.cases.models import Case
from hall.cases.states import ApplicantRole
from hall.permanence.models import InsertOnly
from hall.staff.departments import D
from hall.staff.models import Hall, Officer


class LineKind(models.TextChoices):
    """应收种类: taxes and fees are collected together and accounted for apart."""

    TAX = "tax", "税款"
    FEE = "fee", "登记费"


class LineState(models.TextChoices):
    """应收状态."""

    DUE = "due", "待缴"
    PAID = "paid", "已缴"
    VOID = "void", "作废"
    REFUNDED = "refunded", "已退"


class Method(models.TextChoices):
    """收款方式."""

    CASH = "cash", "现金"
    CARD = "card", "刷卡"
    CODE = "code", "扫码"
    TRANSFER = "transfer", "转账"


class Payment(InsertOnly):
    """收款: one receipt; taxes and fees of a case paid together (W3)."""

    number = models.CharField("收据号", max_length=20, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="payments", verbose_name="业务件")
    amount = models.DecimalField("金额（元）", max_digits=16, decimal_places=2)
    method = models.CharField("收款方式", max_length=10, choices=Method)
    payer = models.CharField("缴款人（已脱敏）", max_length=120)
    paid_at = models.DateTimeField("收款时间")
    paid_on = models.DateField("收款日")
    hall = models.ForeignKey(Hall, models.PROTECT, null=True, verbose_name="大厅")
    collected_by = models.CharField("收款人", max_length=60)

    class Meta(InsertOnly.Meta):
        verbose_name = verbose_name_plural = "收款"
        ordering = ["id"]
        indexes = [models.Index(fields=["hall", "paid_on"], name="payment_day")]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="payment_is_positive")]

    def __str__(self) -> str:
        return self.number


class BillLineQuerySet(models.QuerySet["BillLine"]):
    def due(self) -> BillLineQuerySet:
        return self.filter(state=LineState.DUE)

    def paid(self) -> BillLineQuerySet:
        return self.filter(state=LineState.PAID)

    def taxes(self) -> BillLineQuerySet:
        return self.filter(kind=LineKind.TAX)

    def fees(self) -> BillLineQuerySet:
        return self.filter(kind=LineKind.FEE)

    def total(self) -> Decimal:
        """Sum in yuan; zero for none."""
        found: Decimal | None = self.aggregate(total=Sum("amount"))["total"]
        return found or Decimal("0.00")


class BillLine(models.Model):
    """应收: one tax or fee of a case, from issue to payment, voiding or refund."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="bill_lines", verbose_name="业务件")
    reference = models.CharField("来源", max_length=60)
    code = models.CharField("科目", max_length=40)
    name = models.CharField("名称", max_length=80)
    kind = models.CharField("应收种类", max_length=4, choices=LineKind)
    payer_role = models.CharField("缴款方", max_length=12, choices=ApplicantRole)
    payer = models.CharField("缴款人（已脱敏）", max_length=120)
    amount = models.DecimalField("金额（元）", max_digits=16, decimal_places=2)
    basis = models.CharField("依据", max_length=300, blank=True)
    issued_by = models.CharField("开单部门", max_length=24, choices=D)
    issued_at = models.DateTimeField("开单时间")
    state = models.CharField("应收状态", max_length=10, choices=LineState, default=LineState.DUE)
    payment = models.ForeignKey(
        Payment, models.PROTECT, null=True, blank=True, related_name="lines", verbose_name="收款"
    )
    ended_at = models.DateTimeField("了结时间", null=True)

    objects = BillLineQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "应收"
        ordering = ["case_id", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="bill_line_is_positive"),
            models.UniqueConstraint(
                fields=["case", "reference", "code", "payer_role"], name="bill_line_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["paid", "refunded"], payment__isnull=False)
                | Q(state__in=["due", "void"], payment__isnull=True),
                name="bill_line_paid_has_payment",
            ),
        ]
        indexes = [models.Index(fields=["case"], name="bill_line_due", condition=Q(state="due"))]

    def __str__(self) -> str:
        return f"{self.name} {self.amount:,.2f} 元"


class RefundQuerySet(models.QuerySet["Refund"]):
    def is_open(self) -> RefundQuerySet:
        return self.filter(paid_at=None)

    def of_department(self, department: str) -> RefundQuerySet:
        return self.filter(line__issued_by=department)


class Refund(models.Model):
    """退款: a paid line that goes back, in the queue of the department that issued it."""

    line = models.OneToOneField(BillLine, models.PROTECT, related_name="refund", verbose_name="应收")
    amount = models.DecimalField("金额（元）", max_digits=16, decimal_places=2)
    reason = models.CharField("事由", max_length=300)
    opened_at = models.DateTimeField("发起时间")
    opened_by = models.CharField("发起人", max_length=60)
    paid_at = models.DateTimeField("退款时间", null=True)
    paid_by = models.CharField("退款人", max_length=60, blank=True)
    voucher = models.CharField("退款凭证号", max_length=60, blank=True)

    objects = RefundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "退款"
        ordering = ["opened_at"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="refund_is_positive")]

    def __str__(self) -> str:
        return f"退款 {self.amount:,.2f} 元"


class DayClosing(InsertOnly):
    """日结: one hall's takings of one day by method, counted and booked; it balances or does not close."""

    hall = models.ForeignKey(Hall, models.PROTECT, verbose_name="大厅")
    day = models.DateField("日期")
    booked = models.JSONField("账面")
    counted = models.JSONField("实点")
    receipts = models.PositiveIntegerField("收据张数")
    closed_at = models.DateTimeField("日结时间")
    closed_by = models.ForeignKey(Officer, models.PROTECT, null=True, verbose_name="日结人")

    class Meta(InsertOnly.Meta):
        verbose_name = verbose_name_plural = "日结"
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["hall", "day"], name="day_closes_once")]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} 日结"
