"""`{% shared_verification case row %}`: what departments say of the line, before its paper is asked for."""

from typing import Any

from django import template

from hall.cases.models import Case, CaseMaterial, CopyConsent
from hall.cases.services.checklist import may_be_taken
from hall.cases.services.earlier_copies import OF_PEOPLE, OF_UNITS, earlier_copies
from hall.cases.shared_questions import lookups_of, questions_for_line, why_not_paper
from hall.clock import today
from hall.sharing.models import Lookup, LookupState

register = template.Library()

LIGHTS = {
    LookupState.WAITING: "waiting",
    LookupState.CONFIRMED: "ok",
    LookupState.DIFFERENT: "stop",
    LookupState.NOT_FOUND: "warn",
    LookupState.FAILED: "warn",
}


@register.inclusion_tag("floor/shared_verification.html", takes_context=True)
def shared_verification(context: template.Context, case: Case, row: CaseMaterial) -> dict[str, Any]:
    """The line's look-ups with their answers, the button to ask, and the reason a paper would need."""
    lookups = lookups_of(case, row)
    open_here = may_be_taken(case) and row.is_missing
    return {
        "case": case,
        "row": row,
        "rows": [(one, LIGHTS[LookupState(one.state)], said(one)) for one in lookups],
        "waiting": any(one.is_waiting for one in lookups),
        "can_ask": open_here and not settled(lookups) and bool(questions_for_line(case, row)),
        "asked_before": bool(lookups),
        "reason_needed": open_here and bool(why_not_paper(case, row, "")),
        "csrf_token": context.get("csrf_token"),
    }


def settled(lookups: list[Lookup]) -> bool:
    """Whether there is nothing to ask: everything waits for an answer or is confirmed."""
    return bool(lookups) and all(one.is_waiting or one.is_confirmed for one in lookups)


def said(lookup: Lookup) -> str:
    """The department's words, or why there are none yet."""
    if lookup.is_waiting and lookup.attempts:
        return f"已试 {lookup.attempts} 次，{lookup.fault or '等待答复'}，稍后自动再试"
    return lookup.words or lookup.fault or "已发出，等待答复"


@register.inclusion_tag("floor/earlier_copies.html", takes_context=True)
def offered_copies(context: template.Context, case: Case, row: CaseMaterial) -> dict[str, Any]:
    """Copies of earlier cases that may be used again on the open line, and who agrees to that (M9)."""
    open_here = may_be_taken(case) and row.material in OF_PEOPLE | OF_UNITS
    hashes = [person.document_hash for person in case.people]
    agreed = CopyConsent.objects.in_force(today()).filter(document_hash__in=hashes)
    until = dict(agreed.values_list("document_hash", "until"))
    return {
        "case": case,
        "row": row,
        "copies": earlier_copies(case, row) if open_here else [],
        "people": [(one, until.get(one.document_hash)) for one in case.people] if open_here else [],
        "csrf_token": context.get("csrf_token"),
    }
