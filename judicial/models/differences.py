"""前后不一致: a sale told again with another price, buyer or day than the one kept."""

from __future__ import annotations

from django.db import models

from judicial.models.auctions import Auction


class SaleDifference(models.Model):
    """前后不一致: what was told the second time; `points`: label, kept and told, names masked."""

    auction = models.ForeignKey(
        Auction, models.CASCADE, related_name="differences", verbose_name="已经登记的处置"
    )
    points = models.JSONField("不一致的内容", default=list)
    sign = models.CharField("同一内容的标识", max_length=64)
    told_at = models.DateTimeField("收到时间")
    told_by = models.CharField("发送人", max_length=60)
    by_system = models.BooleanField("由接口送来", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "成交登记前后不一致"
        ordering = ["-told_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["auction", "sign"], name="sale_difference_once"),
        ]

    def __str__(self) -> str:
        return "；".join(f"{one['label']}已登记{one['kept']}，再送为{one['told']}" for one in self.points)
