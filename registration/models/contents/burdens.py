"""Rights of others on the property: 抵押权, 地役权, 居住权."""

from django.db import models
from django.db.models import F, Q

from hall.permanence.models import InsertOnly, InsertOnlyQuerySet
from registration.models.choices import (
    Collateral,
    MortgageManner,
    ResidenceWay,
)
from registration.models.contents.terms import runs_forward
from registration.models.entries import Entry


class MortgageContent(InsertOnly):
    """抵押权 (DYAQ): an ordinary mortgage has a debt, a 最高额 one a ceiling, never both (check:R32)."""

    entry = models.OneToOneField(
        Entry, models.PROTECT, verbose_name="登记簿记载", related_name="mortgage", primary_key=True
    )
    manner = models.CharField(
        "抵押方式", max_length=1, choices=MortgageManner, default=MortgageManner.ORDINARY
    )
    collateral = models.CharField(
        "抵押不动产类型", max_length=1, choices=Collateral, default=Collateral.LAND_AND_HOUSE
    )
    secured_amount = models.DecimalField("被担保主债权数额（元）", max_digits=16, decimal_places=2, null=True)
    maximum_amount = models.DecimalField("最高债权数额（元）", max_digits=16, decimal_places=2, null=True)
    starts_on = models.DateField("债务履行期限（债权确定期间）起", null=True)
    ends_on = models.DateField("债务履行期限（债权确定期间）止", null=True)
    scope = models.CharField("担保范围", max_length=300, blank=True)
    forbids_transfer = models.BooleanField("是否存在禁止或限制转让抵押不动产的约定")
    rank = models.PositiveSmallIntegerField("抵押顺位")
    contract_number = models.CharField("抵押合同编号", max_length=60, blank=True)
    construction_scope = models.CharField("在建建筑物抵押范围", max_length=300, blank=True)
    determined_fact = models.CharField("最高债权确定事实", max_length=300, blank=True)

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "抵押权"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    manner=MortgageManner.ORDINARY,
                    secured_amount__isnull=False,
                    secured_amount__gt=0,
                    maximum_amount=None,
                )
                | Q(
                    manner=MortgageManner.MAXIMUM,
                    maximum_amount__isnull=False,
                    maximum_amount__gt=0,
                    secured_amount=None,
                ),
                name="mortgage_amount_fits_manner",
                violation_error_message="一般抵押只填主债权数额，最高额抵押只填最高债权数额，金额应大于 0",
            ),
            models.CheckConstraint(condition=Q(rank__gte=1), name="mortgage_rank_from_one"),
            runs_forward("starts_on", "ends_on", "mortgage_term_runs_forward"),
        ]

    def __str__(self) -> str:
        return f"第 {self.rank} 顺位"


class EasementContent(InsertOnly):
    """地役权 (DYIQ); written on the servient and on the dominant unit with one right_id (实施细则 64)."""

    entry = models.OneToOneField(
        Entry, models.PROTECT, verbose_name="登记簿记载", related_name="easement", primary_key=True
    )
    servient_number = models.CharField("供役地单元号", max_length=28)
    dominant_number = models.CharField("需役地单元号", max_length=28)
    terms = models.CharField("地役权内容", max_length=500)
    starts_on = models.DateField("权利起", null=True)
    ends_on = models.DateField("权利止", null=True)

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "地役权"
        constraints = [
            models.CheckConstraint(
                condition=~Q(servient_number=F("dominant_number")),
                name="easement_on_another_unit",
                violation_error_message="供役地和需役地不能是同一单元",
            ),
            runs_forward("starts_on", "ends_on", "easement_term_runs_forward"),
        ]

    def __str__(self) -> str:
        return self.terms


class ResidenceContent(InsertOnly):
    """居住权 (民法典 366–371); without an end it lasts for the holder's life."""

    entry = models.OneToOneField(
        Entry, models.PROTECT, verbose_name="登记簿记载", related_name="residence", primary_key=True
    )
    scope = models.CharField("居住范围", max_length=200)
    conditions = models.CharField("居住条件和要求", max_length=300, blank=True)
    starts_on = models.DateField("居住期限起", null=True)
    ends_on = models.DateField("居住期限止", null=True)
    is_paid = models.BooleanField("是否有偿", default=False)
    way = models.CharField("设立方式", max_length=10, choices=ResidenceWay, default=ResidenceWay.CONTRACT)

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "居住权"
        constraints = [runs_forward("starts_on", "ends_on", "residence_term_runs_forward")]

    def __str__(self) -> str:
        return self.scope
