"""审查建议: the registry draws the court's attention to something and carries the order out all the same."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.cases.models import Case
from hall.cases.services.audit_trail import write_event
from hall.clock import now
from hall.exchange.outbox import post
from hall.papers.models import Paper
from hall.staff.actors import Actor
from hall.staff.departments import D
from registration.models.receipts import CourtReceipt
from registration.order_papers import freeze_suggestion


@transaction.atomic
def suggest_review(case: Case, text: str, *, by: Actor) -> Paper:
    """Send the court a 审查建议书; no step, no pause, no clock is touched (法发〔2004〕5号 3).

    Raises ValidationError for an empty text, or a case that carries out no order.
    """
    receipt = CourtReceipt.objects.of_case(case.number).first()
    if receipt is None:
        raise ValidationError("本件不是协助执行件，没有可以提审查建议的机关")
    if not text.strip():
        raise ValidationError({"text": "请写明建议法院审查什么、依据是什么"})
    locked = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    write_event(locked, "suggest", f"向{receipt.authority}提出审查建议"[:300], by=by, at=now())
    post(
        topic="order.suggested",
        stream=case.number,
        recipients=[D.COURT],
        keys={"order_number": receipt.number, "case_number": case.number},
    )
    return freeze_suggestion(case, receipt, text.strip(), by=by)
