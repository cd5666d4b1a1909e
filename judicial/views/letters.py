"""函询: what the registry asks of a court, and the court's answer at its desk."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from hall.staff.access import actor_of, officer_of
from hall.staff.departments import D
from judicial.access import court_desk
from judicial.auctions.asking import LABELS, answer_letter
from judicial.courts import Court
from judicial.forms.auctions import AnswerForm
from judicial.models import CourtLetter
from judicial.views.auctions import act


@require_http_methods(["GET", "POST"])
@court_desk
def letter(request: HttpRequest, court: Court, case_number: str) -> HttpResponse:
    """One letter to this court: what is asked, and its answer."""
    found = get_object_or_404(CourtLetter.objects.of_court(court.code), case_number=case_number)
    points = {name: LABELS[name] for name in found.points}
    form = AnswerForm(request.POST or None, points=points)
    if form.is_bound and form.is_valid() and officer_of(request).department == D.COURT:
        said = {name: form.cleaned_data[name] for name in points}
        number, by = form.cleaned_data["reply_number"], actor_of(request)
        done = act(
            request,
            form,
            lambda: {"case": answer_letter(found.pk, said, reply_number=number, by=by).case_number},
        )
        if done is not None:
            messages.success(request, "已复函登记机构，过户继续办理。")
            return redirect("judicial:letter", case_number)
    lines = [(LABELS[name], words) for name, words in found.points.items()]
    context = {"letter": found, "lines": lines, "form": form}
    return render(request, "judicial/auctions/letter.html", context, status=422 if form.errors else 200)
