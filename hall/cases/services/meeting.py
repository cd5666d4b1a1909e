"""询问 and 面签: each applicant is asked and signs before an officer (民法典第二百一十二条; W2)."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.cases.models import Applicant, Case, Interview
from hall.cases.papers import signed_papers
from hall.cases.questions import DISPUTED, questions_for, tells_of_destruction, tells_of_dispute
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.steps import lock_units_then_case
from hall.cases.states import State
from hall.catalogue.facts import IS_DESTROYED
from hall.clock import now as the_time
from hall.staff.actors import Actor


def _at_reception(case_id: int, applicant_id: int) -> tuple[Case, Applicant]:
    case = lock_units_then_case(case_id)
    if case.state != State.APPLIED:
        raise StepRefused("本件已作出受理决定，不能再改询问和签名")
    person = case.applicants.filter(pk=applicant_id).first()
    if person is None:
        raise ValidationError("本件没有这位申请人，请刷新页面")
    return case, person


@transaction.atomic
def interview(
    case_id: int, applicant_id: int, answers: Mapping[str, str], *, place: str, by: Actor
) -> Interview:
    """Keep one applicant's 询问笔录; asking again before 受理 replaces it and wants a new signature.

    `answers` maps question code → answer. Raises ValidationError naming every unanswered question.
    """
    case, person = _at_reception(case_id, applicant_id)
    questions = questions_for(case, person)
    errors = {q.code: [f"请回答：{q.text}"] for q in questions if not answers.get(q.code, "").strip()}
    if errors:
        raise ValidationError(errors)
    moment = the_time()
    kept = [{"code": q.code, "question": q.text, "answer": answers[q.code].strip()} for q in questions]
    record, _ = Interview.objects.update_or_create(
        applicant=person,
        defaults={
            "case": case,
            "answers": kept,
            "place": place,
            "asked_at": moment,
            "asked_by_id": by.officer_id,
        },
    )
    person.asked_at, person.signed_at, person.signature = moment, None, ""
    person.save(update_fields=["asked_at", "signed_at", "signature"])
    _believe(case)
    write_event(case, "interview", f"询问：{person.masked_name}", by=by, at=moment)
    return record


def _believe(case: Case) -> None:
    """What was answered of a dispute, and of a property that is no more, becomes a fact of the case."""
    answers = [one.answers for one in case.interviews.all()]
    facts = {**case.facts, DISPUTED: any(map(tells_of_dispute, answers))}
    if any(map(tells_of_destruction, answers)):
        facts[IS_DESTROYED.word] = True
    if facts != {DISPUTED: False, **case.facts}:
        case.facts = facts
        case.save(update_fields=["facts"])


@transaction.atomic
def sign(case_id: int, applicant_id: int, *, signature: str, by: Actor) -> Applicant:
    """面签: the applicant (or agent) signs before the officer; `signature`: drawn stroke or typed name.

    Raises StepRefused where the person has not been asked yet, ValidationError for an empty signature.
    """
    case, person = _at_reception(case_id, applicant_id)
    if not person.was_asked:
        raise StepRefused(f"{person.masked_name}还没有询问，请先完成询问笔录再签名")
    if not signature.strip():
        raise ValidationError("请签名")
    person.signed_at, person.signature = the_time(), signature
    person.save(update_fields=["signed_at", "signature"])
    signed_papers(case, person, by=by)
    write_event(case, "sign", f"面签：{person.masked_name}", by=by, at=person.signed_at)
    return person
