"""What warns or blocks: 预告, 异议, 查封."""

from django.db import models
from django.db.models import Q

from hall.permanence.models import InsertOnly, InsertOnlyQuerySet
from registration.models.choices import (
    HouseUse,
    NoticeKind,
    SeizureType,
)
from registration.models.contents.terms import runs_forward
from registration.models.entries import Entry


class AdvanceNoticeContent(InsertOnly):
    """预告登记 (YGDJ) of a sale or of a mortgage."""

    entry = models.OneToOneField(
        Entry, models.PROTECT, verbose_name="登记簿记载", related_name="advance_notice", primary_key=True
    )
    notice_kind = models.CharField("预告登记种类", max_length=1, choices=NoticeKind)
    amount = models.DecimalField(
        "取得价格或被担保主债权数额（元）", max_digits=16, decimal_places=2, null=True
    )
    building_area = models.DecimalField("建筑面积（㎡）", max_digits=12, decimal_places=2, null=True)
    use = models.CharField("规划用途", max_length=3, choices=HouseUse, blank=True)
    contract_number = models.CharField("合同编号", max_length=60, blank=True)
    scope = models.CharField("担保范围", max_length=300, blank=True)
    forbids_transfer = models.BooleanField("是否存在禁止或限制转让的约定", default=False)
    registrable_from = models.DateField("能够登记之日", null=True)
    linked_right = models.UUIDField("所附预告登记", null=True)

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "预告登记"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gt=0),
                name="advance_notice_amount_positive",
                violation_error_message="金额应大于 0",
            ),
        ]

    def __str__(self) -> str:
        return self.get_notice_kind_display()


class ObjectionContent(InsertOnly):
    """异议登记 (YYDJ): lapses 15 days after registration unless a lawsuit is proved (民法典 220)."""

    entry = models.OneToOneField(
        Entry, models.PROTECT, verbose_name="登记簿记载", related_name="objection", primary_key=True
    )
    matter = models.CharField("异议事项", max_length=300)
    last_day = models.DateField("失效前最后一日", null=True)
    lawsuit_number = models.CharField("起诉受理案号", max_length=60, blank=True)

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "异议登记"
        constraints = [
            models.CheckConstraint(
                condition=~Q(last_day=None) | ~Q(lawsuit_number=""),
                name="objection_lapses_or_is_sued",
                violation_error_message="没有起诉材料的异议登记应有失效日",
            ),
        ]

    def __str__(self) -> str:
        return self.matter


class SeizureContent(InsertOnly):
    """查封登记 (CFDJ): order, authority and period; `served_at` to the minute decides the place."""

    entry = models.OneToOneField(
        Entry, models.PROTECT, verbose_name="登记簿记载", related_name="seizure", primary_key=True
    )
    seizure_type = models.CharField("查封类型", max_length=1, choices=SeizureType)
    authority = models.CharField("查封机关", max_length=120)
    document_name = models.CharField("查封文件", max_length=120)
    document_number = models.CharField("查封文号", max_length=120)
    execution_number = models.CharField("执行案号", max_length=60, blank=True)
    served_at = models.DateTimeField("送达时间")
    service_order = models.PositiveSmallIntegerField("同时送达的先后", default=1)
    order_reason = models.CharField("先后理由", max_length=200, blank=True)
    share = models.CharField("查封的份额（权利人证件检索值）", max_length=64, blank=True)
    scope = models.CharField("查封范围", max_length=200)
    first_day = models.DateField("查封期限起", null=True)
    last_day = models.DateField("查封期限止", null=True)
    term_months = models.PositiveSmallIntegerField("期限（月，自生效起算）", null=True)
    applicant_name = models.CharField("执行申请人", max_length=120, blank=True)
    debtor_name = models.CharField("被执行人", max_length=120, blank=True)

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "查封登记"
        constraints = [
            models.CheckConstraint(
                condition=~Q(last_day=None) | ~Q(term_months=None),
                name="seizure_has_term",
                violation_error_message="查封应写明起止日或者期限",
            ),
            runs_forward("first_day", "last_day", "seizure_term_runs_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.authority} {self.document_number}"
