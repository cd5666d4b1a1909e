"""公告 of a case, as officers see it: an objection noted, the end of its days registered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from hall.cases.models import Announcement
from hall.cases.refusals import StepRefused
from hall.cases.services.announcements import finish, note_objection
from hall.cases.views.case import case_or_404
from hall.look.typed import words_in
from hall.staff.access import actor_of, duty_required
from hall.staff.departments import D
from hall.staff.duties import Duty


@require_http_methods(["GET", "POST"])
@duty_required(Duty.EXAMINE, Duty.APPROVE, Duty.SUPERVISE, department=D.REGISTRATION)
def announcement(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Show it; take down what was objected, or its end."""
    case, faults = case_or_404(request, number), []
    one = get_object_or_404(Announcement, pk=pk, case=case)
    if request.method == "POST":
        by, words = actor_of(request), words_in(request, "words")
        try:
            if request.POST.get("act") == "objection":
                note_objection(one.pk, words, by=by)
            else:
                finish(one.pk, by=by, finding=words)
        except StepRefused as refusal:
            faults = list(refusal.reasons)
        else:
            messages.success(request, "已登记。")
            return redirect("cases:announcement", number=number, pk=pk)
    context = {"case": case, "one": one, "faults": faults, "words": words_in(request, "words")}
    return render(request, "cases/announcement.html", context, status=422 if faults else 200)
