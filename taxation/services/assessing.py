"""核税: opened from the accepted case, adjusted by an officer with a reason, issued, recalled."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from hall.cases.models import Case, CoReview
from hall.cases.notices import tell
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.claims import claim_review
from hall.cases.services.pauses import close_pause, open_pause
from hall.cases.services.steps import lock_units_then_case
from hall.cases.states import RUNNING, Verdict
from hall.cashier.models import BillLine
from hall.cashier.services.billing import bill, void_unpaid
from hall.clock import now as the_time
from hall.clock.calendars import current_calendar
from hall.clock.grounds import StopGround
from hall.staff.actors import CLOCKWORK, Actor
from hall.staff.departments import D
from hall.staff.duties import Duty
from taxation.declaration import declared_transfer
from taxation.models import Assessment, AssessmentRevision, AssessmentState
from taxation.services.clearing import clear
from taxation.services.credits import open_tax_refunds, paid_taxes
from taxation.services.linkage import deed_tax_holds_up, let_pass
from taxation.services.notice import charges_of, freeze_notice
from taxation.services.revisions import Amounts, write_revision
from taxation.situation import Transfer

TOLD: list[str] = [D.REGISTRATION, D.TRANSACTIONS]
"""Who learns what was assessed and paid (clause:I4)."""


@transaction.atomic
def open_assessment(case_number: str) -> Assessment | None:
    """Open the assessment of an accepted case with the estimate of its declared situation; once.

    None where 税务 is not asked, has answered, or the case is no longer under way.
    """
    case = lock_units_then_case(Case.objects.only("pk").get(number=case_number).pk)
    if known := Assessment.objects.filter(case=case).first():
        return known
    review = CoReview.objects.of_department(D.TAXATION).is_open().filter(case=case).first()
    if case.state not in RUNNING or review is None:
        return None
    moment = the_time()
    assessment = Assessment.objects.create(
        case=case, sort_on=review.due_on or moment.date(), opened_at=moment
    )
    declared = declared_transfer(case)
    if declared.transfer:
        write_revision(assessment, declared.transfer, by=CLOCKWORK, at=moment, is_estimate=True)
        assessment.save()
    return assessment


def locked(case_id: int, state: AssessmentState, by: Actor) -> tuple[Case, Assessment]:
    """The case and its assessment, held; raises PermissionDenied, or StepRefused for another state."""
    if not by.has_duty(Duty.ASSESS):
        raise PermissionDenied("您没有核税岗位")
    case = lock_units_then_case(case_id)
    assessment = Assessment.objects.filter(case=case).first()
    if assessment is None:
        raise StepRefused("本件还没有转到税务局核税，请稍后再试")
    assessment.case = case
    if assessment.state != state:
        now_in = AssessmentState(assessment.state).label
        raise StepRefused(f"本件核税现为“{now_in}”，不能再办理这一步，请刷新页面")
    refuse_if_claimed_by_other(case, by)
    return case, assessment


def refuse_if_claimed_by_other(case: Case, by: Actor) -> None:
    """Raise StepRefused when a colleague has claimed the assessment."""
    review = CoReview.objects.of_department(D.TAXATION).select_related("claimed_by").get(case=case)
    if review.claimed_by and review.claimed_by_id != by.officer_id:
        raise StepRefused(f"{review.claimed_by.name}已领办本件核税，请由其办理或者放回后再办")


@transaction.atomic
def adjust(
    case_id: int, transfer: Transfer, *, by: Actor, reason: str, amounts: Amounts | None = None
) -> AssessmentRevision:
    """Assess on another situation, or other amounts, than stand there now; every change keeps its reason.

    Raises ValidationError without a reason or for impossible amounts, StepRefused once the notice is out.
    """
    if not reason.strip():
        raise ValidationError({"reason": ["与现有核税结果不同的，请写明调整理由"]})
    case, assessment = locked(case_id, AssessmentState.OPEN, by)
    moment = the_time()
    revision = write_revision(assessment, transfer, by=by, at=moment, amounts=amounts, reason=reason.strip())
    assessment.save()
    label = f"调整核税：合计 {revision.total:,.2f} 元"
    write_event(case, "assess", label, by=by, at=moment, reason=reason.strip())
    return revision


@transaction.atomic
def issue(case_id: int, *, by: Actor) -> Assessment:
    """Deliver the assessment: bill, notice, paper, and the pause until it is paid (stop:P4).

    Nothing to pay clears the case at once. Raises StepRefused while the price is unknown.
    """
    case, assessment = locked(case_id, AssessmentState.OPEN, by)
    revision, moment = assessment.current, the_time()
    if revision is None:
        raise StepRefused("还没有计税价格，请先在“调整”中填写核定价格")
    assessment.state, assessment.issued_at = AssessmentState.ISSUED, moment
    assessment.issued_by_id = by.officer_id
    bill(
        case, charges_of(revision, paid_taxes(case.pk)), reference=assessment.reference, issued_by=D.TAXATION
    )
    assessment.notice_number = freeze_notice(case, revision, by=by, at=moment).official_number
    assessment.save()
    open_tax_refunds(case, revision, by=by)
    label = f"核税结果送达：合计 {revision.total:,.2f} 元（{assessment.notice_number}）"
    write_event(case, "assess", label, by=by, at=moment)
    tell(case, "tax.assessed", TOLD)
    if not revision.outstanding:
        clear(assessment, by=by, at=moment)
    elif deed_tax_holds_up(case):
        stop_the_clock(case, assessment.notice_number, by, moment)
    else:
        let_pass(assessment, by=by)
    return assessment


def stop_the_clock(case: Case, notice_number: str, by: Actor, moment: datetime) -> None:
    """From the working day of delivery on, waiting for the payer does not count (stop:P4, clause:T10)."""
    if StopGround.UNPAID_TAX not in case.item.limit.stops:
        return
    delivered = current_calendar().next_working(moment.date())
    document = f"核税缴款通知书 {notice_number}"
    open_pause(case.pk, StopGround.UNPAID_TAX, document=document, by=by, after=delivered)


@transaction.atomic
def recall(case_id: int, *, by: Actor, reason: str) -> Assessment:
    """Take back a notice nothing has been paid on: its bill falls away, the clock runs again.

    Raises StepRefused once something is paid: then a refund goes first.
    """
    if not reason.strip():
        raise ValidationError({"reason": ["请写明撤回核税通知的理由"]})
    case, assessment = locked(case_id, AssessmentState.ISSUED, by)
    if BillLine.objects.paid().taxes().filter(case=case, reference=assessment.reference).exists():
        raise StepRefused("已有税款缴纳，不能撤回核税通知；确需改正的，请重新核税，多退少补")
    moment = the_time()
    void_unpaid(case, reference=assessment.reference)
    close_pause(case.pk, StopGround.UNPAID_TAX, document=f"撤回{assessment.notice_number}", by=by)
    # The next notice has a bill of its own: the recalled revision is written again as the officer's.
    last = assessment.current
    assert last is not None
    amounts = {line.key: line.amount for line in last.lines.all()}
    write_revision(assessment, last.transfer, by=by, at=moment, amounts=amounts, reason=reason.strip())
    assessment.state, assessment.issued_at, assessment.notice_number = AssessmentState.OPEN, None, ""
    assessment.save()
    write_event(case, "assess", "撤回核税通知", by=by, at=moment, reason=reason.strip())
    return assessment


def claim_most_urgent(*, by: Actor) -> Assessment | None:
    """The most urgent open assessment nobody has claimed, claimed; None when nothing is left."""
    waiting = (
        CoReview.objects.of_department(D.TAXATION)
        .is_open()
        .filter(claimed_by=None, case__assessment__state=AssessmentState.OPEN)
        .order_by("due_on", "id")
    )
    with transaction.atomic():
        review = waiting.select_for_update(skip_locked=True, of=("self",)).first()
        if review is None:
            return None
        claim_review(review.pk, by=by)
    return Assessment.objects.select_related("case").get(case_id=review.case_id)


def release(case_id: int, *, by: Actor) -> None:
    """Put a claimed assessment back into the queue; only who holds it, or a supervisor, may."""
    held = CoReview.objects.of_department(D.TAXATION).filter(case_id=case_id, verdict=Verdict.OPEN)
    if not by.has_duty(Duty.SUPERVISE):
        held = held.filter(claimed_by=by.officer_id)
    if not held.update(claimed_by=None, claimed_at=None):
        raise StepRefused("本件不是您领办的，不能放回")
