"""单元锁: the hall's own row per unit and per parcel, held by every act on it."""

from django.db import models


class UnitLock(models.Model):
    """单元锁: locked before anything about a unit is read or written; carries no content."""

    number = models.CharField("单元号或宗地代码", max_length=28, primary_key=True)

    class Meta:
        verbose_name = verbose_name_plural = "单元锁"

    def __str__(self) -> str:
        return self.number
