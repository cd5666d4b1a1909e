"""材料: the checklist of a case, line by line, and the scans on it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hall.cases.models.case import Case
from hall.cases.states import MaterialState
from hall.identity.fields import EncryptedJSONField
from hall.staff.models import Officer


class CaseMaterial(models.Model):
    """业务件材料: one line of the checklist as it stood on the day of filing, and how it was met."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="materials", verbose_name="业务件")
    ordinal = models.PositiveSmallIntegerField("顺序")
    line = models.CharField("目录行", max_length=16)
    material = models.CharField("材料", max_length=64)
    name = models.CharField("材料名称", max_length=200)
    group = models.CharField("多选一组", max_length=16, blank=True)
    demanded_by = ArrayField(models.CharField(max_length=24), verbose_name="需求部门")
    provided_by = ArrayField(models.CharField(max_length=24), verbose_name="来源部门", default=list)
    ways = ArrayField(models.CharField(max_length=32), verbose_name="来源方式", default=list)
    chosen = models.CharField("实际提交的材料", max_length=64, blank=True)
    way = models.CharField("实际来源方式", max_length=32, blank=True)
    state = models.CharField("材料状态", max_length=10, choices=MaterialState, default=MaterialState.MISSING)
    payload = EncryptedJSONField("材料要素", default=dict)
    copies = models.PositiveSmallIntegerField("份数", default=1)
    is_original = models.BooleanField("收原件", default=True)
    noted_at = models.DateTimeField("查验时间", null=True)
    noted_by = models.ForeignKey(Officer, models.PROTECT, verbose_name="查验人", null=True, related_name="+")
    remark = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "业务件材料"
        ordering = ["case_id", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["case", "line"], name="material_line_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_missing(self) -> bool:
        return self.state == MaterialState.MISSING


class MaterialFile(models.Model):
    """扫描件: one uploaded file on a line of the checklist."""

    material = models.ForeignKey(CaseMaterial, models.CASCADE, related_name="files", verbose_name="材料")
    name = models.CharField("文件名", max_length=200)
    file = models.FileField("文件", upload_to="materials/%Y/%m/%d")
    content_type = models.CharField("类型", max_length=40)
    size = models.PositiveIntegerField("字节数")
    sha256 = models.CharField("摘要", max_length=64)
    pages = models.PositiveSmallIntegerField("页数", default=1)
    uploaded_at = models.DateTimeField("上传时间")
    uploaded_by = models.ForeignKey(
        Officer, models.PROTECT, verbose_name="上传人", null=True, related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = "扫描件"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
