"""大厅和窗口 ([S2] 一): zones, the three kinds of window, several halls of one city."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from hall.staff.hours import USUAL, Span, spans


class Zone(models.TextChoices):
    """功能分区 (clause:W6)."""

    RECEPTION = "reception", "综合受理区"
    BACK_OFFICE = "back-office", "后台办理区"
    SERVICES = "services", "配套服务区"


class CounterKind(models.TextChoices):
    """窗口种类 (clause:W10): exactly three; there is no separate 备案 or 网签 window."""

    RECEPTION = "reception", "综合受理"
    PAYMENT = "payment", "税费缴纳"
    CERTIFICATES = "certificates", "证书颁发"


class Hall(models.Model):
    """大厅: one service hall; any hall may accept for any county of the city (同城通办, clause:W9)."""

    code = models.SlugField("代码", max_length=20, unique=True)
    name = models.CharField("名称", max_length=60)
    office_name = models.CharField("登记机构", max_length=60, help_text="证书上的登记机构全称")
    address = models.CharField("地址", max_length=120)
    phone = models.CharField("电话", max_length=30, blank=True)
    opening_hours = models.CharField("办公时间", max_length=60, default="工作日 9:00–12:00 14:30–17:30")
    counties = ArrayField(
        models.CharField(max_length=6),
        verbose_name="所在区划",
        default=list,
        blank=True,
        help_text="六位区划代码",
    )
    bookings_per_half_day = models.PositiveSmallIntegerField(
        "每半天可预约人数", default=8, help_text="法院处置的买受人预约办理；填 0 不接受预约"
    )
    is_open = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "大厅"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Deadlines end at close of business: the text has to name it. Raises ValidationError."""
        if not spans(self.opening_hours):
            said = f"请写明起止时间，例如：{Hall._meta.get_field('opening_hours').get_default()}"
            raise ValidationError({"opening_hours": said})

    @property
    def half_days(self) -> tuple[Span, Span]:
        """上午 and 下午 by the office hours; the usual ones where they do not name both."""
        found = spans(self.opening_hours)
        return (found[0], found[-1]) if len(found) > 1 else USUAL


class Counter(models.Model):
    """窗口: a desk in a zone of a hall; only the reception zone has windows, of one of three kinds."""

    hall = models.ForeignKey(Hall, models.PROTECT, related_name="counters", verbose_name="大厅")
    number = models.CharField("窗口号", max_length=10)
    name = models.CharField("名称", max_length=40)
    zone = models.CharField("功能分区", max_length=12, choices=Zone, default=Zone.RECEPTION)
    kind = models.CharField("窗口种类", max_length=12, choices=CounterKind, blank=True)
    also_serves = models.CharField(
        "兼办", max_length=60, blank=True, help_text="税费缴纳窗口可与其他服务共用，写明兼办什么"
    )
    is_open = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "窗口"
        ordering = ["hall_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["hall", "number"],
                name="counter_number_in_hall",
                violation_error_message="这个大厅已有同号窗口，请换一个窗口号。",
            ),
            models.CheckConstraint(
                condition=Q(zone=Zone.RECEPTION, kind__in=CounterKind.values)
                | (~Q(zone=Zone.RECEPTION) & Q(kind="")),
                name="counter_kind_belongs_to_reception",
                violation_error_message="综合受理区的窗口要选窗口种类，其他分区不设窗口种类。",
            ),
            models.CheckConstraint(
                condition=Q(also_serves="") | Q(kind=CounterKind.PAYMENT),
                name="counter_only_payment_is_shared",
                violation_error_message="只有税费缴纳窗口可以兼办其他服务。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}号 {self.name}"
