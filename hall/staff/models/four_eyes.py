"""Four eyes: what one officer proposes holds only once another has approved it (G27)."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q

from hall.staff.models.officer import Officer


class Approved(models.Model):
    """Who approved it and when; both or neither."""

    approved_by = models.ForeignKey(
        Officer, models.PROTECT, verbose_name="批准人", null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField("批准时间", null=True, blank=True)

    class Meta:
        abstract = True


class Proposed(Approved):
    """Who proposed it and when, too."""

    proposed_by = models.ForeignKey(Officer, models.PROTECT, verbose_name="提出人", related_name="+")
    proposed_at = models.DateTimeField("提出时间")

    class Meta:
        abstract = True


def four_eyes(prefix: str, message: str, *, first: str = "proposed_by") -> CheckConstraint:
    """Nobody approves what he has written himself; `first` is the field that names who did."""
    return CheckConstraint(
        condition=Q(approved_by=None) | ~Q(approved_by=F(first)),
        name=f"{prefix}_four_eyes",
        violation_error_message=message,
    )


def approved_whole(prefix: str) -> CheckConstraint:
    """An approval has its officer and its time."""
    return CheckConstraint(
        condition=Q(approved_by=None, approved_at=None)
        | Q(approved_by__isnull=False, approved_at__isnull=False),
        name=f"{prefix}_approved_whole",
    )
