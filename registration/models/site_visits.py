"""实地查看: what two officers saw on the spot (条例 19)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hall.permanence.models import InsertOnly, InsertOnlyQuerySet


class SiteVisit(InsertOnly):
    """实地查看记录: time, place, two officers, finding; signed once, never changed – a further visit is a
    further record.
    """

    case_number = models.CharField("业务号", max_length=40)
    place = models.CharField("查看地点", max_length=300)
    visited_at = models.DateTimeField("查看时间")
    first_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="查看人", related_name="+"
    )
    second_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="共同查看人", related_name="+"
    )
    agrees = models.BooleanField("现场与申请一致")
    finding = models.CharField("查看情况", max_length=1000)
    attended_by = models.CharField("在场人", max_length=120, blank=True)
    recorded_at = models.DateTimeField("记录时间")
    recorded_by = models.CharField("记录人", max_length=60)

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "实地查看记录"
        ordering = ["-visited_at", "-id"]
        indexes = [models.Index(fields=["case_number"], name="site_visit_case")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(first_officer=F("second_officer")),
                name="site_visit_two_officers",
                violation_error_message="实地查看应由两名以上工作人员进行",
            ),
            models.CheckConstraint(condition=~Q(finding=""), name="site_visit_has_finding"),
        ]

    def __str__(self) -> str:
        return f"{self.case_number} {self.visited_at:%Y-%m-%d}"


class SiteVisitPhoto(InsertOnly):
    """现场照片: one photo of a visit, with its digest."""

    visit = models.ForeignKey(SiteVisit, models.PROTECT, verbose_name="实地查看", related_name="photos")
    name = models.CharField("文件名", max_length=200)
    file = models.FileField("文件", upload_to="site-visits/%Y/%m/%d")
    content_type = models.CharField("类型", max_length=40)
    sha256 = models.CharField("摘要", max_length=64)

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "现场照片"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["visit", "sha256"], name="site_visit_photo_once")]

    def __str__(self) -> str:
        return self.name
