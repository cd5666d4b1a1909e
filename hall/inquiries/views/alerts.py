"""逾期上报: the head of an office, or the hall's supervisor, says what was done about a late reply."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hall.cases.refusals import StepRefused
from hall.inquiries.models import QuestionAlert
from hall.inquiries.services.dealing import deal_with
from hall.look.typed import words_in
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty


@require_POST
@duty_required(Duty.SUPERVISE)
def dealt_with(request: HttpRequest, pk: int) -> HttpResponse:
    """A head or supervisor says what has been done about a late reply."""
    by = actor_of(request)
    alert = get_object_or_404(QuestionAlert.objects.for_supervisors_of(by.department), pk=pk)
    try:
        deal_with(alert.pk, note=words_in(request, "note"), by=by)
        messages.success(request, "已记下怎样处理。")
    except StepRefused as refused:
        messages.error(request, str(refused))
    return redirect("inquiries:desk")
