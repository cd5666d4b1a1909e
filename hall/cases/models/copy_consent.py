"""材料留存同意: who agrees that copies of their papers are offered again at their next application (M9)."""

from __future__ import annotations

from datetime import date

from django.db import models

from hall.cases.models.case import Case
from hall.identity.fields import SearchHashField


class CopyConsentQuerySet(models.QuerySet["CopyConsent"]):
    def in_force(self, on: date) -> CopyConsentQuerySet:
        return self.filter(until__gte=on, withdrawn_at=None)


class CopyConsent(models.Model):
    """材料留存同意: given at a counter for two years, and withdrawn whenever the person says so."""

    document_hash = SearchHashField("证件号检索值")
    case = models.ForeignKey(Case, models.PROTECT, related_name="copy_consents", verbose_name="业务件")
    until = models.DateField("有效至")
    given_at = models.DateTimeField("同意时间")
    noted_by = models.CharField("记录人", max_length=60)
    withdrawn_at = models.DateTimeField("撤回时间", null=True)

    objects = CopyConsentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "材料留存同意"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document_hash"],
                condition=models.Q(withdrawn_at=None),
                name="copy_consent_one_per_person",
            )
        ]

    def __str__(self) -> str:
        return f"同意至 {self.until:%Y-%m-%d}"
