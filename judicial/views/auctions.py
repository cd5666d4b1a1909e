"""拍卖过户 on the court's desk: its sales, their papers and days; nobody sees another court's."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hall.clock import now, today
from hall.look.paging import page_by
from hall.staff.access import actor_of
from judicial.access import court_desk
from judicial.auctions.checks import reminder_of_housing
from judicial.auctions.deadline import days_left, days_since_sale, term_words
from judicial.auctions.differing import note_difference
from judicial.auctions.joining import order_of_sale, papers_told, said_of_sale
from judicial.auctions.lights import light_of
from judicial.auctions.registering import note_days, register_auction
from judicial.courts import Court
from judicial.forms.auctions import DaysForm, PapersForm, SaleForm
from judicial.models import Auction, CourtLetter, CourtOrder
from judicial.services.sale_papers import send_papers
from judicial.views.acting import act


@require_GET
@court_desk
def auctions(request: HttpRequest, court: Court) -> HttpResponse:
    """This court's sales, the newest first, each with its own ten-day clock."""
    rows = Auction.objects.of_court(court.code).prefetch_related("buyers")
    page = page_by(rows, ("id",), request.GET, newest_first=True)
    context = {"page": page, "lines": [(one, light_of(one, today())) for one in page.rows], "now": now()}
    return render(request, "judicial/auctions/list.html", context)


@require_http_methods(["GET", "POST"])
@court_desk
def new_auction(request: HttpRequest, court: Court) -> HttpResponse:
    """成交登记."""
    form = SaleForm(request.POST or None, initial=prefilled(request, court))
    if form.is_bound and form.is_valid():
        by = actor_of(request)
        note_difference(form.said(), court, by=by)
        number = act(request, form, lambda: {"number": register_auction(form.said(), court, by=by).number})
        if number is not None:
            messages.success(request, "已登记成交。付清全款、作出裁定后，请按期送达裁定和协助执行文件。")
            return redirect("judicial:auction", number["number"])
    context = {"form": form, "court": court}
    return render(request, "judicial/auctions/new.html", context, status=422 if form.errors else 200)


def prefilled(request: HttpRequest, court: Court) -> dict[str, str]:
    """What the court's own transfer order `?order=` has said already."""
    found = CourtOrder.objects.of_court(court.code).filter(number=request.GET.get("order", "")).first()
    return said_of_sale(found) if found else {}


@require_http_methods(["GET", "POST"])
@court_desk
def auction(request: HttpRequest, court: Court, number: str) -> HttpResponse:
    """One sale: its days and clock; the papers are delivered here."""
    found = get_object_or_404(Auction.objects.of_court(court.code), number=number)
    form = PapersForm(
        request.POST or None,
        request.FILES or None,
        initial={"ruling_number": found.execution_number} | days_of(found),
    )
    if form.is_bound and form.is_valid() and sent(request, form, found, court):
        messages.success(request, "已送达登记机构，送达回证已出具；登记机构当日通知买受人。")
        return redirect("judicial:auction", number)
    context = shown(found) | {"form": form, "days": DaysForm(initial=days_of(found))}
    return render(request, "judicial/auctions/auction.html", context, status=422 if form.errors else 200)


def sent(request: HttpRequest, form: PapersForm, found: Auction, court: Court) -> bool:
    """Send the papers once per sent form; False with the reasons at the fields."""
    run = partial(send_papers, found, form.said(), court, by=actor_of(request), scans=form.scans())
    return act(request, form, lambda: {"number": run().number}) is not None


@require_POST
@court_desk
def auction_days(request: HttpRequest, court: Court, number: str) -> HttpResponse:
    """Payment and ruling as they become known; the clock follows."""
    found = get_object_or_404(Auction.objects.of_court(court.code), number=number)
    form = DaysForm(request.POST)
    if form.is_valid():
        try:
            note_days(found.pk, **form.cleaned_data, by=actor_of(request))
            messages.success(request, "日期已登记，函告期限已重新计算。")
            return redirect("judicial:auction", number)
        except ValidationError as refused:
            form.take_errors(refused)
    context = shown(found) | {"form": PapersForm(initial=days_of(found)), "days": form}
    return render(request, "judicial/auctions/auction.html", context, status=422)


def shown(found: Auction) -> dict[str, Any]:
    """What the page of a sale shows besides its forms."""
    matter = order_of_sale(found)
    return {
        "order": matter.order if matter else None,
        "term": term_words(found),
        "reminder": reminder_of_housing(found),
        "auction": found,
        "light": light_of(found, today()),
        "left": days_left(found, today()),
        "since": days_since_sale(found),
        "letter": CourtLetter.objects.filter(case_number=found.case_number or "-").first(),
    }


def days_of(found: Auction) -> dict[str, Any]:
    """What is known of the sale's days and ruling, from its transfer order where that came first."""
    noted = {"paid_on": found.paid_on, "ruled_on": found.ruled_on, "served_on": found.served_on}
    return papers_told(found) | {name: day for name, day in noted.items() if day}
