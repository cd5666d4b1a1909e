"""实地查看: appointed and recorded on one page; the photos open from there."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.clock.grounds import StopGround
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty
from registration.models import SiteVisit, SiteVisitPhoto
from registration.services.visiting import appoint_visit, record_visit
from registration.site_visit_forms import AppointmentForm, VisitForm
from registration.views.access import reads_the_book

visits_sites = duty_required(Duty.EXAMINE, Duty.APPROVE)


@require_http_methods(["GET", "POST"])
@visits_sites
def site_visit(request: HttpRequest, number: str) -> HttpResponse:
    """The records of a case, and the form of the next."""
    case, by = get_object_or_404(Case, number=number), actor_of(request)
    first = {"place": case.located_at}
    form = VisitForm(request.POST or None, request.FILES or None, officer_id=by.officer_id, initial=first)
    if form.is_bound and form.is_valid():
        try:
            record_visit(case.pk, form.seen(), by=by)
        except (ValidationError, StepRefused) as refusal:
            take_refusal(form, refusal)
        else:
            messages.success(request, "已登记实地查看，计时恢复。")
            return redirect("registration:site-visit", number=number)
    return page(request, case, form, AppointmentForm())


def page(request: HttpRequest, case: Case, form: VisitForm, appointment: AppointmentForm) -> HttpResponse:
    visits = SiteVisit.objects.filter(case_number=case.number).prefetch_related("photos")
    context = {
        "case": case,
        "form": form,
        "appointment": appointment,
        "visits": visits.select_related("first_officer", "second_officer"),
        "waiting": case.pauses.filter(ground=StopGround.SITE_VISIT, until=None).first(),
    }
    status = 422 if form.errors or appointment.errors else 200
    return render(request, "registration/site_visit.html", context, status=status)


def take_refusal(form: VisitForm | AppointmentForm, refusal: ValidationError | StepRefused) -> None:
    """Put each sentence beside its field."""
    if isinstance(refusal, ValidationError) and hasattr(refusal, "error_dict"):
        for name, sentences in refusal.message_dict.items():
            form.add_error(name if name in form.fields else None, sentences)
    else:
        sentences = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
        form.add_error(None, sentences)


@require_POST
@visits_sites
def appoint(request: HttpRequest, number: str) -> HttpResponse:
    """约定查看: the clocks wait from here on."""
    case, by = get_object_or_404(Case, number=number), actor_of(request)
    appointment = AppointmentForm(request.POST)
    if appointment.is_valid():
        try:
            appoint_visit(case.pk, on=appointment.cleaned_data["on"], by=by)
        except (ValidationError, StepRefused) as refusal:
            take_refusal(appointment, refusal)
        else:
            messages.success(request, "已约定实地查看，计时中止。")
            return redirect("registration:site-visit", number=number)
    return page(request, case, VisitForm(officer_id=by.officer_id), appointment)


@require_GET
@reads_the_book
def photo(request: HttpRequest, number: str, pk: int) -> FileResponse:
    """One photo of a visit."""
    found = get_object_or_404(SiteVisitPhoto, pk=pk, visit__case_number=number)
    response = FileResponse(found.file.open(), content_type=found.content_type)
    response["Cache-Control"] = "no-store"
    return response
