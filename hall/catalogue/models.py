"""目录设置: the few knobs of the catalogue an administrator may turn, within the law (requirement G27)."""

from datetime import date

from django.db import models
from django.db.models import Q

from hall.staff.models.four_eyes import Proposed, approved_whole, four_eyes


class Knob(models.TextChoices):
    """可以设置的项目: nothing else of an item can be changed without a new version of the catalogue."""

    PROMISED_DAYS = "promised-days", "承诺办理时限（工作日）"
    OFFERED = "offered", "是否开办"
    SOURCES = "sources", "材料来源方式"


class CatalogueSettingQuerySet(models.QuerySet["CatalogueSetting"]):
    def in_force(self, on: date) -> "CatalogueSettingQuerySet":
        """Approved and begun by that day, the newest first."""
        return self.filter(approved_at__isnull=False, since__lte=on).order_by("-since", "-approved_at")

    def waiting(self) -> "CatalogueSettingQuerySet":
        """Proposed, not yet approved."""
        return self.filter(approved_at=None).order_by("proposed_at")


class CatalogueSetting(Proposed):
    """目录设置: one knob of one item from a day on; it holds only once another officer has approved it."""

    item_code = models.CharField("事项", max_length=64)
    knob = models.CharField("设置项目", max_length=16, choices=Knob)
    line = models.CharField("材料行", max_length=16, blank=True)
    value = models.CharField("设置值", max_length=24)
    since = models.DateField("生效日期")
    reason = models.CharField("理由", max_length=300)

    objects = CatalogueSettingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "目录设置"
        ordering = ["-since", "-id"]
        constraints = [
            four_eyes("catalogue_setting", "目录设置须由提出人以外的人批准"),
            approved_whole("catalogue_setting"),
            models.CheckConstraint(condition=~Q(reason=""), name="catalogue_setting_has_reason"),
        ]
        indexes = [
            models.Index(
                fields=["item_code", "knob", "-since"],
                name="catalogue_setting_in_force",
                condition=Q(approved_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_code} {self.get_knob_display()} {self.value}（{self.since}起）"
