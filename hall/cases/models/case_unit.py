"""业务件单元: the real-estate units a case is about."""

from django.db import models

from hall.cases.models.case import Case
from hall.cases.states import UnitRole
from hall.identity.numbers import UnitNumber


class CaseUnit(models.Model):
    """业务件单元: a unit number named by an application, and its role in it (a claim, not yet a fact)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="units", verbose_name="业务件")
    number = models.CharField("不动产单元号", max_length=28)
    role = models.CharField("单元角色", max_length=10, choices=UnitRole, default=UnitRole.SUBJECT)
    located_at = models.CharField("坐落", max_length=300, blank=True)
    is_open = models.BooleanField("业务件未终结", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "业务件单元"
        ordering = ["case_id", "number"]
        constraints = [models.UniqueConstraint(fields=["case", "number", "role"], name="case_unit_once")]
        indexes = [
            models.Index(fields=["number"], name="case_unit_open", condition=models.Q(is_open=True)),
            models.Index(fields=["number", "case"], name="case_unit_number"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def grouped(self) -> str:
        """The number as the standard prints it: `445302 001002 GB00012 F00010001`."""
        return UnitNumber.parse(self.number).grouped
