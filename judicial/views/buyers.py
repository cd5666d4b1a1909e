"""买受人: the registry's list of sales whose papers have come – told, called, and opened at the counter."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hall.cases.refusals import StepRefused
from hall.clock import today
from hall.look.paging import page_by
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty
from judicial.auctions.booking import booking_of
from judicial.auctions.filing import open_transfer
from judicial.auctions.joining import order_of_sale, waiting_orders
from judicial.auctions.notifying import BRING, log_call, notify_again, taxes_of
from judicial.forms.auctions import CallForm
from judicial.models import Auction, Booking, SaleDifference
from judicial.services.papers import with_returns
from judicial.views.acting import act

SHOWN = 20


@require_GET
@duty_required(Duty.ACCEPT, Duty.SUPERVISE)
def buyers(request: HttpRequest) -> HttpResponse:
    """Sales delivered and not yet applied for, the longest waiting first."""
    booked = Prefetch("bookings", Booking.objects.standing().select_related("hall"), to_attr="booked")
    rows = Auction.objects.awaiting_buyer().prefetch_related("buyers", "told", booked)
    page = page_by(rows, ("id",), request.GET)
    told_otherwise = SaleDifference.objects.select_related("auction")[:SHOWN]
    late = Auction.objects.overdue(today()).order_by("due_on")[:SHOWN]
    context = {
        "page": page,
        "differences": told_otherwise,
        "late": late,
        "waiting": with_returns(waiting_orders()[:SHOWN]),
    }
    return render(request, "judicial/auctions/buyers.html", context)


@require_http_methods(["GET", "POST"])
@duty_required(Duty.ACCEPT, Duty.SUPERVISE)
def buyer(request: HttpRequest, number: str) -> HttpResponse:
    """One sale as the counter sees it: who, what to bring, taxes, the call log, and the case in one click."""
    found = get_object_or_404(Auction.objects.exclude(delivered_at=None), number=number)
    form = CallForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said, by = form.cleaned_data, actor_of(request)
        told = {"way": said["way"], "words": said["words"], "reached": not said["missed"]}
        if act(request, form, lambda: {"pk": log_call(found, **told, by=by).pk}) is not None:
            messages.success(request, "通知情况已记录。")
            return redirect("judicial:buyer", number)
    matter = order_of_sale(found)
    context = {
        "auction": found,
        "order": matter.order if matter else None,
        "form": form,
        "bring": BRING,
        "taxes": taxes_of(found),
        "booking": booking_of(found),
    }
    return render(request, "judicial/auctions/buyer.html", context, status=422 if form.errors else 200)


@require_POST
@duty_required(Duty.ACCEPT)
def tell_again(request: HttpRequest, number: str) -> HttpResponse:
    """The message once more, with the buyers' page; one that has no address yet gets it."""
    found = get_object_or_404(Auction, number=number)
    try:
        told = notify_again(found.pk, by=actor_of(request))
    except ValidationError as refused:
        messages.error(request, "；".join(refused.messages))
        return redirect("judicial:buyers")
    if told:
        messages.success(request, "短信已登记待发送，请同时电话通知并记录结果。")
    else:
        messages.warning(request, "没有登记买受人的电话；买受人的页面已经备好，请联系法院或者当面告知。")
    return redirect("judicial:buyer", number)


@require_POST
@duty_required(Duty.ACCEPT)
def open_case_of(request: HttpRequest, number: str) -> HttpResponse:
    """The buyers' application, pre-filled, in one click."""
    found = get_object_or_404(Auction, number=number)
    try:
        case = open_transfer(found.pk, by=actor_of(request))
    except (ValidationError, StepRefused) as refused:
        sentences = refused.messages if isinstance(refused, ValidationError) else [str(refused)]
        messages.error(request, "；".join(sentences))
        return redirect("judicial:buyer", number)
    messages.success(request, f"已按法院送达的内容收件（{case.number}），请核对身份、收材料。")
    return redirect("floor:materials", case.number)
