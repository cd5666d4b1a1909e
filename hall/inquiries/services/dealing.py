"""处理催办: what was done about a late reply, by the head it went up to (J4)."""

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.clock import now
from hall.inquiries.models import QuestionAlert
from hall.staff.actors import Actor
from hall.staff.audit import record_act


@transaction.atomic
def deal_with(alert_id: int, *, note: str, by: Actor) -> QuestionAlert:
    """A head or supervisor has seen to a late reply, and says how. Raises ValidationError."""
    alert = QuestionAlert.objects.select_for_update(of=("self",)).get(pk=alert_id)
    if alert.seen_at is not None:
        raise ValidationError(f"{alert.seen_by}已处理这条催办，请刷新页面。")
    if not note.strip():
        raise ValidationError("请写明怎样处理，例如已责成谁、何时答复。")
    alert.seen_at, alert.seen_by, alert.note = now(), by.label, note.strip()[:200]
    alert.save(update_fields=["seen_at", "seen_by", "note"])
    record_act(by, "处理查询催办", f"inquiry:{alert.question.inquiry.number}", note=alert.note)
    return alert
