"""现势: what is in force now – a projection of the entries, kept for speed and for its unique indexes."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from registration.models.choices import RightKind
from registration.models.entries import Entry
from registration.models.units import RealEstateUnit


class StandingQuerySet(models.QuerySet["Standing"]):
    """Adjectives of what stands."""

    def of_unit(self, *numbers: str) -> StandingQuerySet:
        return self.filter(unit__number__in=numbers)

    def of_kind(self, *kinds: str) -> StandingQuerySet:
        return self.filter(kind__in=kinds)

    def lapsed(self, on: date) -> StandingQuerySet:
        """Past their last day, but not yet ended by an entry: an index knows no today()."""
        return self.filter(last_day__lt=on)


class Standing(models.Model):
    """现势: one right in force on one unit; `verify_register` recomputes it from the entries.

    `entry` is the latest entry that says what the right is; `registered_at` that of its beginning.
    """

    unit = models.ForeignKey(
        RealEstateUnit, models.PROTECT, verbose_name="不动产单元", related_name="standings", db_index=False
    )
    right_id = models.UUIDField("权利标识")
    kind = models.CharField("权利或事项", max_length=16, choices=RightKind)
    entry = models.OneToOneField(Entry, models.PROTECT, verbose_name="记载", related_name="standing")
    registered_at = models.DateTimeField("设立登记时间")
    rank = models.PositiveSmallIntegerField("抵押顺位", null=True, blank=True)
    last_day = models.DateField("失效前最后一日", null=True, blank=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "现势"
        ordering = ["unit_id", "registered_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "right_id"], name="standing_right_once_per_unit"),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(kind=RightKind.OWNERSHIP),
                name="standing_one_ownership",
                violation_error_message="该单元已有现势所有权",
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(kind=RightKind.LAND_USE),
                name="standing_one_land_use",
                violation_error_message="该单元已有现势土地使用权",
            ),
            models.UniqueConstraint(
                fields=["unit", "rank"],
                condition=Q(kind=RightKind.MORTGAGE),
                name="standing_mortgage_rank_once",
                violation_error_message="该抵押顺位已有抵押权",
            ),
            models.CheckConstraint(
                condition=Q(kind=RightKind.MORTGAGE, rank__isnull=False, rank__gte=1)
                | (~Q(kind=RightKind.MORTGAGE) & Q(rank=None)),
                name="standing_rank_of_mortgages",
            ),
        ]
        indexes = [
            models.Index(fields=["right_id"], name="standing_right"),
            models.Index(fields=["last_day"], name="standing_lapses", condition=~Q(last_day=None)),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.get_kind_display()}"


class SeizurePlace(models.Model):
    """查封位次: the place of a seizure in the queue of one share; one of the whole queues on every share.

    A property without shares has one queue, whose share is empty. At most one place per share is effective
    (法发〔2004〕5号 20, 查扣冻规定 26).
    """

    standing = models.ForeignKey(
        Standing, models.DO_NOTHING, verbose_name="现势", related_name="places", db_index=False
    )
    unit = models.ForeignKey(
        RealEstateUnit, models.PROTECT, verbose_name="不动产单元", related_name="+", db_index=False
    )
    share = models.CharField("份额（权利人证件检索值）", max_length=64, blank=True)
    is_effective = models.BooleanField("已生效")

    class Meta:
        verbose_name = verbose_name_plural = "查封位次"
        ordering = ["unit_id", "share", "standing_id"]
        constraints = [
            models.UniqueConstraint(fields=["standing", "share"], name="seizure_place_once"),
            models.UniqueConstraint(
                fields=["unit", "share"],
                condition=Q(is_effective=True),
                name="seizure_one_effective_per_share",
                violation_error_message="该份额已有生效的查封",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.standing_id} {'生效' if self.is_effective else '轮候'}"
