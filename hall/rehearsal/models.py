"""What a rehearsal remembers of itself."""

from django.db import models


class ImportedHome(models.Model):
    """已导入的房屋: a row of an imported list and its unit, so that a second import adds nothing."""

    fingerprint = models.CharField("行指纹", max_length=64, primary_key=True)
    unit_number = models.CharField("不动产单元号", max_length=28, unique=True)
    price = models.DecimalField("挂牌总价（元）", max_digits=14, decimal_places=2)
    held_years = models.PositiveSmallIntegerField("已满年数")
    sold_in = models.CharField("演练受理号", max_length=13, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "已导入的房屋"
        ordering = ["unit_number"]

    def __str__(self) -> str:
        return self.unit_number
