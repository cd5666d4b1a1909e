"""How a case is read that records an objection, keeps it in force, or ends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.core.exceptions import ValidationError

from hall.cases.models import Case, CasePart
from hall.cases.states import ApplicantRole, CoOwnership
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.clock import today
from hall.clock.arithmetic import calendar_days_due
from hall.clock.calendars import current_calendar
from registration.claims.documents import spelt
from registration.claims.naming import named_right
from registration.claims.reading import claims, holders_of, payload_of, subject_numbers
from registration.holders import Holder
from registration.models import Party
from registration.writers.burdens import Ending
from registration.writers.notices import OBJECTION_DAYS, Lawsuit, NewObjection


@claims(RegisterEffect.RECORD_OBJECTION)
def new_objection(case: Case, part: CasePart) -> NewObjection:
    """异议登记: the matter as the proof states it; fifteen days from 登簿, moved past holidays."""
    numbers = subject_numbers(case)
    if len(numbers) != 1:
        raise ValidationError("异议登记一件只办一个不动产单元，请分件申请", code="one_unit")
    said = payload_of(case, m.OBJECTION_PROOF.code)
    if not said:
        raise ValidationError("还没有录入异议事项，请在“证实登记簿记载错误的材料”一行填写", code="no_matter")
    return NewObjection(
        unit_number=numbers[0],
        objectors=together(holders_of(case, part, ApplicantRole.INTERESTED)),
        matter=said["matter"],
        on=today(),
        lawsuit_number=spelt(payload_of(case, m.SUIT_ACCEPTANCE.code).get("case_number")),
        last_day=calendar_days_due(today(), OBJECTION_DAYS, current_calendar()).on,
    )


def together(people: Iterable[Holder]) -> tuple[Holder, ...]:
    """Several people with one objection hold it jointly."""
    every = tuple(people)
    if len(every) < 2:
        return every
    return tuple(replace(one, co_ownership=CoOwnership.JOINT) for one in every)


@claims(RegisterEffect.PROVE_LAWSUIT)
def lawsuit(case: Case, part: CasePart) -> Lawsuit:
    """The objector's lawsuit, on the objection its proof names."""
    named = named_right(case, part.effect)
    said = payload_of(case, m.SUIT_ACCEPTANCE.code)
    if not said:
        raise ValidationError("还没有录入受理案号，请在“人民法院受理通知书”一行填写", code="no_suit")
    parties = Party.objects.filter(entry=named.right.entry_id).order_by("position")
    return Lawsuit(
        unit_numbers=named.unit_numbers,
        right_id=named.right_id,
        holders=tuple(Holder.of(party) for party in parties),
        document_number=spelt(said["case_number"]),
    )


@claims(RegisterEffect.CANCEL_OBJECTION)
def objection_ending(case: Case, part: CasePart) -> Ending:
    """异议登记注销, by its holder or by a legal document that does not support it."""
    named = named_right(case, part.effect)
    said = payload_of(case, m.EFFECTIVE_LEGAL_DOCUMENT.code)
    cause = "生效法律文书不支持异议" if said else "异议登记申请人申请注销"
    return Ending(named.unit_numbers, named.right_id, cause, str(said.get("case_number") or ""))
