"""延期: the promised date moves with a reason and a supervisor's approval; the statutory never (T14)."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hall.cases import deadlines, queues
from hall.cases.models import Case, Extension
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.steps import lock_units_then_case
from hall.cases.states import RUNNING
from hall.clock import now as the_time
from hall.look.words import day
from hall.staff.actors import Actor
from hall.staff.audit import record_act
from hall.staff.duties import Duty

ASKING: Final = (Duty.EXAMINE, Duty.APPROVE, Duty.SUPERVISE)


@transaction.atomic
def ask_extension(case_id: int, *, working_days: int, reason: str, by: Actor) -> Extension:
    """Ask for more working days on the promise.

    Raises PermissionDenied for who does not review, StepRefused with every reason against it.
    """
    if by.officer_id is None or not any(by.has_duty(duty) for duty in ASKING):
        raise PermissionDenied("延期由审核人员申请")
    case = lock_units_then_case(case_id)
    reasons = why_not(case, working_days)
    if not reason.strip():
        reasons.append("请写明延期的理由")
    if case.extensions.filter(granted=None).exists():
        reasons.append("本件已有一份延期申请等主管审批")
    if reasons:
        raise StepRefused(*reasons)
    moment = the_time()
    asked = Extension.objects.create(
        case=case,
        working_days=working_days,
        reason=reason.strip()[:300],
        asked_by_id=by.officer_id,
        asked_at=moment,
    )
    write_event(
        case, "ask-extension", f"申请延期 {working_days} 个工作日", by=by, at=moment, reason=asked.reason
    )
    return asked


def why_not(case: Case, working_days: int) -> list[str]:
    """Every reason why the promise cannot be moved by so many working days."""
    if case.state not in RUNNING:
        return ["只有受理之后、登簿之前才能延期"]
    if working_days < 1:
        return ["请填写延长几个工作日，至少 1 日"]
    most = case.statutory_days - case.promised_days
    if working_days > most:
        return [f"法定时限 {case.statutory_days} 个工作日不能突破，最多还能延长 {max(most, 0)} 个工作日"]
    later = case_due_after(case, working_days)
    if later and case.statutory_due_on and later > case.statutory_due_on:
        return [f"延期后到{day(later)}，超过法定到期日{day(case.statutory_due_on)}，法定时限不能突破"]
    return []


def case_due_after(case: Case, working_days: int) -> date | None:
    """The promised date if so many working days are added; None while the clock stands still."""
    kept, case.promised_days = case.promised_days, case.promised_days + working_days
    try:
        return deadlines.promised_due(case, deadlines.intervals(case)).on
    finally:
        case.promised_days = kept


@transaction.atomic
def decide_extension(extension_id: int, *, granted: bool, answer: str, by: Actor) -> Extension:
    """A supervisor, never who asked, grants or denies; granted, both clocks are counted anew.

    Raises PermissionDenied, or StepRefused when it is decided, the case has moved on, or no reason is given
    for a denial.
    """
    asked = Extension.objects.select_related("case").get(pk=extension_id)
    if not by.supervises_hall or by.officer_id is None:
        raise PermissionDenied("延期由主管审批")
    case = lock_units_then_case(asked.case_id)
    asked = Extension.objects.select_for_update().get(pk=extension_id)
    if by.officer_id == asked.asked_by_id:
        raise StepRefused("延期由您本人申请，不能再由您审批，请交其他主管")
    if not asked.is_open:
        raise StepRefused("这份延期申请已经审批，请刷新页面")
    if not granted and not answer.strip():
        raise StepRefused("不批准的，请写明理由")
    if granted and (reasons := why_not(case, asked.working_days)):
        raise StepRefused(*reasons)
    asked.granted, asked.answer = granted, answer.strip()[:300]
    asked.decided_by_id, asked.decided_at = by.officer_id, the_time()
    asked.save()
    if granted:
        _move(case, asked.working_days)
    label = f"{'批准' if granted else '不批准'}延期 {asked.working_days} 个工作日"
    write_event(case, "extend", label, by=by, at=asked.decided_at, reason=asked.answer)
    record_act(by, label, f"case:{case.number}", reason=asked.reason, answer=asked.answer)
    return asked


def _move(case: Case, working_days: int) -> None:
    """The promise is so much longer; the statutory date is what it was."""
    case.promised_days += working_days
    deadlines.refresh(case)
    queues.place(case)
    case.save()
