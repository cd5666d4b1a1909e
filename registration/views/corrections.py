"""依职权更正: the three acts of the case's side panel."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.look.typed import words_in
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty
from registration.services.correcting import announce_correction, give_way, notify_owner


@require_POST
@duty_required(Duty.ACCEPT, Duty.EXAMINE, Duty.APPROVE)
def correcting(request: HttpRequest, number: str) -> HttpResponse:
    """通知权利人, 公告, or give way to the holder's own application."""
    by = actor_of(request)
    case = get_object_or_404(Case.objects.visible_to(by), number=number)
    act = request.POST.get("act")
    try:
        if act == "notify":
            messages.success(
                request, f"已出具{notify_owner(case.pk, by=by).official_number}，承诺时限自明天起停。"
            )
        elif act == "announce":
            messages.success(request, f"已公告：{announce_correction(case.pk, by=by).number}。")
        else:
            give_way(case.pk, words_in(request, "applied"), by=by)
            messages.success(request, "本件已终结，按权利人的申请办理。")
    except StepRefused as refusal:
        for sentence in refusal.reasons:
            messages.error(request, sentence)
    except PermissionDenied as denied:
        messages.error(request, str(denied))
    return redirect("cases:case", number=number)
