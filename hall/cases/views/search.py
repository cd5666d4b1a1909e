"""查找业务件 (G11): by case number, unit number, certificate number, or name and ID number."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hall.cases.finding_cases import find_cases
from hall.cases.forms import SearchForm
from hall.cases.lights import light_of
from hall.clock import today
from hall.staff.access import actor_of
from hall.staff.audit import record_look


@require_http_methods(["GET", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """One form for all keys; ID numbers travel in the body, never in the address (promise:R14)."""
    form = SearchForm(request.POST if request.method == "POST" else request.GET or None)
    cases = []
    if form.is_bound and form.is_valid():
        by = actor_of(request)
        cases = find_cases(form.cleaned_data, by=by)
        if form.cleaned_data["document_number"]:
            record_look(by, "证件号检索", ["document_number"], "查找业务件")
        if len(cases) == 1:
            return redirect("cases:case", number=cases[0].number)
    lines = [(case, light_of(case, today())) for case in cases]
    return render(request, "cases/search.html", {"form": form, "lines": lines, "asked": form.is_bound})
