"""房地产开发项目: the developer's project, its 楼盘表, its presale permits and its completion (I1–I3)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hall.staff.models import Officer


class Stage(models.TextChoices):
    """项目阶段: how far the buildings are; whether homes are on sale is said apart."""

    BUILDING = "building", "在建"
    COMPLETED = "completed", "已建成"


class Project(models.Model):
    """开发项目: a developer's project on one parcel."""

    number = models.CharField("项目编号", max_length=20, unique=True)
    name = models.CharField("项目名称", max_length=100)
    developer = models.CharField("开发企业", max_length=120)
    developer_code = models.CharField("统一社会信用代码", max_length=18)
    parcel_number = models.CharField("宗地代码", max_length=19)
    address = models.CharField("坐落", max_length=200)
    stage = models.CharField("阶段", max_length=10, choices=Stage, default=Stage.BUILDING)
    on_sale = models.BooleanField("在售", default=False)
    opened_at = models.DateTimeField("建档时间")
    opened_by = models.ForeignKey(Officer, models.PROTECT, verbose_name="建档人", related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "开发项目"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parcel_number__regex=r"^\d{12}[GJZ][A-Z]\d{5}$"), name="project_parcel_shape"
            )
        ]
        indexes = [models.Index(fields=["parcel_number"], name="project_of_parcel")]

    def __str__(self) -> str:
        return self.name

    @property
    def sale_words(self) -> str:
        """在建在售, 已建在售, 在建, 已建成 (domain B8: a court must know before it executes)."""
        built = self.stage == Stage.COMPLETED
        if self.on_sale:
            return "已建在售" if built else "在建在售"
        return "已建成" if built else "在建"


class TableBuilding(models.Model):
    """楼盘表幢: a building of the project's table."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="buildings", verbose_name="项目")
    number = models.CharField("幢号", max_length=4)
    floors = models.PositiveSmallIntegerField("总层数", default=1)
    permit = models.ForeignKey(
        "PresalePermit", models.PROTECT, verbose_name="预售许可", null=True, related_name="buildings"
    )
    completion = models.ForeignKey(
        "CompletionFiling", models.PROTECT, verbose_name="竣工验收备案", null=True, related_name="buildings"
    )

    class Meta:
        verbose_name = verbose_name_plural = "楼盘表幢"
        ordering = ["project_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="table_building_once"),
        ]

    def __str__(self) -> str:
        return f"{int(self.number)}幢"


class TableUnit(models.Model):
    """楼盘表房屋: a home of the table with its predicted area; its unit number comes from the registry."""

    building = models.ForeignKey(TableBuilding, models.PROTECT, related_name="homes", verbose_name="幢")
    ordinal = models.PositiveIntegerField("表内序号")
    room = models.CharField("房号", max_length=40)
    floor = models.CharField("所在层", max_length=20, blank=True)
    use = models.CharField("用途", max_length=20)
    predicted_area = models.DecimalField("预测建筑面积（㎡）", max_digits=12, decimal_places=2)
    exclusive_area = models.DecimalField("套内建筑面积（㎡）", max_digits=12, decimal_places=2, null=True)
    unit_number = models.CharField("不动产单元号", max_length=28, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "楼盘表房屋"
        ordering = ["building_id", "ordinal"]
        constraints = [
            models.UniqueConstraint(
                fields=["building", "room"],
                name="table_room_once",
                violation_error_message="同一幢里房号不能重复",
            ),
            models.UniqueConstraint(
                fields=["unit_number"], condition=~Q(unit_number=""), name="table_unit_number_once"
            ),
            models.CheckConstraint(
                condition=Q(predicted_area__gt=0),
                name="table_area_positive",
                violation_error_message="预测建筑面积应大于 0",
            ),
        ]

    def __str__(self) -> str:
        return self.room


class PresalePermit(models.Model):
    """商品房预售许可: for buildings of a project, after the registry has told of the land (I1)."""

    number = models.CharField("预售许可证号", max_length=60, unique=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="permits", verbose_name="项目")
    planning_permit = models.CharField("建设工程规划许可证号", max_length=60)
    construction_permit = models.CharField("施工许可证号", max_length=60)
    land_said = models.JSONField("登记机构提供的土地情况")
    land_asked_at = models.DateTimeField("土地情况查询时间")
    issued_at = models.DateTimeField("发证时间")
    issued_by = models.ForeignKey(Officer, models.PROTECT, verbose_name="发证人", related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "商品房预售许可"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.number


class CompletionFiling(models.Model):
    """竣工验收备案: told to the registry, which then does not ask for it on paper (I3)."""

    number = models.CharField("备案编号", max_length=60, unique=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="completions", verbose_name="项目")
    completed_on = models.DateField("竣工验收日期")
    filed_on = models.DateField("备案日期")
    filed_at = models.DateTimeField("登记时间")
    filed_by = models.ForeignKey(Officer, models.PROTECT, verbose_name="经办人", related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "竣工验收备案"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(filed_on__gte=models.F("completed_on")),
                name="completion_filed_after",
                violation_error_message="备案日期不能早于竣工验收日期",
            )
        ]

    def __str__(self) -> str:
        return self.number
