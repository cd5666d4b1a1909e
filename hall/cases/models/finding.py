"""检查结论: what a gate said at a step, kept with its evidence and, if passed over, with the reason."""

from django.db import models

from hall.cases.models.case import Case
from hall.cases.step import STEPS
from hall.permanence.models import InsertOnly


class Finding(InsertOnly):
    """检查结论: one gate's answer at one step (check matrix, `domain.md` §4.3); never changed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="findings", verbose_name="业务件")
    step = models.CharField("环节", max_length=16)
    gate = models.CharField("检查项", max_length=64)
    severity = models.CharField("程度", max_length=10)
    passed = models.BooleanField("通过")
    message = models.CharField("结论", max_length=500)
    evidence = models.CharField("依据事实", max_length=500, blank=True)
    found_at = models.DateTimeField("检查时间")
    overridden_because = models.CharField("放行理由", max_length=500, blank=True)
    overridden_by = models.CharField("放行人", max_length=60, blank=True)

    class Meta(InsertOnly.Meta):
        verbose_name = verbose_name_plural = "检查结论"
        ordering = ["case_id", "id"]

    @property
    def step_label(self) -> str:
        """The step's Chinese name."""
        return STEPS[self.step].label if self.step in STEPS else self.step

    def __str__(self) -> str:
        return self.message
