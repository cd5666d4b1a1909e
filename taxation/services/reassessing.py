"""重新核税: the facts were corrected after 完税 – the difference is billed or goes back, the case waits."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.co_reviews import reopen
from hall.cases.services.pauses import close_pause
from hall.cases.services.steps import lock_units_then_case
from hall.cases.states import RUNNING
from hall.cashier.services.billing import void_unpaid
from hall.clock import now as the_time
from hall.clock.grounds import StopGround
from hall.staff.actors import CLOCKWORK, Actor
from hall.staff.departments import D
from hall.staff.duties import Duty
from taxation.declaration import declared_transfer
from taxation.models import Assessment, AssessmentState
from taxation.services.revisions import write_revision
from taxation.situation import Transfer

DELIVERED = (AssessmentState.ISSUED, AssessmentState.CLEARED)
WEIGHTY = ("price", "area", "acquired_on", "price_includes_vat", "exchange_difference", "cause")
"""What of a declaration is assessed anew when it is corrected; the rest an officer looks at."""


@transaction.atomic
def reassess(case_id: int, *, by: Actor, reason: str) -> Assessment:
    """Take the assessment up again, with a new estimate of what is declared now (征管法第五十一、五十二条).

    What was paid stays paid and is set off when the new notice goes out. Raises ValidationError without a
    reason, PermissionDenied, or StepRefused before a notice is out and after 登簿.
    """
    if not reason.strip():
        raise ValidationError({"reason": ["请写明重新核税的理由，例如成交价格更正"]})
    if not by.has_duty(Duty.ASSESS):
        raise PermissionDenied("您没有核税岗位")
    case = lock_units_then_case(case_id)
    assessment = Assessment.objects.filter(case=case, state__in=DELIVERED).first()
    if assessment is None:
        raise StepRefused("核税结果还没有送达，请直接调整，不必重新核税")
    if case.state not in RUNNING:
        raise StepRefused("本件已经登簿或者终结，不能再重新核税；确有错误的，另行办理退税、补税")
    return take_up_again(case, assessment, by=by, reason=reason.strip(), at=the_time())


def take_up_again(case: Case, assessment: Assessment, *, by: Actor, reason: str, at: datetime) -> Assessment:
    """Open, with the unpaid part of its bill void and the co-review asked anew; the caller holds the case."""
    if assessment.state == AssessmentState.ISSUED:
        void_unpaid(case, reference=assessment.reference)
        close_pause(case.pk, StopGround.UNPAID_TAX, document=f"重新核税：{reason}", by=by)
    else:
        reopen(case.pk, D.TAXATION, by=by, reason=reason)
    last = assessment.current
    declared = declared_transfer(Case.objects.get(pk=case.pk)).transfer
    situation = declared or (last.transfer if last else None)
    if situation is not None:
        write_revision(assessment, situation, by=CLOCKWORK, at=at, reason=reason, is_estimate=True)
    assessment.state, assessment.issued_at, assessment.cleared_at = AssessmentState.OPEN, None, None
    assessment.notice_number = ""
    assessment.save()
    write_event(case, "assess", "重新核税", by=by, at=at, reason=reason)
    return assessment


def reassess_if_corrected(case: Case, *, by: Actor, at: datetime) -> None:
    """补充材料 have come: where they declare another price or area than was assessed, assess again."""
    assessment = Assessment.objects.filter(case=case, state__in=DELIVERED).first()
    if assessment is None:
        return
    known = next((one for one in reversed(assessment.versions) if one.is_estimate), None)
    declared = declared_transfer(Case.objects.get(pk=case.pk)).transfer
    if known is None or declared is None or (changed := differences(known.transfer, declared)) == []:
        return
    reason = f"补充材料更正了{'、'.join(changed)}"
    take_up_again(case, assessment, by=by, reason=reason, at=at)


NAMES = {
    "price": "成交价格",
    "area": "面积",
    "acquired_on": "取得日期",
    "price_includes_vat": "是否含税",
    "exchange_difference": "差价",
    "cause": "转移原因",
}


def differences(before: Transfer, after: Transfer) -> list[str]:
    """What weighs and is not the same, in Chinese."""
    return [NAMES[name] for name in WEIGHTY if getattr(before, name) != getattr(after, name)]
