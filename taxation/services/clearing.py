"""完税: when what must be paid is paid, the answer flows back into the case by itself (P3, S4)."""

from __future__ import annotations

from datetime import datetime

from hall.cases.models import Case
from hall.cases.notices import tell
from hall.cases.services.checklist import note_shared
from hall.cases.services.co_reviews import settle
from hall.cases.services.pauses import close_pause
from hall.cases.states import ApplicantRole, Verdict
from hall.cashier.models import BillLine
from hall.catalogue import materials as m
from hall.clock.grounds import StopGround
from hall.staff.actors import Actor, client_system
from hall.staff.departments import D
from hall.staff.duties import Duty
from taxation.models import Assessment, AssessmentState
from taxation.services.linkage import is_judicial, was_let_pass
from taxation.services.sellers import settled_words
from taxation.sheet import Payer

TAX_SYSTEM = client_system("税款入库回传", D.TAXATION, Duty.ASSESS)
"""Who speaks for 税务 when a payment completes an assessment."""


def unpaid_taxes(case: Case, *roles: ApplicantRole) -> int:
    """How many tax lines of the case wait for payment, of all payers or of these."""
    lines = BillLine.objects.due().taxes().filter(case=case)
    return (lines.filter(payer_role__in=roles) if roles else lines).count()


def must_pay(case: Case) -> tuple[ApplicantRole, ...]:
    """The sides whose payment completes the assessment; empty for both."""
    return (ApplicantRole.OBLIGEE,) if is_judicial(case) else ()


def clear_if_paid(case: Case, *, at: datetime) -> None:
    """After a payment: clear the assessment when nothing that must be paid is left."""
    assessment = Assessment.objects.filter(case=case, state=AssessmentState.ISSUED).first()
    if assessment is None or unpaid_taxes(case, *must_pay(case)):
        return
    assessment.case = case
    clear(assessment, by=TAX_SYSTEM, at=at)


def clear(assessment: Assessment, *, by: Actor, at: datetime) -> None:
    """Settle the co-review, let the clock run again, hand over the 完税凭证, tell 登记 and 住建."""
    case = assessment.case
    assessment.state, assessment.cleared_at = AssessmentState.CLEARED, at
    assessment.save(update_fields=["state", "cleared_at"])
    words = cleared_words(assessment)
    note_shared(
        case,
        m.TAX_CERTIFICATE.code,
        payload={"notice": assessment.notice_number, "total": assessment.total, "cleared_on": at.date()},
        remark=words,
    )
    if not was_let_pass(case):
        settle(case.pk, D.TAXATION, Verdict.CLEARED, words, by=by)
    close_pause(case.pk, StopGround.UNPAID_TAX, document=f"{assessment.notice_number} {words}", by=by)
    tell(case, "tax.paid", [D.REGISTRATION, D.TRANSACTIONS])


def cleared_words(assessment: Assessment) -> str:
    """契税 11,800.00 元、个人所得税 11,800.00 元 – or that nothing was due, and why."""
    revision = assessment.current
    assert revision is not None
    judicial = is_judicial(assessment.case)
    due = [
        f"{line.get_tax_display()} {line.amount:,.2f} 元"
        for line in revision.lines.all()
        if line.amount and not (judicial and line.payer == Payer.SELLER)
    ]
    words = ("、".join(due) + "，已缴清") if due else "本次转移依法免征、不征，无应缴税款"
    return f"{words}；{settled_words(assessment.case)}" if judicial else words
