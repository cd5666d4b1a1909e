"""询问 and 面签, person by person."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hall.cases.models import Applicant, Case
from hall.cases.parties import parties_of, side_label
from hall.cases.questions import questions_for
from hall.cases.refusals import StepRefused
from hall.cases.services import meeting as services
from hall.cases.signatures import check_signature
from hall.floor.reception import decided, frame, obstacles, reception_or_404
from hall.look.typed import words_in
from hall.staff.access import actor_of, duty_required, officer_of
from hall.staff.duties import Duty


@require_GET
@duty_required(Duty.ACCEPT)
def people(request: HttpRequest, number: str) -> HttpResponse:
    """Everybody with their questions; the first one not yet done is open."""
    case = reception_or_404(request, number)
    return decided(request, case) or _show(request, case)


def _show(
    request: HttpRequest,
    case: Case,
    *,
    about: int = 0,
    faults: list[str] | None = None,
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    """The page; `about` is the person whose form was sent, with its faults and what was typed."""
    everybody = [person for party in parties_of(case) for person in party.people if person.must_be_asked]
    unfinished = (person.pk for person in everybody if not (person.asked_at and person.signed_at))
    here = about or next(unfinished, 0)
    context = frame(request, case, "people") | {
        "asked": [_row(case, person, typed if person.pk == about else None) for person in everybody],
        "here": here,
        "faults": faults or [],
        "waiting": [person.masked_name for person in everybody if not person.signed_at],
        "obstacles": obstacles(request, case),
    }
    return render(request, "floor/people.html", context, status=422 if faults else 200)


def _row(case: Case, person: Applicant, typed: dict[str, str] | None) -> dict[str, Any]:
    """One person: side, questions with the answer typed, and whether the pad is due."""
    said = typed or {}
    return {
        "person": person,
        "side": side_label(case, person),
        "questions": [(question, said.get(question.code, "")) for question in questions_for(case, person)],
        "signature": said.get("signature", ""),
    }


def _person(request: HttpRequest, number: str, pk: int) -> tuple[Case, Applicant]:
    case = reception_or_404(request, number)
    return case, get_object_or_404(Applicant, pk=pk, case=case)


@require_POST
@duty_required(Duty.ACCEPT)
def ask(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Keep the answers; an unanswered question is named and the others stay."""
    case, person = _person(request, number, pk)
    answers = {q.code: words_in(request, f"q-{q.code}") for q in questions_for(case, person)}
    counter = officer_of(request).counter
    try:
        services.interview(case.pk, pk, answers, place=str(counter or "不动产登记大厅"), by=actor_of(request))
    except ValidationError as error:
        return _show(request, case, about=pk, faults=list(error.messages), typed=answers)
    except StepRefused as refusal:
        return _show(request, case, about=pk, faults=list(refusal.reasons), typed=answers)
    messages.success(request, f"{person.masked_name}已询问，请签名。")
    return redirect(f"{reverse('floor:people', args=[number])}#person-{pk}")


@require_POST
@duty_required(Duty.ACCEPT)
def sign(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """The applicant signs on the pad, or types the name where there is none."""
    case, person = _person(request, number, pk)
    typed = words_in(request, "signature")
    try:
        services.sign(case.pk, pk, signature=check_signature(person, typed), by=actor_of(request))
    except ValidationError as error:
        return _show(request, case, about=pk, faults=list(error.messages), typed={"signature": typed})
    except StepRefused as refusal:
        return _show(request, case, about=pk, faults=list(refusal.reasons))
    messages.success(request, f"{person.masked_name}已签名。")
    return redirect("floor:people", number=number)
