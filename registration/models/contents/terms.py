"""Periods that run forward."""

from django.db import models
from django.db.models import F, Q


def runs_forward(starts: str, ends: str, name: str) -> models.CheckConstraint:
    """The period ends no earlier than it starts, if both are known (check:R32)."""
    return models.CheckConstraint(
        condition=Q(**{starts: None}) | Q(**{ends: None}) | Q(**{f"{ends}__gte": F(starts)}),
        name=name,
        violation_error_message="止日不应早于起日，请核对期限",
    )
