"""更正: at reception the application is put right – a wrong name, a share, one person more."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hall.cases.forms.intake import Application
from hall.cases.forms.typed import Typed, as_form_data, kept, rearranged, said_again
from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.amending import amend as amend_case
from hall.floor.reception import decided, frame, reception_or_404
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty


@require_http_methods(["GET", "POST"])
@duty_required(Duty.ACCEPT)
def amend(request: HttpRequest, number: str) -> HttpResponse:
    """The same form as at the beginning, filled with what the case says."""
    case = reception_or_404(request, number)
    if (gone := decided(request, case)) is not None:
        return gone
    if request.method == "GET":
        return _show(request, case, said_again(case))
    typed = kept(request.POST)
    if (changed := rearranged(typed, request.POST)) is not None:
        return _show(request, case, changed)
    application = Application(case.item, as_form_data(typed), filed=True)
    if application.is_valid() and _amend(request, case, application):
        messages.success(request, "已更正。申请书有变，请申请人重新签名。")
        return redirect("floor:materials", number=number)
    return _page(request, case, application, faults=list(application.faults()))


def _amend(request: HttpRequest, case: Case, application: Application) -> bool:
    try:
        amend_case(case.pk, application.filing(hall_id=case.hall_id), by=actor_of(request))
    except ValidationError as error:
        application.take_errors(error)
        return False
    except StepRefused as refusal:
        application.others.extend(refusal.reasons)
        return False
    return True


def _show(request: HttpRequest, case: Case, typed: Typed) -> HttpResponse:
    application = Application(case.item, as_form_data(typed), filed=True)
    application.begin_at(last_person="add_person" in request.POST, unit_of=request.POST.get("add_unit", ""))
    return _page(request, case, application)


def _page(request: HttpRequest, case: Case, application: Application, **more: Any) -> HttpResponse:
    context = frame(request, case, "amend") | {"application": application, "item": case.item} | more
    return render(request, "floor/amend.html", context, status=422 if more.get("faults") else 200)
