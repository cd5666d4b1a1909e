"""测绘成果: the measured table of a building – uploaded, looked through, then taken."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from hall.exchange.models import KeptSheet
from hall.look.paging import page_by, part_of
from hall.staff.access import actor_of, duty_required
from registration.services.survey_tables import PURPOSE, SURVEYORS, preview_of, take_survey, upload_survey
from registration.survey_forms import SurveyForm

surveys_buildings = duty_required(*SURVEYORS)


@require_http_methods(["GET", "POST"])
@surveys_buildings
def surveys(request: HttpRequest) -> HttpResponse:
    """Upload a table; what was taken of late."""
    form = SurveyForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        file = said.pop("table")
        try:
            kept = upload_survey(
                said.pop("parcel_number"), file.name, file.read(), by=actor_of(request), **said
            )
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            return redirect("registration:survey", pk=kept.pk)
    rows = KeptSheet.objects.filter(purpose=PURPOSE).defer("content")
    context = {"form": form, "page": page_by(rows, ("id",), request.GET, newest_first=True)}
    return render(request, "registration/surveys.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@surveys_buildings
def survey(request: HttpRequest, pk: int) -> HttpResponse:
    """One table: before 入库 what it would do, afterwards what came of it."""
    sheet = get_object_or_404(KeptSheet, pk=pk, purpose=PURPOSE)
    faults: list[str] = []
    if request.method == "POST":
        try:
            done = take_survey(sheet.pk, by=actor_of(request))
        except ValidationError as wrong:
            faults = wrong.messages
        else:
            messages.success(request, f"已入库 {done.outcome['units']} 个单元。")
            return redirect("registration:survey", pk=pk)
    context: dict[str, Any] = {"sheet": sheet, "faults": faults}
    if sheet.used_at is None and not faults:
        try:
            context["preview"] = seen = preview_of(sheet)
            context["page"] = part_of(seen.rooms, request.GET, size=50)
        except ValidationError as wrong:
            context["faults"] = wrong.messages
    return render(request, "registration/survey.html", context, status=422 if context["faults"] else 200)
