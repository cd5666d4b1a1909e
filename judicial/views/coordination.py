"""执行前告知住建: the court tells, housing records the coordination; each has its own page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from hall.look.paging import page_by
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty
from judicial.access import court_desk
from judicial.auctions.coordinating import record_coordination, tell_housing
from judicial.auctions.joining import order_of_sale
from judicial.courts import Court
from judicial.forms.auctions import HousingNoticeForm, RecordForm
from judicial.models import Auction, Coordination
from judicial.views.acting import act


@require_http_methods(["GET", "POST"])
@court_desk
def told(request: HttpRequest, court: Court) -> HttpResponse:
    """This court's notices to housing, and a new one."""
    form = HousingNoticeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said, by = dict(form.cleaned_data), actor_of(request)
        said["unit_numbers"] = [line for line in said["unit_numbers"].splitlines() if line.strip()]
        done = act(request, form, lambda: {"number": tell_housing(court, **said, by=by).number})
        if done is not None:
            messages.success(request, f"已告知住建部门（{done['number']}），会商情况记录后即可登记成交。")
            return redirect("judicial:told")
    page = page_by(Coordination.objects.of_court(court.code), ("id",), request.GET, newest_first=True)
    context = {"form": form, "page": page}
    return render(request, "judicial/auctions/told.html", context, status=422 if form.errors else 200)


@require_GET
@duty_required(Duty.REVIEW_HOUSING)
def coordinations(request: HttpRequest) -> HttpResponse:
    """Housing's page: what courts have told, the unanswered first."""
    page = page_by(Coordination.objects.all(), ("id",), request.GET, newest_first=True)
    waiting = Coordination.objects.is_open().order_by("told_at")
    rulings = Auction.objects.copied_to_housing().order_by("-delivered_at")
    context = {"page": page, "waiting": waiting[:50], "rulings": rulings[:50]}
    return render(request, "judicial/auctions/coordinations.html", context)


@require_GET
@duty_required(Duty.REVIEW_HOUSING)
def ruling(request: HttpRequest, number: str) -> HttpResponse:
    """Housing's copy of the papers of a sale out of a developer's project, with their scans (J8)."""
    found = get_object_or_404(Auction.objects.copied_to_housing(), number=number)
    matter = order_of_sale(found)
    context = {"auction": found, "order": matter.order if matter else None}
    return render(request, "judicial/auctions/ruling.html", context)


@require_http_methods(["GET", "POST"])
@duty_required(Duty.REVIEW_HOUSING)
def coordination(request: HttpRequest, number: str) -> HttpResponse:
    """One notice, and housing's record of the coordination."""
    found = get_object_or_404(Coordination, number=number)
    form = RecordForm(request.POST or None)
    if form.is_bound and form.is_valid():
        by, words = actor_of(request), form.cleaned_data["record"]
        done = act(request, form, lambda: {"number": record_coordination(found.pk, words, by=by).number})
        if done is not None:
            messages.success(request, "会商情况已记录，法院同时得到通知。")
            return redirect("judicial:coordinations")
    context = {"notice": found, "form": form}
    return render(request, "judicial/auctions/coordination.html", context, status=422 if form.errors else 200)
