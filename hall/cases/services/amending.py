"""更正申请内容: at reception, before the decision, an application may be put right without starting anew."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from hall.cases.filing import Filing, check_filing
from hall.cases.models import Applicant, Case, CaseUnit, Interview
from hall.cases.ports import Subject
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.intake import (
    addresses_of,
    known_facts,
    masked_parties,
    new_applicant,
    refuse_duplicates,
    subject_of,
    units_of,
    write_units,
)
from hall.cases.services.refitting import papers_say, refit_checklist, refit_reviews
from hall.cases.services.steps import lock_units_then_case
from hall.cases.states import State
from hall.cases.unit_lock import lock_units
from hall.clock import now as the_time
from hall.identity.numbers import UnitNumber
from hall.staff.actors import Actor

SAID = (
    "role",
    "part_ordinal",
    "name",
    "document_kind",
    "document_number",
    "co_ownership",
    "share_numerator",
    "share_denominator",
)
"""What an interview rests on: where one of these changes, the person is asked again."""


@transaction.atomic
def amend(case_id: int, filing: Filing, *, by: Actor) -> Case:
    """Put the application of a case at reception right: unit, people, shares, declared facts, delivery.

    Materials already received stay; who is no longer the same is asked again, and everybody signs the
    corrected form anew. Raises StepRefused once the case has been decided, ValidationError by field as
    `open_case` does.
    """
    numbers = check_filing(filing)
    both = CaseUnit.objects.filter(Q(case=case_id) | Q(case__counterpart=case_id))
    held = both.values_list("number", flat=True)
    lock_units([*held, *(number.compact for number in numbers)])
    case, moment = lock_units_then_case(case_id), the_time()
    if case.state != State.APPLIED:
        raise StepRefused("本件已作出受理决定，申请内容不能再更正；确需更正的，请撤回后重新申请")
    if filing.item_code != case.item_code:
        raise ValidationError({"item": "更正不能改变事项，请另行收件"})
    refuse_duplicates(filing.item, numbers, besides=case_id, claimants=filing.claimants)
    subject = subject_of(filing)
    _rewrite_case(case, filing, subject, units_of(filing, numbers, addresses_of(subject)))
    _rewrite_people(case, filing)
    refit_checklist(case, by, moment)
    refit_reviews(case)
    write_event(case, "amend", "更正申请内容，申请人重新签名", by=by, at=moment)
    return Case.objects.get(pk=case_id)


def _rewrite_case(case: Case, filing: Filing, subject: Subject, units: Sequence[CaseUnit]) -> None:
    old = {
        word: so for word, so in case.facts.items() if word not in {fact.word for fact in filing.item.facts}
    }
    case.facts = old | known_facts(filing, subject) | dict.fromkeys(papers_say(case), True)
    case.county = UnitNumber.parse(units[0].number).county
    case.located_at = units[0].located_at
    case.parties = masked_parties(filing)
    case.delivery, case.postal = filing.delivery, dict(filing.postal) if filing.postal else None
    case.save()
    if {(one.number, one.role) for one in case.subjects} != {(one.number, one.role) for one in units}:
        case.units.all().delete()
        write_units(case, units)


def _rewrite_people(case: Case, filing: Filing) -> None:
    """Who is the same keeps the interview; nobody's signature outlives a change of the form."""
    before = {(one.role, one.part_ordinal, one.document_hash, one.name): one for one in case.people}
    for ordinal, claimant in enumerate(filing.claimants, start=1):
        new = new_applicant(case, ordinal, claimant)
        known = before.pop((new.role, new.part_ordinal, new.document_hash, new.name), None)
        _take_over(known, new)
    Applicant.objects.filter(pk__in=[one.pk for one in before.values()]).delete()


def _take_over(known: Applicant | None, new: Applicant) -> None:
    if known is not None:
        new.pk = known.pk
        if all(getattr(known, name) == getattr(new, name) for name in SAID):
            new.asked_at = known.asked_at
        else:
            Interview.objects.filter(applicant=known).delete()
    new.save(force_insert=known is None)


@transaction.atomic
def sign_again(case_id: int, *, by: Actor) -> bool:
    """What the application form says has changed: signatures given on it fall. Whether there were any."""
    case = lock_units_then_case(case_id)
    fallen = case.applicants.exclude(signed_at=None).update(signed_at=None, signature="")
    if fallen:
        write_event(case, "sign-again", "申请书内容有变，申请人重新签名", by=by, at=the_time())
    return bool(fallen)
