"""以前交过的材料 at the counter: note the consent, put an earlier copy on the slot (M9)."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hall.cases.models import Applicant
from hall.cases.refusals import StepRefused
from hall.cases.services.earlier_copies import note_consent, use_again, withdraw_consent
from hall.floor.reception import reception_or_404
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty


@require_POST
@duty_required(Duty.ACCEPT)
def consent(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """The applicant agrees (or no longer agrees) that copies are kept for the next time."""
    case = reception_or_404(request, number)
    person = get_object_or_404(Applicant, pk=pk, case=case)
    if request.POST.get("agrees") == "yes":
        until = note_consent(case, person, by=actor_of(request)).until
        messages.success(
            request, f"已记下：{person.masked_name}同意留存，{until:%Y年%-m月%-d日}前再办不用重交。"
        )
    else:
        withdraw_consent(person, by=actor_of(request))
        messages.info(request, f"已记下：{person.masked_name}不同意留存。")
    return redirect(f"{reverse('floor:materials', args=[number])}?line={request.POST.get('line', '')[:16]}")


@require_POST
@duty_required(Duty.ACCEPT)
def again(request: HttpRequest, number: str, line: str, pk: int) -> HttpResponse:
    """Put an earlier copy on the slot."""
    case = reception_or_404(request, number)
    row = next((one for one in case.checklist if one.line == line), None)
    if row is None:
        raise Http404(line)
    try:
        use_again(case, row, pk, by=actor_of(request))
        messages.success(request, f"已沿用以前的{row.name}，请核对后收下。")
    except (ValidationError, StepRefused) as refused:
        messages.error(request, "；".join(getattr(refused, "messages", None) or [str(refused)]))
    return redirect(f"{reverse('floor:materials', args=[number])}?line={line}")
