"""宗地 and 自然幢: what stands still under the units."""

from django.db import models
from django.db.models import Q

from registration.models.choices import HouseUse, LandNature, Structure, UnitStatus


class Parcel(models.Model):
    """宗地: a piece of land with one boundary; its code is the first 19 characters of its units' numbers."""

    number = models.CharField("宗地代码", max_length=19, unique=True)
    address = models.CharField("坐落", max_length=300)
    area = models.DecimalField("宗地面积（㎡）", max_digits=16, decimal_places=2)
    land_use = models.CharField("土地用途", max_length=60, default="城镇住宅用地")
    nature = models.CharField("权利性质", max_length=3, choices=LandNature, default=LandNature.GRANTED)
    right_setting = models.CharField(
        "权利设定方式", max_length=1, choices={"1": "地上", "2": "地表", "3": "地下"}, default="2"
    )
    starts_on = models.DateField("使用期限起", null=True, blank=True)
    ends_on = models.DateField("使用期限止", null=True, blank=True)
    floor_area_ratio = models.DecimalField("容积率", max_digits=6, decimal_places=2, null=True, blank=True)
    boundary = models.CharField("四至", max_length=300, blank=True)
    status = models.CharField("状态", max_length=1, choices=UnitStatus, default=UnitStatus.VALID)

    class Meta:
        verbose_name = verbose_name_plural = "宗地"
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=r"^\d{12}[GJZ][A-Z]\d{5}$"),
                name="parcel_number_shape",
                violation_error_message="宗地代码应为 19 位，如 445302001002GB00012",
            ),
            models.CheckConstraint(
                condition=Q(area__gt=0),
                name="parcel_area_positive",
                violation_error_message="宗地面积应大于 0",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gt=models.F("starts_on")),
                name="parcel_term_runs_forward",
                violation_error_message="使用期限的止日应晚于起日",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Building(models.Model):
    """自然幢: a building on a parcel."""

    parcel = models.ForeignKey(Parcel, models.PROTECT, verbose_name="宗地", related_name="buildings")
    number = models.CharField("幢号", max_length=4)
    name = models.CharField("建筑物名称", max_length=100, blank=True)
    project = models.CharField("项目名称", max_length=100, blank=True)
    structure = models.CharField("房屋结构", max_length=1, choices=Structure, default=Structure.CONCRETE)
    use = models.CharField("规划用途", max_length=3, choices=HouseUse, default=HouseUse.FLAT)
    floors_above = models.PositiveSmallIntegerField("地上层数", default=1)
    floors_below = models.PositiveSmallIntegerField("地下层数", default=0)
    completed_on = models.DateField("竣工日期", null=True, blank=True)
    predicted_area = models.DecimalField(
        "预测建筑面积（㎡）", max_digits=16, decimal_places=2, null=True, blank=True
    )
    measured_area = models.DecimalField(
        "实测建筑面积（㎡）", max_digits=16, decimal_places=2, null=True, blank=True
    )

    class Meta:
        verbose_name = verbose_name_plural = "自然幢"
        ordering = ["parcel_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["parcel", "number"], name="building_number_once_per_parcel"),
            models.CheckConstraint(
                condition=Q(number__regex=r"^\d{4}$") & ~Q(number="0000"),
                name="building_number_shape",
                violation_error_message="幢号应为 0001–9999 的 4 位数字",
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.number}幢"

    @property
    def floors_total(self) -> int:
        return self.floors_above + self.floors_below
