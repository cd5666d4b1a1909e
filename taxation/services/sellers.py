"""被执行人的税款 in a sale by a court: withheld, agreed upon or in arrears – as the assessor finds (§5.4)."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.steps import lock_units_then_case
from hall.clock import now
from hall.staff.actors import Actor
from hall.staff.duties import Duty
from taxation.models import Assessment, SellerTaxes, SellerTaxState
from taxation.services.linkage import is_judicial

UNKNOWN = "被执行人的税款依法由其承担，还没有登记由谁缴"


def settled(case: Case) -> SellerTaxes | None:
    """What stands of the debtor's taxes; None while nobody has said."""
    return SellerTaxes.objects.filter(assessment__case=case).first()


def settled_words(case: Case) -> str:
    """The same in words, with its paper."""
    known = settled(case)
    return f"被执行人的税款：{known}" if known else UNKNOWN


@transaction.atomic
def note_seller_taxes(case_id: int, state: str, paper: str, *, by: Actor) -> SellerTaxes:
    """Write down who pays the debtor's taxes and on which paper; the same again changes nothing.

    Raises PermissionDenied, ValidationError without its paper, StepRefused for another kind of case or once
    it is recorded.
    """
    if not by.has_duty(Duty.ASSESS):
        raise PermissionDenied("您没有核税岗位")
    case = lock_units_then_case(case_id)
    assessment = Assessment.objects.filter(case=case).first()
    if assessment is None or not is_judicial(case):
        raise StepRefused("只有人民法院处置的不动产才登记被执行人的税款")
    if case.recorded_at or not case.is_open:
        raise StepRefused("本件已经登簿或者终结，不能再改")
    if state not in SellerTaxState.values:
        raise ValidationError({"state": "请选择处理方式"})
    if not paper.strip():
        raise ValidationError({"paper": "请填写依据的文书，如法院扣缴函、成交确认书、欠税公告的文号"})
    known = settled(case)
    if known and (known.state, known.paper) == (state, paper.strip()):
        return known
    moment = now()
    made = SellerTaxes.objects.create(
        assessment=assessment, state=state, paper=paper.strip()[:120], noted_at=moment, noted_by=by.label
    )
    write_event(case, "assess", f"被执行人税款：{made}", by=by, at=moment)
    return made
