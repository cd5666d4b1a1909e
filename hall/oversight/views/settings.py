"""目录设置: the administrator proposes, another person who supervises approves; within the law (G27)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hall.catalogue.items import ITEMS
from hall.catalogue.models import CatalogueSetting, Knob
from hall.catalogue.overlay import approve_setting, promised_days, propose_setting
from hall.clock import today
from hall.oversight.forms import SettingForm, forms_of
from hall.oversight.setting_words import in_words
from hall.staff.access import actor_of, duty_required
from hall.staff.departments import D
from hall.staff.duties import Duty

SHOWN = 200


@require_GET
@duty_required(Duty.ADMINISTER, Duty.SUPERVISE, Duty.AUDIT)
def overlay(request: HttpRequest) -> HttpResponse:
    """What waits for approval, what holds, and the knobs of the item chosen by `?item=`."""
    return _show(request, request.GET.get("item", ""))


def _show(request: HttpRequest, code: str, bound: list[SettingForm] | None = None) -> HttpResponse:
    by, item = actor_of(request), ITEMS.get(code)
    rows = CatalogueSetting.objects.select_related("proposed_by", "approved_by")
    may_propose = by.has_duty(Duty.ADMINISTER)
    context: dict[str, Any] = {
        "waiting": [in_words(one) for one in rows.waiting()],
        "settled": [in_words(one) for one in rows.exclude(approved_at=None)[:SHOWN]],
        "items": [(one.code, one.name) for one in ITEMS.values() if one.offered],
        "item": item,
        "days": promised_days(item, today()) if item else 0,
        "forms": (bound or forms_of(item)) if item and may_propose else [],
        "may_propose": may_propose,
        "may_approve": by.supervises_hall,
        "me": by.officer_id,
    }
    return render(request, "oversight/settings.html", context, status=422 if bound else 200)


@require_POST
@duty_required(Duty.ADMINISTER)
def propose(request: HttpRequest, code: str) -> HttpResponse:
    """Propose one setting; a wrong one stays with what is wrong beside it."""
    if code not in ITEMS or request.POST.get("knob") not in Knob.values:
        raise Http404(code)
    knob = Knob(request.POST["knob"])
    bound = forms_of(ITEMS[code], request.POST, knob)
    form = next((one for one in bound if one.knob == knob), None)
    if form is not None and form.is_valid():
        try:
            propose_setting(item_code=code, knob=knob, by=actor_of(request), **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, "已提出，等主管批准后自生效日起执行。")
            return redirect(f"{reverse('oversight:settings')}?item={code}")
    return _show(request, code, bound)


@require_POST
@duty_required(Duty.SUPERVISE, department=D.REGISTRATION)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve what somebody else has proposed."""
    setting = get_object_or_404(CatalogueSetting, pk=pk)
    try:
        approve_setting(setting.pk, by=actor_of(request))
        messages.success(request, "已批准，自生效日起执行。")
    except (ValidationError, PermissionDenied) as refused:
        messages.error(request, "；".join(getattr(refused, "messages", [str(refused)])))
    return redirect("oversight:settings")
