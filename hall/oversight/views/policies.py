"""政策文件: drafted by the administrator, tried on past cases, issued and ended by another person (J13)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hall.clock import today
from hall.oversight.policy_forms import DraftForm, RepealForm, SinceForm
from hall.policy.drafting import approve_repeal, drop_repeal, issue, propose_repeal, save_draft
from hall.policy.models import PolicyDocument
from hall.policy.trying import try_out
from hall.policy.wording import holding, line_of, set_by
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty

LOOKED_BACK = timedelta(days=365)
SHOWN = 200


@require_GET
@duty_required(Duty.ADMINISTER, Duty.SUPERVISE, Duty.AUDIT)
def policies(request: HttpRequest) -> HttpResponse:
    """Every document with its status today, and what they say together."""
    rows = PolicyDocument.objects.select_related("drafted_by", "approved_by")
    context = {
        "drafts": [line_of(one, today()) for one in rows.drafts()],
        "issued": [line_of(one, today()) for one in rows.issued()],
        "holding": holding(today()),
        "may_draft": actor_of(request).has_duty(Duty.ADMINISTER),
    }
    return render(request, "oversight/policies.html", context)


@require_GET
@duty_required(Duty.ADMINISTER, Duty.SUPERVISE, Duty.AUDIT)
def policy(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: what it says and what may be done with it."""
    return _show(request, get_object_or_404(PolicyDocument, pk=pk))


def _show(request: HttpRequest, document: PolicyDocument, repeal: RepealForm | None = None) -> HttpResponse:
    by = actor_of(request)
    context: dict[str, Any] = {
        "line": line_of(document, today()),
        "document": document,
        "rows": set_by(document, today()),
        "repeal": document.repeals.filter(approved_at=None).select_related("proposed_by").first(),
        "repeal_form": repeal or RepealForm(),
        "since_form": SinceForm(initial={"since": today() - LOOKED_BACK}),
        "may_draft": by.has_duty(Duty.ADMINISTER),
        "may_approve": by.supervises_hall,
        "me": by.officer_id,
    }
    return render(request, "oversight/policy.html", context, status=422 if repeal else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@duty_required(Duty.ADMINISTER)
def draft(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write a draft or change one; what is wrong stands beside its field and nothing typed is lost."""
    document = get_object_or_404(PolicyDocument.objects.drafts(), pk=pk) if pk else None
    form = DraftForm(request.POST or None, instance=document)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_draft(form.draft(), by=actor_of(request), document_id=pk)
        except ValidationError as refused:
            form.take(refused)
        else:
            messages.success(request, "草案已保存。可以先用过去的件试算，再请主管批准印发。")
            return redirect("oversight:policy", saved.pk)
    context = {"form": form, "document": document}
    return render(request, "oversight/policy_draft.html", context, status=422 if form.errors else 200)


@require_GET
@duty_required(Duty.ADMINISTER, Duty.SUPERVISE, Duty.AUDIT)
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """Past cases since `?since=` under the rules of their day and under this document."""
    document = get_object_or_404(PolicyDocument, pk=pk)
    begun = today() - LOOKED_BACK
    form = SinceForm(request.GET if "since" in request.GET else {"since": begun.isoformat()})
    tallies = try_out(document, since=form.cleaned_data["since"], today=today()) if form.is_valid() else []
    changes = [change for tally in tallies for change in tally.changes]
    context = {
        "document": document,
        "form": form,
        "rows": set_by(document, today()),
        "tallies": tallies,
        "changes": changes[:SHOWN],
        "cut": max(len(changes) - SHOWN, 0),
    }
    return render(request, "oversight/policy_trial.html", context, status=422 if form.errors else 200)


@require_POST
@duty_required(Duty.ADMINISTER)
def repeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose that a document end on a day."""
    document, form = get_object_or_404(PolicyDocument, pk=pk), RepealForm(request.POST)
    if form.is_valid():
        try:
            propose_repeal(pk, by=actor_of(request), **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, "已提出废止，等主管批准。")
            return redirect("oversight:policy", pk)
    return _show(request, document, form)


@require_POST
@duty_required(Duty.SUPERVISE, Duty.ADMINISTER)
def decide(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Issue a draft, approve a repeal or drop it."""
    get_object_or_404(PolicyDocument, pk=pk)
    try:
        DECISIONS[act](pk, by=actor_of(request))
        messages.success(request, SAID[act])
    except (ValidationError, PermissionDenied) as refused:
        messages.error(request, "；".join(getattr(refused, "messages", [str(refused)])))
    return redirect("oversight:policy", pk)


DECISIONS: dict[str, Any] = {"issue": issue, "repeal": approve_repeal, "drop": drop_repeal}
SAID = {
    "issue": "已批准印发，自施行日起按它执行。",
    "repeal": "已批准废止，自废止日起不再执行。",
    "drop": "废止的提议已撤回，文件照常执行。",
}
