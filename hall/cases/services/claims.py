"""领办 and 放回: who works on a case of a queue (G1, G5)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from hall.cases.models import Case, CoReview
from hall.cases.queues import QUEUES
from hall.cases.refusals import StepRefused
from hall.clock import now as the_time
from hall.staff.actors import Actor


@transaction.atomic
def claim(case_id: int, *, by: Actor) -> Case:
    """Take a case of a queue whose duty one has; compare-and-set, so that one of two wins.

    Raises StepRefused naming the colleague who was quicker.
    """
    case = Case.objects.select_related("claimed_by").get(pk=case_id)
    queue = QUEUES[case.queue]
    if not by.has_duty(queue.duty):
        raise StepRefused(f"您没有“{queue.label}”岗位，不能领办")
    won = (
        Case.objects.filter(pk=case_id, claimed_by=None, queue=case.queue).update(
            claimed_by=by.officer_id, claimed_at=the_time()
        )
        or case.claimed_by_id == by.officer_id
    )
    if not won:
        holder = Case.objects.select_related("claimed_by").get(pk=case_id).claimed_by
        raise StepRefused(f"{holder.name if holder else '其他人'}已先领办本件，请领下一件")
    return Case.objects.get(pk=case_id)


def claim_most_urgent(queue: str, *, by: Actor) -> Case | None:
    """The most urgent unclaimed case of the queue, claimed; None when nothing is left."""
    with transaction.atomic():
        found = (
            Case.objects.in_queue(queue)
            .filter(claimed_by=None)
            .order_by("sort_on", "id")
            .select_for_update(skip_locked=True, of=("self",))
            .first()
        )
        return claim(found.pk, by=by) if found else None


def claim_many(case_ids: Sequence[int], *, by: Actor) -> tuple[list[Case], list[str]]:
    """Claim what can be claimed; the rest comes back as sentences."""
    won, lost = [], []
    for case_id in case_ids:
        try:
            won.append(claim(case_id, by=by))
        except StepRefused as refusal:
            lost.append(str(refusal))
    return won, lost


def release(case_id: int, *, by: Actor) -> None:
    """Put a case back; only who holds it, or a supervisor, may."""
    held = Case.objects.filter(pk=case_id)
    if not by.supervises_hall:
        held = held.filter(claimed_by=by.officer_id)
    if not held.update(claimed_by=None, claimed_at=None):
        raise StepRefused("本件不是您领办的，不能放回")


def claim_review(review_id: int, *, by: Actor) -> CoReview:
    """Take a co-review of one's own department; raises StepRefused when a colleague has it."""
    mine = CoReview.objects.filter(pk=review_id, department=by.department)
    won = mine.filter(claimed_by=None).update(claimed_by=by.officer_id, claimed_at=the_time())
    review = mine.select_related("claimed_by").get()
    if not won and review.claimed_by_id != by.officer_id:
        holder = review.claimed_by.name if review.claimed_by else "其他人"
        raise StepRefused(f"{holder}已先领办，请领下一件")
    return review
