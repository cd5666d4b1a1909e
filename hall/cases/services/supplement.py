"""补充材料: after 受理 the list of what is missing, once and complete; the clock waits (M7, M8, T8)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from hall.cases.models import Case, CaseMaterial
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.lines import new_line
from hall.cases.services.pauses import close_pause, open_pause
from hall.cases.services.steps import lock_units_then_case
from hall.cases.states import RUNNING, MaterialState
from hall.cases.supplement_papers import supplement_notice, supplement_receipt
from hall.catalogue.schema import Need
from hall.clock import now as the_time
from hall.clock.grounds import StopGround
from hall.staff.actors import Actor


@transaction.atomic
def ask_supplement(case_id: int, lines: Sequence[str], *, why: str, by: Actor) -> Case:
    """Ask for these lines of the catalogue, in one notice (民法典第二百一十二条第二款).

    A line is one of the checklist, or a conditional one of the item that the facts have called for since
    filing, such as the commitment when an objection was registered meanwhile. The clock stops on the notice.
    Raises StepRefused for no line, a line the catalogue does not have (P18), a case not under review, or a
    second notice without a supervisor (M8).
    """
    case = lock_units_then_case(case_id)
    earlier = case.events.filter(verb="supplement").count()
    refuse_to_ask(case, lines, why, earlier, by)
    wanted = [row for row in case.checklist if row.line in lines]
    case.materials.filter(pk__in=[row.pk for row in wanted]).update(state=MaterialState.MISSING)
    wanted += [new_line(case, need) for need in needs_not_asked_for(case) if need.line in lines]
    names = "、".join(row.name for row in wanted)
    write_event(case, "supplement", f"要求补充材料：{names}"[:300], by=by, at=the_time(), reason=why)
    notice = supplement_notice(case, wanted, why=why, ordinal=earlier + 1, by=by)
    open_pause(case_id, StopGround.SUPPLEMENT, document=f"补充材料通知书 {notice.number}", by=by)
    return Case.objects.get(pk=case_id)


def refuse_to_ask(case: Case, lines: Sequence[str], why: str, earlier: int, by: Actor) -> None:
    """Raise StepRefused with what is wrong with this request."""
    if case.state not in RUNNING:
        raise StepRefused("只有受理之后、登簿之前才能要求补充材料")
    known = {row.line for row in case.checklist} | {need.line for need in needs_not_asked_for(case)}
    if not lines or not known.issuperset(lines):
        raise StepRefused("请从本件材料清单中选择要补充的材料，不能要求目录以外的材料")
    if not why.strip():
        raise StepRefused("请写明要补充什么、为什么")
    if earlier and not by.supervises_hall:
        raise StepRefused(f"本件已出具过 {earlier} 次补充材料通知书，再次要求须由主管说明理由后办理")


def needs_not_asked_for(case: Case) -> list[Need]:
    """Conditional lines of the item that were needless on the day of filing."""
    asked = {row.line for row in case.checklist}
    return [need for need in case.item.needs if need.when and need.line not in asked]


@transaction.atomic
def supplement_received(case_id: int, *, by: Actor) -> Case:
    """Everything asked for has come: 接收凭证, and the clocks run again.

    Raises StepRefused naming what is still missing, or when nothing is waited for.
    """
    case = lock_units_then_case(case_id)
    if not case.pauses.filter(ground=StopGround.SUPPLEMENT, until=None).exists():
        raise StepRefused("本件没有等待补充的材料，请刷新页面")
    if missing := list(CaseMaterial.objects.filter(case=case, state=MaterialState.MISSING)):
        raise StepRefused("还没有补齐：" + "、".join(row.name for row in missing))
    close_pause(case_id, StopGround.SUPPLEMENT, document="补充材料接收凭证", by=by)
    resumed = Case.objects.get(pk=case_id)
    supplement_receipt(resumed, by=by)
    return resumed
