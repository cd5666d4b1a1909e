"""处理催办: what was done about a late reply, by the head it went up to (J4)."""

from django.db import transaction

from hall.inquiries.models import QuestionAlert
from hall.staff.actors import Actor
from hall.staff.audit import record_act


@transaction.atomic
def deal_with(alert_id: int, *, note: str, by: Actor) -> QuestionAlert:
    """A head or supervisor has seen to a late reply, and says how. Raises StepRefused."""
    alert = QuestionAlert.objects.select_for_update(of=("self",)).get(pk=alert_id)
    alert.settle(note, by=by)
    record_act(by, "处理查询催办", f"inquiry:{alert.question.inquiry.number}", note=alert.note)
    return alert
