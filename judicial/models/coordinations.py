"""执行前告知住建: before a developer's project is executed upon, housing is told and coordinates (J7)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class CoordinationQuerySet(models.QuerySet["Coordination"]):
    """Adjectives of notices to housing."""

    def of_court(self, code: str) -> CoordinationQuerySet:
        return self.filter(court_code=code)

    def is_open(self) -> CoordinationQuerySet:
        """Told, not yet coordinated."""
        return self.filter(coordinated_at=None)

    def of_units(self, *numbers: str) -> CoordinationQuerySet:
        return self.filter(unit_numbers__overlap=list(numbers))


class Coordination(models.Model):
    """告知和会商: the court's notice to 住建, and what the two have agreed ([S1] 三（三）)."""

    number = models.CharField("告知编号", max_length=20, unique=True)
    court_code = models.CharField("法院代字", max_length=10)
    court = models.CharField("执行法院", max_length=120)
    execution_number = models.CharField("执行案号", max_length=60)
    unit_numbers = ArrayField(models.CharField(max_length=28), verbose_name="不动产单元号")
    place = models.CharField("坐落", max_length=300, blank=True)
    project = models.CharField("开发项目", max_length=200)
    is_declared = models.BooleanField("由法院声明", default=False)
    matter = models.CharField("拟采取的执行措施", max_length=300)
    told_at = models.DateTimeField("告知时间")
    told_by = models.CharField("告知人", max_length=60)
    record = models.CharField("会商情况", max_length=500, blank=True)
    coordinated_at = models.DateTimeField("会商时间", null=True, blank=True)
    coordinated_by = models.CharField("住建经办人", max_length=60, blank=True)

    objects = CoordinationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "执行前告知住建"
        ordering = ["-told_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(coordinated_at=None) | ~Q(record=""),
                name="coordination_has_its_record",
                violation_error_message="请写明会商情况",
            ),
            models.UniqueConstraint(
                fields=["execution_number", "unit_numbers"], name="coordination_once_per_execution"
            ),
        ]

    def __str__(self) -> str:
        return self.number
