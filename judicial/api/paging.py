"""Lists longer than one answer: a hundred at a time, the newest first, going on before the last one read."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from django.db import models
from rest_framework import serializers

M = TypeVar("M", bound=models.Model)
MOST: Final = 100


class PageShape(serializers.Serializer[dict[str, Any]]):
    """Where a list goes on."""

    before = serializers.CharField(
        max_length=60, required=False, help_text="接着往前取：上一次最后一件的编号；编号不存在的从头取"
    )


def page_of(rows: models.QuerySet[M], before: str, *, by: str = "number") -> models.QuerySet[M]:
    """The next hundred, the newest first; `by` names the column the caller knows a row by."""
    last = rows.filter(**{by: before}).values("pk")[:1] if before else None
    older = rows.filter(pk__lt=models.Subquery(last)) if last is not None and last.exists() else rows
    return older.order_by("-pk")[:MOST]
