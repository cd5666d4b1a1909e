"""公告: what is published about a case, on the portal and in the hall, for its own working days."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from hall.cases.models.case import Case
from hall.clock.calendars import current_calendar


class AnnouncementKind(models.TextChoices):
    """公告类型 (GGLX)."""

    FIRST = "first", "首次登记公告"
    INHERITANCE = "inheritance", "继承、受遗赠公告"
    CORRECTION = "correction", "更正登记公告"
    CANCELLATION = "cancellation", "注销登记公告"
    VOID = "void", "证书作废公告"
    LOSS = "loss", "遗失（灭失）声明"


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    """Adjectives of announcements."""

    def current(self, on: date) -> AnnouncementQuerySet:
        """Shown to the public on a day: through the last day, unless taken down before."""
        return self.filter(published_on__lte=on, ends_on__gte=on, withdrawn_at=None)

    def unfinished(self) -> AnnouncementQuerySet:
        return self.filter(closed_at=None, withdrawn_at=None)


class Announcement(models.Model):
    """公告: rows of label and words as published – names by law, ID numbers never (实施细则第十七条)."""

    number = models.CharField("公告编号", max_length=20, unique=True)
    case = models.ForeignKey(Case, models.CASCADE, verbose_name="业务件", related_name="announcements")
    kind = models.CharField("公告类型", max_length=14, choices=AnnouncementKind)
    title = models.CharField("标题", max_length=120)
    rows = models.JSONField("内容", default=list)
    working_days = models.PositiveSmallIntegerField("公告期（工作日）")
    published_on = models.DateField("公告日")
    ends_on = models.DateField("公告期满日")
    published_by = models.CharField("发布人", max_length=60)
    objection = models.CharField("收到的异议", max_length=500, blank=True)
    finding = models.CharField("异议的处理", max_length=500, blank=True)
    closed_at = models.DateTimeField("期满登记时间", null=True, blank=True)
    closed_by = models.CharField("期满登记人", max_length=60, blank=True)
    withdrawn_at = models.DateTimeField("撤下时间", null=True, blank=True)

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公告"
        ordering = ["-published_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("published_on")),
                name="announcement_ends_after_it_begins",
                violation_error_message="公告期满日不能早于公告日",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(objection="") | ~Q(finding=""),
                name="announcement_objection_has_its_finding",
                violation_error_message="收到异议的，请写明处理结果",
            ),
        ]
        indexes = [models.Index(fields=["ends_on"], name="announcement_current")]

    def __str__(self) -> str:
        return f"{self.title}（{self.number}）"

    @property
    def is_provisional(self) -> bool:
        """推算: the last day reaches a year whose calendar is not published yet."""
        return current_calendar().is_provisional(self.ends_on)
