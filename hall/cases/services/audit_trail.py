"""经过: the one place that writes what happened to a case."""

from datetime import datetime
from typing import Final

from hall.cases.models import Case, CaseEvent
from hall.cases.refusals import StepRefused
from hall.staff.actors import Actor

MOST: Final = 1000
"""Characters of an opinion or a reason."""


def write_event(
    case: Case,
    verb: str,
    label: str,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    from_state: str = "",
) -> CaseEvent:
    """Add a line to the case's history; insert-only. Raises StepRefused for words that do not fit it."""
    if len(reason) > MOST:
        raise StepRefused(f"意见、理由请写在 {MOST} 字以内，现在是 {len(reason)} 字")
    return CaseEvent.objects.create(
        case=case,
        verb=verb,
        label=label,
        from_state=from_state,
        to_state=case.state,
        reason=reason,
        by_label=by.label,
        by_department=by.department,
        by_officer_id=by.officer_id,
        happened_at=at,
    )
