"""Tables between upload and 确认入库: kept as they came, shown, then used once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.clock import now
from hall.exchange.models import KeptSheet
from hall.staff.actors import Actor

FORGOTTEN_AFTER: Final = timedelta(days=2)
"""A table nobody said yes to is thrown away."""


def keep_sheet(
    purpose: str, subject: str, name: str, content: bytes, *, by: Actor, said: dict[str, Any] | None = None
) -> KeptSheet:
    """Keep a table until it is confirmed; older ones of the purpose that never were are forgotten."""
    moment = now()
    KeptSheet.objects.filter(purpose=purpose, used_at=None, kept_at__lt=moment - FORGOTTEN_AFTER).delete()
    return KeptSheet.objects.create(
        purpose=purpose,
        subject=subject,
        name=name[:200],
        content=content,
        said=said or {},
        kept_by_id=by.officer_id,
        kept_by_label=by.label,
        kept_at=moment,
    )


@transaction.atomic
def use_sheet(pk: int, take: Callable[[KeptSheet], dict[str, Any]]) -> KeptSheet:
    """Take a kept table over, once: `take` does it and says what came of it.

    Raises ValidationError where it has been taken already, or with what `take` refuses.
    """
    sheet = KeptSheet.objects.select_for_update().get(pk=pk)
    if sheet.used_at is not None:
        raise ValidationError("这张表已经入库，不必再确认")
    sheet.outcome, sheet.used_at = take(sheet), now()
    sheet.save(update_fields=["outcome", "used_at"])
    return sheet
