"""补充材料: after 受理 the list of what is missing, once and complete; the clock waits (M7, M8, T8)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from hall.cases.models import Case, CaseMaterial
from hall.cases.papers import supplement_notice
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.pauses import close_pause, open_pause
from hall.cases.services.steps import lock_units_then_case
from hall.cases.states import RUNNING, MaterialState
from hall.clock import now as the_time
from hall.clock.grounds import StopGround
from hall.staff.actors import Actor
from hall.staff.duties import Duty


@transaction.atomic
def ask_supplement(case_id: int, lines: Sequence[str], *, why: str, by: Actor) -> Case:
    """Ask for these lines of the checklist again, in one notice (民法典第二百一十二条第二款).

    The clock stops on the notice. Raises StepRefused for no line, a line the catalogue does not have (P18),
    a case not under review, or a second notice without a supervisor (M8).
    """
    case = lock_units_then_case(case_id)
    wanted = list(case.materials.filter(line__in=lines))
    earlier = case.events.filter(verb="supplement").count()
    if case.state not in RUNNING:
        raise StepRefused("只有受理之后、登簿之前才能要求补充材料")
    if not wanted or len(wanted) != len(set(lines)):
        raise StepRefused("请从本件材料清单中选择要补充的材料，不能要求目录以外的材料")
    if not why.strip():
        raise StepRefused("请写明要补充什么、为什么")
    if earlier and not by.has_duty(Duty.SUPERVISE):
        raise StepRefused(f"本件已出具过 {earlier} 次补充材料通知书，再次要求须由主管说明理由后办理")
    case.materials.filter(pk__in=[row.pk for row in wanted]).update(state=MaterialState.MISSING)
    names = [row.name for row in wanted]
    write_event(
        case, "supplement", f"要求补充材料：{'、'.join(names)}"[:300], by=by, at=the_time(), reason=why
    )
    notice = supplement_notice(case, names, why=why, ordinal=earlier + 1, by=by)
    open_pause(case_id, StopGround.SUPPLEMENT, document=f"补充材料通知书 {notice.number}", by=by)
    return Case.objects.get(pk=case_id)


@transaction.atomic
def supplement_received(case_id: int, *, by: Actor) -> Case:
    """Everything asked for has come: 接收凭证, and the clocks run again.

    Raises StepRefused naming what is still missing.
    """
    case = lock_units_then_case(case_id)
    if missing := list(CaseMaterial.objects.filter(case=case, state=MaterialState.MISSING)):
        raise StepRefused("还没有补齐：" + "、".join(row.name for row in missing))
    close_pause(case_id, StopGround.SUPPLEMENT, document="补充材料接收凭证", by=by)
    return Case.objects.get(pk=case_id)
