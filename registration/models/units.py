"""不动产单元: what is registered."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q

from hall.identity.numbers import UnitNumber
from registration.bigrams import BigramIndex
from registration.models.choices import (
    HouseType,
    HouseUse,
    HousingNature,
    LandNature,
    Structure,
    Survey,
    UnitStatus,
)
from registration.models.land import Building, Parcel


class RealEstateUnitQuerySet(models.QuerySet["RealEstateUnit"]):
    """Adjectives of units."""

    def numbered(self, *numbers: str) -> RealEstateUnitQuerySet:
        return self.filter(number__in=numbers)

    def valid(self) -> RealEstateUnitQuerySet:
        return self.filter(status=UnitStatus.VALID)

    def on_parcel(self, number: str) -> RealEstateUnitQuerySet:
        """Every unit whose number begins with this 19-character parcel code."""
        return self.filter(parcel__number=number)


class RealEstateUnit(models.Model):
    """不动产单元: land or a house with one code of 28 characters that is never used twice (GB/T 37346).

    The natural condition shown here is the latest survey; what a right was registered on stands in its entry.
    """

    number = models.CharField("不动产单元号", max_length=28, unique=True)
    parcel = models.ForeignKey(Parcel, models.PROTECT, verbose_name="宗地", related_name="units")
    building = models.ForeignKey(
        Building, models.PROTECT, verbose_name="自然幢", related_name="units", null=True, blank=True
    )
    address = models.CharField("坐落", max_length=300)
    room = models.CharField("室号部位", max_length=40, blank=True)
    house_type = models.CharField("房屋类型", max_length=2, choices=HouseType, blank=True)
    use = models.CharField("房屋用途", max_length=3, choices=HouseUse, blank=True)
    housing_nature = models.CharField("房屋性质", max_length=2, choices=HousingNature, blank=True)
    structure = models.CharField("房屋结构", max_length=1, choices=Structure, blank=True)
    floor = models.CharField("所在层", max_length=20, blank=True)
    floors_total = models.PositiveSmallIntegerField("总层数", null=True, blank=True)
    completed_on = models.DateField("竣工日期", null=True, blank=True)
    survey = models.CharField("测绘状态", max_length=10, choices=Survey, default=Survey.MEASURED)
    predicted_area = models.DecimalField(
        "预测建筑面积（㎡）", max_digits=12, decimal_places=2, null=True, blank=True
    )
    measured_area = models.DecimalField(
        "实测建筑面积（㎡）", max_digits=12, decimal_places=2, null=True, blank=True
    )
    exclusive_area = models.DecimalField(
        "专有建筑面积（㎡）", max_digits=12, decimal_places=2, null=True, blank=True
    )
    shared_area = models.DecimalField(
        "分摊建筑面积（㎡）", max_digits=12, decimal_places=2, null=True, blank=True
    )
    land_nature = models.CharField(
        "土地权利性质", max_length=3, choices=LandNature, default=LandNature.GRANTED
    )
    land_use = models.CharField("土地用途", max_length=60, default="城镇住宅用地")
    land_area = models.DecimalField(
        "共有宗地面积（㎡）", max_digits=16, decimal_places=2, null=True, blank=True
    )
    land_starts_on = models.DateField("土地使用期限起", null=True, blank=True)
    land_ends_on = models.DateField("土地使用期限止", null=True, blank=True)
    is_common = models.BooleanField("业主共有部分", default=False)
    status = models.CharField("单元状态", max_length=1, choices=UnitStatus, default=UnitStatus.VALID)

    objects = RealEstateUnitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "不动产单元"
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=r"^\d{12}[GJZ][A-Z]\d{5}[FLQW]\d{8}$"),
                name="unit_number_shape",
                violation_error_message="不动产单元号应为 28 位，如 445302001002GB00012F00010001",
            ),
            models.CheckConstraint(
                condition=(Q(predicted_area=None) | Q(predicted_area__gt=0))
                & (Q(measured_area=None) | Q(measured_area__gt=0)),
                name="unit_area_positive",
                violation_error_message="建筑面积应大于 0",
            ),
            models.CheckConstraint(
                condition=Q(survey=Survey.PREDICTED) | Q(building=None) | ~Q(measured_area=None),
                name="unit_measured_has_area",
                violation_error_message="已竣工的房屋应填写实测建筑面积",
            ),
        ]
        indexes = [BigramIndex("address", name="unit_address_bigrams")]

    def __str__(self) -> str:
        return self.number

    @property
    def grouped(self) -> str:
        """For reading: 445302 001002 GB00012 F00010001."""
        return UnitNumber(self.number).grouped

    @property
    def is_bare_land(self) -> bool:
        return self.number[19] == "W"

    @property
    def is_housing(self) -> bool:
        """住宅 for fees and taxes: use codes beginning with 1."""
        return self.use.startswith("1")

    @property
    def is_storage(self) -> bool:
        """车库、车位、储藏室 registered by themselves."""
        return self.house_type == HouseType.GARAGE

    @property
    def area(self) -> Decimal | None:
        """Measured area if there is one, else predicted, in ㎡; None for bare land."""
        return self.measured_area or self.predicted_area

    @property
    def county(self) -> str:
        """Six digits of the county (GB/T 2260)."""
        return self.number[:6]
