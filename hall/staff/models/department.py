"""部门: today's names, and the names by which older papers call them."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.cache import cache
from django.db import models

from hall.staff.departments import D


class Department(models.Model):
    """部门: one name of a department from a day on; aliases are what older papers call it."""

    code = models.CharField("代码", max_length=24, choices=D)
    name = models.CharField("名称", max_length=60)
    short_name = models.CharField("简称", max_length=20)
    aliases = ArrayField(
        models.CharField(max_length=60), verbose_name="曾用名和别称", default=list, blank=True
    )
    since = models.DateField("启用日期")

    CACHE_KEY = "department-names"

    class Meta:
        verbose_name = verbose_name_plural = "部门"
        ordering = ["code", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "since"],
                name="department_one_name_a_day",
                violation_error_message="这个部门在同一天已有另一个名称，请改启用日期。",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        cache.delete(self.CACHE_KEY)
