"""执行前告知住建: the court tells, housing keeps the record of the coordination ([S1] 三（三）; J7)."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from hall.cases.unit_lock import lock_units
from hall.clock import now
from hall.exchange.outbox import post
from hall.permanence.series import take
from hall.staff.actors import Actor
from hall.staff.departments import D
from hall.staff.duties import Duty
from judicial.auctions.checks import own_number, project_of, units_of
from judicial.courts import Court
from judicial.models import Coordination
from judicial.places import place_of


@transaction.atomic
def tell_housing(
    court: Court,
    *,
    execution_number: str,
    unit_numbers: Sequence[str],
    matter: str,
    declared: str = "",
    by: Actor,
) -> Coordination:
    """The court's notice; the same execution and units again are the one already told.

    Raises ValidationError by field: another court's case, no matter, or no developer's project where the
    court declares none either.
    """
    number, units = own_number(execution_number, court, "execution_number"), sorted(units_of(unit_numbers))
    lock_units(units)
    known = Coordination.objects.of_court(court.code).filter(execution_number=number.case)
    if told := known.filter(unit_numbers=units).first():
        refuse_other_measure(told, matter)
        return told
    project, is_declared = project_of(units, declared)
    refuse_to_tell(project, matter)
    moment = now()
    notice = Coordination.objects.create(
        number=f"告知{moment:%Y}-{take(f'coordination/{moment:%Y}'):06d}",
        court_code=court.code,
        court=court.name,
        execution_number=number.case,
        unit_numbers=units,
        place=place_of(units),
        project=project,
        is_declared=is_declared,
        matter=matter.strip(),
        told_at=moment,
        told_by=by.label,
    )
    say("execution.told", notice, D.TRANSACTIONS)
    return notice


def refuse_other_measure(told: Coordination, matter: str) -> None:
    """What housing was told stands; another measure is agreed upon with it. Raises ValidationError."""
    if (said := matter.strip()) and said != told.matter:
        raise ValidationError(
            {
                "matter": f"本案就这些单元已经告知住建部门（{told.number}），措施是“{told.matter}”，"
                "没有另行告知；措施有变化的，请与住建部门会商"
            }
        )


def say(topic: str, notice: Coordination, to: D) -> None:
    """Tell the other side, by number only."""
    keys = {"coordination_number": notice.number}
    post(topic=topic, stream=notice.number, recipients=[to], keys=keys)


def refuse_to_tell(project: str, matter: str) -> None:
    """Raise ValidationError without a project or without words."""
    if not project:
        raise ValidationError({"declared": "住建部门没有该处的在建在售项目；确属开发项目的，请写明项目名称"})
    if not matter.strip():
        raise ValidationError({"matter": "请写明拟采取的执行措施"})


@transaction.atomic
def record_coordination(notice_id: int, record: str, *, by: Actor) -> Coordination:
    """Housing's record of what was coordinated; the first one stays.

    Raises PermissionDenied for other departments, ValidationError without words or when it is there already.
    """
    if by.department != D.TRANSACTIONS or not by.has_duty(Duty.REVIEW_HOUSING):
        raise PermissionDenied("会商情况由住建部门记录")
    notice = Coordination.objects.select_for_update().get(pk=notice_id)
    if not record.strip():
        raise ValidationError({"record": "请写明会商情况"})
    if notice.coordinated_at:
        raise ValidationError({"record": f"会商情况已由{notice.coordinated_by}记录，请刷新页面"})
    notice.record, notice.coordinated_at, notice.coordinated_by = record.strip(), now(), by.label
    notice.save()
    say("execution.coordinated", notice, D.COURT)
    return notice
