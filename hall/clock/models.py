"""The working calendar as rows that an administrator can correct."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import ExtractYear

from hall.clock.working_days import FIXED_HOLIDAYS


class CalendarYear(models.Model):
    """日历年度: one year of working days, 已公布 once the 国务院办公厅 notice is out, else 推算."""

    year = models.PositiveSmallIntegerField("年度", primary_key=True)
    published = models.BooleanField(
        "已公布", default=False, help_text="国务院办公厅放假通知已发布并录入；未公布年度的日期一律标“推算”"
    )
    notice = models.CharField("依据", max_length=100, blank=True, help_text="放假通知的文号或来源")
    changed_at = models.DateTimeField("最近更正", editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "日历年度"
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(year__gte=1990, year__lte=2199),
                name="calendar_year_is_plausible",
                violation_error_message="年度应为 1990 至 2199 之间的四位数字",
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}年（{'已公布' if self.published else '未公布'}）"


class CalendarDay(models.Model):
    """特殊日: a day that differs from its weekday – a holiday, or a weekend day worked by 调休."""

    calendar_year = models.ForeignKey(
        CalendarYear, verbose_name="年度", on_delete=models.PROTECT, related_name="days"
    )
    day = models.DateField("日期", unique=True)
    works = models.BooleanField("上班", default=False, help_text="勾选为调休上班，不勾为放假")
    name = models.CharField("名称", max_length=40, help_text="节日名称；调休上班填“调休”")

    class Meta:
        verbose_name = verbose_name_plural = "放假与调休"
        ordering = ["day"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(calendar_year_id=ExtractYear("day")),
                name="calendar_day_lies_in_its_year",
                violation_error_message="日期不在本年度内，请改到它所在的年度",
            )
        ]

    def __str__(self) -> str:
        return f"{self.day}（{self.name}{'，上班' if self.works else '，放假'}）"

    def clean(self) -> None:
        """A day of another year, or one entered for nothing – a worked Wednesday – is a slip of the pen."""
        if self.day and self.calendar_year_id and self.day.year != self.calendar_year_id:
            raise ValidationError({"day": f"{self.day} 不在 {self.calendar_year_id} 年，请改到它所在的年度"})
        if self.day and self.works and self.day.weekday() < 5 and not is_fixed_holiday(self.day):
            raise ValidationError({"day": f"{self.day} 本来就是工作日，不必登记调休；请检查日期"})


def is_fixed_holiday(day: date) -> bool:
    """Whether the day is a holiday of every year by its Gregorian date alone."""
    return (day.month, day.day) in FIXED_HOLIDAYS
