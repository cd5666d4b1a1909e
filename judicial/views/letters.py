"""函询: what the registry asks of a court, and the court's answer at its desk."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from hall.cases.models import Case
from hall.staff.access import actor_of, duty_required, officer_of
from hall.staff.departments import D
from judicial.access import court_desk
from judicial.auctions.asking import LABELS
from judicial.auctions.replying import ANSWERS, MAY_RECORD, answer_letter
from judicial.courts import Court
from judicial.forms.auctions import AnswerForm, PaperAnswerForm
from judicial.models import CourtLetter
from judicial.views.acting import act


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
    context = {"letter": found, "lines": lines_of(found), "form": form}
    return render(request, "judicial/auctions/letter.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@duty_required(*MAY_RECORD)
def paper_reply(request: HttpRequest, case_number: str) -> HttpResponse:
    """An answer that came on paper: registry, housing or tax write it down with its scan."""
    case = get_object_or_404(Case.objects.visible_to(actor_of(request)), number=case_number)
    found = get_object_or_404(CourtLetter, case_number=case.number)
    points = {name: LABELS[name] for name in found.points}
    form = PaperAnswerForm(request.POST or None, request.FILES or None, points=points)
    if form.is_bound and form.is_valid() and written_down(request, found, form):
        messages.success(request, "纸质复函已登记，计时恢复，过户继续办理。")
        return redirect("cases:case", case_number)
    context = {"letter": found, "case": case, "lines": lines_of(found), "form": form}
    return render(request, "judicial/auctions/paper_reply.html", context, status=422 if form.errors else 200)


def written_down(request: HttpRequest, found: CourtLetter, form: PaperAnswerForm) -> bool:
    """Record the paper once per sent form; False with the reasons at the fields."""
    said = {name: form.cleaned_data[name] for name in found.points}
    number, paper, by = form.cleaned_data["reply_number"], form.paper(), actor_of(request)
    run = partial(answer_letter, found.pk, said, reply_number=number, by=by, paper=paper)
    return act(request, form, lambda: {"case": run().case_number}) is not None


def lines_of(letter: CourtLetter) -> list[tuple[str, list[str], str]]:
    """Every point: what it is called, what stands in the book, and the answer in words."""
    return [
        (LABELS[name], words, ANSWERS.get(letter.answer.get(name, ""), ""))
        for name, words in letter.points.items()
    ]
