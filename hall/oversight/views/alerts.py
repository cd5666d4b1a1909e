"""督办: what the supervisor has to see to – late cases, late answers, filings nobody decided (T13, T16)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from hall.cases.models import Alert, AlertKind, Extension
from hall.cases.models.alert import FOR_SUPERVISORS
from hall.cases.refusals import StepRefused
from hall.cases.services.escalating import deal_with
from hall.inquiries.models import QuestionAlert
from hall.look.paging import page_by
from hall.look.shapes import Tile
from hall.look.typed import words_in
from hall.staff.access import actor_of, duty_required
from hall.staff.departments import D
from hall.staff.duties import Duty

LIGHTS = {AlertKind.LATE: "stop", AlertKind.REVIEW_LATE: "stop", AlertKind.DEEMED: "warn"}

MOST = 50
"""So many overdue replies are shown; the desk of the inquiries has all."""


@require_GET
@duty_required(Duty.SUPERVISE, Duty.AUDIT)
def alerts(request: HttpRequest) -> HttpResponse:
    """Standing alerts by kind, the newest first; replies overdue; extensions that wait for a decision."""
    chosen = request.GET.get("show", "")
    standing = Alert.objects.standing().for_supervisors()
    tiles = [Tile(standing.count(), "全部", "?", "", chosen not in FOR_SUPERVISORS)]
    tiles += [
        Tile(standing.filter(kind=kind).count(), kind.label, f"?show={kind}", LIGHTS[kind], chosen == kind)
        for kind in FOR_SUPERVISORS
    ]
    rows = standing.filter(kind=chosen) if chosen in FOR_SUPERVISORS else standing
    page = page_by(rows.select_related("case"), ("id",), request.GET, newest_first=True)
    late = QuestionAlert.objects.standing().for_supervisors_of(actor_of(request).department)
    context = {
        "inquiries": late.select_related("question__inquiry")[:MOST],
        "lines": [(alert, LIGHTS[AlertKind(alert.kind)]) for alert in page.rows],
        "page": page,
        "tiles": tiles,
        "extensions": Extension.objects.filter(granted=None).select_related("case", "asked_by"),
    }
    return render(request, "oversight/alerts.html", context)


@require_POST
@duty_required(Duty.SUPERVISE, department=D.REGISTRATION)
def dealt_with(request: HttpRequest, pk: int) -> HttpResponse:
    """The supervisor says what has been done about it."""
    alert = get_object_or_404(Alert, pk=pk)
    try:
        deal_with(alert.pk, note=words_in(request, "note"), by=actor_of(request))
        messages.success(request, f"{alert.case.number} 的督办已记下。")
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("oversight:alerts")
