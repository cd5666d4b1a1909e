"""时限: pauses opened and closed with their documents, and the promise extended with approval (T11, T14)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from hall.cases.clock_display import pause_rows, share_rows
from hall.cases.forms.clock import BY_HAND, ExtensionForm, PauseForm, grounds_of
from hall.cases.lights import faces, strip_of
from hall.cases.models import Case, Extension
from hall.cases.refusals import StepRefused
from hall.cases.services.extending import ASKING, ask_extension, decide_extension
from hall.cases.services.pauses import close_pause, open_pause
from hall.cases.states import RUNNING
from hall.cases.views.case import case_or_404
from hall.clock import today
from hall.clock.grounds import StopGround
from hall.look.typed import words_in
from hall.staff.access import actor_of, duty_required
from hall.staff.departments import D
from hall.staff.duties import Duty

REVIEWERS = (Duty.EXAMINE, Duty.APPROVE, Duty.SUPERVISE)


@require_GET
@duty_required(*REVIEWERS, Duty.ACCEPT, Duty.RECORD, Duty.REVIEW_HOUSING, Duty.ASSESS, Duty.AUDIT)
def pauses(request: HttpRequest, number: str) -> HttpResponse:
    """Both clocks, every stop with its evidence, whose days they were, and what may be done."""
    case = case_or_404(request, number)
    return _show(request, case, PauseForm(case), ExtensionForm())


def _show(
    request: HttpRequest, case: Case, pause_form: PauseForm, extension_form: ExtensionForm
) -> HttpResponse:
    by = actor_of(request)
    reviews = any(by.has_duty(duty) for duty in REVIEWERS) and case.state in RUNNING
    context: dict[str, Any] = {
        "case": case,
        "faces": faces(case, today()),
        "strip": strip_of(case, today()),
        "rows": pause_rows(case, may_close=reviews, by_hand=BY_HAND),
        "shares": share_rows(case, today()),
        "extensions": case.extensions.select_related("asked_by", "decided_by"),
        "pause_form": pause_form if reviews and grounds_of(case) else None,
        "extension_form": extension_form if reviews and any(by.has_duty(one) for one in ASKING) else None,
        "may_decide": by.supervises_hall,
        "me": by.officer_id,
    }
    failed = bool(pause_form.errors or extension_form.errors)
    return render(request, "cases/pauses.html", context, status=422 if failed else 200)


@require_POST
@duty_required(*REVIEWERS, department=D.REGISTRATION)
def stop(request: HttpRequest, number: str) -> HttpResponse:
    """Open a pause; what was typed stays when it is refused."""
    case = case_or_404(request, number)
    form = PauseForm(case, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            open_pause(
                case.pk,
                StopGround(said["ground"]),
                document=said["document"],
                after=said["after"],
                by=actor_of(request),
            )
        except StepRefused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"已中止计时：{StopGround(said['ground']).label}。")
            return redirect("cases:pauses", number=number)
    return _show(request, case, form, ExtensionForm())


@require_POST
@duty_required(*REVIEWERS, department=D.REGISTRATION)
def resume(request: HttpRequest, number: str, ground: str) -> HttpResponse:
    """Close a pause that an officer opened, with the document that ends it."""
    case = case_or_404(request, number)
    if ground not in BY_HAND:
        raise Http404(ground)
    document = words_in(request, "document").strip()[:200]
    if not document:
        messages.error(request, "请填写恢复计时的凭据（文书名称和文号）。")
    elif close_pause(case.pk, StopGround(ground), document=document, by=actor_of(request)) is None:
        messages.info(request, "这一中止已经恢复，请看下面的记录。")
    else:
        messages.success(request, "已恢复计时，到期日已重新计算。")
    return redirect("cases:pauses", number=number)


@require_POST
@duty_required(*ASKING, department=D.REGISTRATION)
def extend(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for an extension of the promise."""
    case = case_or_404(request, number)
    form = ExtensionForm(request.POST)
    if form.is_valid():
        try:
            ask_extension(case.pk, by=actor_of(request), **form.cleaned_data)
        except StepRefused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "延期申请已送主管审批。")
            return redirect("cases:pauses", number=number)
    return _show(request, case, PauseForm(case), form)


@require_POST
@duty_required(Duty.SUPERVISE, department=D.REGISTRATION)
def decide_extended(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """The supervisor grants or denies."""
    case = case_or_404(request, number)
    asked = get_object_or_404(Extension, pk=pk, case=case)
    granted = request.POST.get("answer") == "grant"
    try:
        decide_extension(asked.pk, granted=granted, answer=words_in(request, "words"), by=actor_of(request))
        messages.success(request, "已批准延期，承诺到期日已重新计算。" if granted else "已退回延期申请。")
    except StepRefused as refusal:
        for sentence in refusal.reasons:
            messages.error(request, sentence)
    except PermissionDenied as denied:
        messages.error(request, str(denied))
    return redirect("cases:pauses", number=number)
