"""补充材料: ask once for all that is missing, and note that it has come."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from hall.cases.refusals import StepRefused
from hall.cases.services.supplement import ask_supplement, needs_not_asked_for, supplement_received
from hall.cases.views.case import case_or_404
from hall.look.typed import words_in
from hall.staff.access import actor_of, duty_required
from hall.staff.departments import D
from hall.staff.duties import Duty

REVIEWERS = (Duty.EXAMINE, Duty.APPROVE, Duty.SUPERVISE)


@require_http_methods(["GET", "POST"])
@duty_required(*REVIEWERS, department=D.REGISTRATION)
def supplement(request: HttpRequest, number: str) -> HttpResponse:
    """Choose the lines and say why; what was chosen stays when it is refused."""
    case, faults = case_or_404(request, number), []
    chosen, why = request.POST.getlist("line"), words_in(request, "why")
    if request.method == "POST":
        try:
            ask_supplement(case.pk, chosen, why=why, by=actor_of(request))
        except StepRefused as refusal:
            faults = list(refusal.reasons)
        else:
            messages.success(request, "已出具补充材料通知书，承诺时限自明天起停。")
            return redirect("cases:case", number=number)
    context = {
        "case": case,
        "more": needs_not_asked_for(case),
        "faults": faults,
        "chosen": chosen,
        "why": why,
    }
    return render(request, "cases/supplement.html", context, status=422 if faults else 200)


@require_POST
@duty_required(Duty.ACCEPT, *REVIEWERS, department=D.REGISTRATION)
def received(request: HttpRequest, number: str) -> HttpResponse:
    """接收凭证: all has come, time runs again."""
    case = case_or_404(request, number)
    try:
        supplement_received(case.pk, by=actor_of(request))
        messages.success(request, "补充材料已收齐，恢复计时。")
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("cases:case", number=number)
