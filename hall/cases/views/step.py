"""Taking a step: the one POST for all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hall.cases.models import Case
from hall.cases.next_steps import NextSteps
from hall.cases.refusals import CaseMovedOn, StepRefused
from hall.cases.services.steps import take_step
from hall.cases.step import STEPS
from hall.cases.views.case import case_or_404, context_of
from hall.exchange.commands import once
from hall.look.shapes import StepButton
from hall.look.typed import words_in
from hall.staff.access import actor_of
from hall.staff.actors import Actor
from hall.staff.audit import record_act


@require_POST
def step(request: HttpRequest, number: str) -> HttpResponse:
    """Take a step; the same form sent twice does it once (G6), a refused one keeps what was typed.

    Whoever lacks the duty gets 403, and the audit a line (promise:R13).
    """
    found, by, name = case_or_404(request, number), actor_of(request), request.POST.get("step", "")
    if name not in STEPS:
        messages.error(request, "没有这个步骤，请从页面上的按钮办理。")
        return redirect("cases:case", number=number)
    try:
        _take_once(request, found, name, by)
    except StepRefused as refusal:
        return _refused(request, number, name, refusal)
    except PermissionDenied:
        record_act(by, "越权被拒", f"case:{number}", step=name)
        raise
    messages.success(request, f"已办理：{STEPS[name].label}。")
    return redirect("cases:case", number=number)


def _refused(request: HttpRequest, number: str, name: str, refusal: StepRefused) -> HttpResponse:
    """The case as it stands now, every reason on top, the opinion still in its field (G5)."""
    context = context_of(request, case_or_404(request, number), "review")
    if "steps" in context:
        context["steps"] = with_opinion(context["steps"], name, words_in(request, "reason"))
    more: dict[str, Any] = {
        "faults": refusal.reasons,
        "refused_label": STEPS[name].label,
        "reversing": name,
        "opinion": words_in(request, "reason"),
    }
    status = 409 if isinstance(refusal, CaseMovedOn) else 422
    return render(request, "cases/tabs/review.html", context | more, status=status)


def with_opinion(steps: NextSteps, name: str, opinion: str) -> NextSteps:
    """The same steps with what the officer had typed for one of them."""

    def filled(button: StepButton) -> StepButton:
        return replace(button, opinion=opinion) if button.code == name else button

    return replace(
        steps,
        buttons=[filled(button) for button in steps.buttons],
        reversals=[filled(button) for button in steps.reversals],
    )


def _take_once(request: HttpRequest, case: Case, name: str, by: Actor) -> None:
    """Take the step under the form's own number; raises what the door raises, and CommandConflict."""
    reason = words_in(request, "reason")
    acknowledged = dict.fromkeys(request.POST.getlist("acknowledged"), reason or "已阅知")
    once(
        key=request.POST.get("command_key", ""),
        body={"case": case.number, "step": name, "reason": reason, "acknowledged": sorted(acknowledged)},
        by=by,
        stream=case.number,
        run=lambda: {
            "state": take_step(case.pk, name, by=by, reason=reason, acknowledged=acknowledged).state
        },
    )
