"""所有权 and 土地使用权 as they were registered."""

from django.db import models
from django.db.models import Q

from hall.permanence.models import InsertOnly, InsertOnlyQuerySet
from registration.models.choices import (
    HouseUse,
    HousingNature,
    LandNature,
    RightType,
    Structure,
)
from registration.models.contents.terms import runs_forward
from registration.models.entries import Entry


class OwnershipContent(InsertOnly):
    """房地产权: house and land-use right as one (FDCQ2); the natural condition as it was registered."""

    entry = models.OneToOneField(
        Entry, models.PROTECT, verbose_name="登记簿记载", related_name="ownership", primary_key=True
    )
    right_type = models.CharField(
        "权利类型", max_length=2, choices=RightType, default=RightType.LAND_AND_HOUSE
    )
    address = models.CharField("坐落", max_length=300)
    land_nature = models.CharField("土地权利性质", max_length=3, choices=LandNature)
    housing_nature = models.CharField("房屋性质", max_length=2, choices=HousingNature, blank=True)
    land_use = models.CharField("土地用途", max_length=60)
    use = models.CharField("规划用途", max_length=3, choices=HouseUse)
    structure = models.CharField("房屋结构", max_length=1, choices=Structure, blank=True)
    floor = models.CharField("所在层", max_length=20, blank=True)
    floors_total = models.PositiveSmallIntegerField("总层数", null=True)
    completed_on = models.DateField("竣工时间", null=True)
    building_area = models.DecimalField("建筑面积（㎡）", max_digits=12, decimal_places=2)
    exclusive_area = models.DecimalField("专有建筑面积（㎡）", max_digits=12, decimal_places=2, null=True)
    shared_area = models.DecimalField("分摊建筑面积（㎡）", max_digits=12, decimal_places=2, null=True)
    land_area = models.DecimalField("共有宗地面积（㎡）", max_digits=16, decimal_places=2, null=True)
    land_starts_on = models.DateField("土地使用期限起", null=True)
    land_ends_on = models.DateField("土地使用期限止", null=True)
    price = models.DecimalField("取得价格（元）", max_digits=16, decimal_places=2, null=True)
    contract_number = models.CharField("合同编号", max_length=60, blank=True)
    acquired_on = models.DateField("权利取得日", null=True)

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "房地产权"
        constraints = [
            models.CheckConstraint(
                condition=Q(building_area__gt=0) & (Q(price=None) | Q(price__gt=0)),
                name="ownership_figures_positive",
                violation_error_message="面积和价格应大于 0",
            ),
            runs_forward("land_starts_on", "land_ends_on", "ownership_land_term_runs_forward"),
        ]

    def __str__(self) -> str:
        return self.address


class LandUseContent(InsertOnly):
    """建设用地使用权 (JSYDSYQ)."""

    entry = models.OneToOneField(
        Entry, models.PROTECT, verbose_name="登记簿记载", related_name="land_use", primary_key=True
    )
    right_type = models.CharField("权利类型", max_length=2, choices=RightType, default=RightType.LAND_USE)
    address = models.CharField("坐落", max_length=300)
    land_nature = models.CharField("权利性质", max_length=3, choices=LandNature)
    land_use = models.CharField("土地用途", max_length=60)
    area = models.DecimalField("使用权面积（㎡）", max_digits=16, decimal_places=2)
    starts_on = models.DateField("使用期限起", null=True)
    ends_on = models.DateField("使用期限止", null=True)
    price = models.DecimalField("取得价格（元）", max_digits=16, decimal_places=2, null=True)
    contract_number = models.CharField("合同编号", max_length=60, blank=True)

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "建设用地使用权"
        constraints = [
            models.CheckConstraint(
                condition=Q(area__gt=0) & (Q(price=None) | Q(price__gt=0)),
                name="land_use_figures_positive",
                violation_error_message="面积和价格应大于 0",
            ),
            runs_forward("starts_on", "ends_on", "land_use_term_runs_forward"),
        ]

    def __str__(self) -> str:
        return self.address
