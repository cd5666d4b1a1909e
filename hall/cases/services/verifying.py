"""共享核验 at the counter: what a department has confirmed is not asked of the applicant (M3, S5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.cases.models import Case, CaseMaterial
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.checklist import note_verified, refuse_if_settled
from hall.cases.services.steps import lock_units_then_case
from hall.cases.shared_questions import lookups_of, questions_for_line, way_for
from hall.cases.states import Channel
from hall.catalogue.payloads import clean_payload
from hall.clock import HALL_ZONE
from hall.clock import now as the_time
from hall.identity.masking import mask_name
from hall.sharing.lookups import ask, attempt
from hall.sharing.models import Lookup, LookupState
from hall.staff.actors import CLOCKWORK, Actor
from hall.staff.departments import D


@transaction.atomic
def ask_departments(case: Case, row: CaseMaterial, *, by: Actor) -> list[Lookup]:
    """Put the line's questions to their departments; none is put twice while it waits or is confirmed."""
    asked = questions_for_line(case, row)
    return [
        ask(one.department, one.question, by=by, case_number=case.number, line=row.line)[0] for one in asked
    ]


def ask_all_departments(case: Case, *, by: Actor) -> list[Lookup]:
    """At filing: every line that can be confirmed is put to its departments (not for bulk filings)."""
    if case.channel == Channel.BULK:
        return []
    missing = [row for row in case.checklist if row.is_missing]
    return [one for row in missing for one in ask_departments(case, row, by=by)]


def verify_line(case: Case, line: str, *, by: Actor) -> list[Lookup]:
    """The counter presses 共享核验: asked now, answered while one waits; the look-ups as they then stand.

    Raises StepRefused when the line cannot be confirmed by any department, or the case is past 收件.
    """
    refuse_if_settled(case)
    row = next((one for one in case.checklist if one.line == line), None)
    lookups = ask_departments(case, row, by=by) if row is not None else []
    if not lookups:
        raise StepRefused("这一行没有接通的部门可以核验，请收纸质材料")
    return [attempt(one.pk) if one.is_waiting else one for one in lookups]


@transaction.atomic
def note_answer(lookup: Lookup) -> None:
    """An answer has come (or will not): when all of the line's are confirmed, the line is met."""
    case_id = Case.objects.filter(number=lookup.case_number).values_list("pk", flat=True).first()
    if case_id is None:
        return
    case = lock_units_then_case(case_id)
    row = case.materials.filter(line=lookup.line).first()
    if row is None or not row.is_missing:
        return
    lookups = lookups_of(case, row)
    if any(one.is_waiting for one in lookups):
        return
    if len(lookups) >= len(questions_for_line(case, row)) and all(one.is_confirmed for one in lookups):
        _settle(case, row, lookups)
    else:
        row.remark = denied_words(lookups)[:300]
        row.save(update_fields=["remark"])


def _settle(case: Case, row: CaseMaterial, lookups: Sequence[Lookup]) -> None:
    remark, moment = confirmed_words(lookups), the_time()
    note_verified(case, row, way=str(way_for(case, row)), payload=_payload(row, lookups), remark=remark)
    write_event(case, "verify", f"{row.name}：{remark}"[:300], by=CLOCKWORK, at=moment)


def _payload(row: CaseMaterial, lookups: Sequence[Lookup]) -> dict[str, Any]:
    """The particulars the department gave, if they are what the catalogue asks for."""
    said = next((one.payload for one in lookups if one.payload), None)
    if said is None:
        return dict(row.payload)
    try:
        return clean_payload(row.chosen or row.material, said)
    except ValidationError:
        return dict(row.payload)


def confirmed_words(lookups: Sequence[Lookup]) -> str:
    """公安局共享核验，9月18日 10:12，3 人均一致."""
    departments = "、".join(dict.fromkeys(D(one.department).label for one in lookups))
    last = max(one.answered_at for one in lookups if one.answered_at).astimezone(HALL_ZONE)
    so = f"{len(lookups)} 人均一致" if len(lookups) > 1 else lookups[0].words
    return f"{departments}共享核验，{last:%-m月%-d日 %-H:%M}，{so}"


def denied_words(lookups: Sequence[Lookup]) -> str:
    """What was not confirmed, and what to do."""
    said = [
        f"{D(one.department).label}{_short(one)}（{one.fault or one.words}）"
        for one in lookups
        if not one.is_confirmed
    ]
    return "；".join(said) + "，请收纸质材料核对"


def _short(lookup: Lookup) -> str:
    who = f"核验{mask_name(lookup.subject.get('name', ''))}" if lookup.subject.get("name") else "核验"
    return f"{who}：{LookupState(lookup.state).label}"
