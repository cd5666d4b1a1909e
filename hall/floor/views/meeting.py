"""询问 and 面签, person by person."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from hall.cases.models import Applicant, Case
from hall.cases.questions import questions_for
from hall.cases.refusals import StepRefused
from hall.cases.services import meeting as services
from hall.floor.reception import decided, frame, reception_or_404
from hall.staff.access import actor_of, duty_required, officer_of
from hall.staff.duties import Duty


@require_GET
@duty_required(Duty.ACCEPT)
def people(request: HttpRequest, number: str) -> HttpResponse:
    """Everybody with their questions; the first one not yet done is open."""
    case = reception_or_404(number)
    return decided(request, case) or _show(request, case)


def _show(
    request: HttpRequest, case: Case, faults: list[str] | None = None, typed: dict[str, Any] | None = None
) -> HttpResponse:
    asked = [(person, questions_for(case, person)) for person in case.people]
    here = next((person.pk for person in case.people if not (person.asked_at and person.signed_at)), None)
    context = frame(request, case, "people") | {
        "asked": asked,
        "here": here,
        "faults": faults or [],
        "typed": typed or {},
        "waiting": [person.masked_name for person in case.people if not person.signed_at],
    }
    return render(request, "floor/people.html", context, status=422 if faults else 200)


def _person(request: HttpRequest, number: str, pk: int) -> tuple[Case, Applicant]:
    case = reception_or_404(number)
    return case, get_object_or_404(Applicant, pk=pk, case=case)


@require_POST
@duty_required(Duty.ACCEPT)
def ask(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Keep the answers; an unanswered question is named and the others stay."""
    case, person = _person(request, number, pk)
    answers = {q.code: request.POST.get(f"q-{q.code}", "") for q in questions_for(case, person)}
    counter = officer_of(request).counter
    try:
        services.interview(case.pk, pk, answers, place=str(counter or "不动产登记大厅"), by=actor_of(request))
    except ValidationError as error:
        return _show(request, case, list(error.messages), answers)
    except StepRefused as refusal:
        return _show(request, case, list(refusal.reasons), answers)
    messages.success(request, f"{person.masked_name}已询问，请签名。")
    return redirect("floor:people", number=number)


@require_POST
@duty_required(Duty.ACCEPT)
def sign(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """The applicant signs on the pad, or types the name where there is none."""
    case, person = _person(request, number, pk)
    try:
        services.sign(case.pk, pk, signature=request.POST.get("signature", ""), by=actor_of(request))
    except ValidationError as error:
        return _show(request, case, list(error.messages))
    except StepRefused as refusal:
        return _show(request, case, list(refusal.reasons))
    messages.success(request, f"{person.masked_name}已签名。")
    return redirect("floor:people", number=number)
