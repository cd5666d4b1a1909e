"""归档: the closed file, its contents and its place."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hall.staff.departments import D


class ArchiveFile(models.Model):
    """登记档案: one closed case on the shelf (S10, P11)."""

    number = models.CharField("档案号", max_length=40, unique=True)
    case_number = models.CharField("业务号", max_length=40, unique=True)
    title = models.CharField("案卷题名", max_length=200)
    place = models.CharField("存放位置", max_length=100)
    pieces = models.PositiveSmallIntegerField("件数")
    pages = models.PositiveIntegerField("总页数")
    contents_paper = models.CharField("归档目录文书号", max_length=60, blank=True)
    archived_at = models.DateTimeField("归档时间")
    archived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="归档人",
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = verbose_name_plural = "登记档案"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.number


class ArchiveLoanQuerySet(models.QuerySet["ArchiveLoan"]):
    """Adjectives of loans."""

    def out(self) -> ArchiveLoanQuerySet:
        """Not brought back yet."""
        return self.filter(returned_at=None)

    def overdue(self, today: date) -> ArchiveLoanQuerySet:
        """Not back though the day has passed."""
        return self.out().filter(due_on__lt=today)


class ArchiveLoan(models.Model):
    """档案借阅: who has a file, for what, until when, and that it came back (P11)."""

    file = models.ForeignKey(ArchiveFile, models.PROTECT, verbose_name="档案", related_name="loans")
    department = models.CharField("借阅部门", max_length=20, choices=D)
    borrower = models.CharField("借阅人", max_length=60)
    purpose = models.CharField("借阅事由", max_length=200)
    lent_at = models.DateTimeField("借出时间")
    lent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="借出经办人", related_name="+"
    )
    due_on = models.DateField("应还日期")
    reminded_on = models.DateField("最近催还", null=True)
    returned_at = models.DateTimeField("归还时间", null=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="收回经办人", related_name="+", null=True
    )
    condition = models.CharField("归还情况", max_length=200, blank=True)

    objects = ArchiveLoanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "档案借阅"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["file"],
                condition=Q(returned_at=None),
                name="archive_file_lent_once",
                violation_error_message="这一卷已经借出，还没有归还",
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None) | Q(returned_at__gte=F("lent_at")), name="loan_returned_after"
            ),
        ]
        indexes = [models.Index(fields=["due_on"], name="archive_loan_due", condition=Q(returned_at=None))]

    def __str__(self) -> str:
        return f"{self.file} {self.borrower}"
