"""经过: the one place that writes what happened to a case."""

from datetime import datetime

from hall.cases.models import Case, CaseEvent
from hall.staff.actors import Actor


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
    """Add a line to the case's history; insert-only."""
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
