"""买受人的页面: reached with the code of the notice – what is pre-filled, what to bring, taxes, a booking."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from hall.clock import now, today
from hall.staff.access import address_of
from hall.staff.actors import Actor, applicant
from hall.staff.models import Hall
from judicial.auctions.booking import book, booking_of, cancel_booking, under_way
from judicial.auctions.notifying import BRING, RELIEF, taxes_of
from judicial.auctions.slots import by_day, slots_of
from judicial.forms.bookings import BookingForm
from judicial.models import Auction
from judicial.places import hall_at
from judicial.views.acting import act


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one sale for its buyers; names are masked; 404 for a code nobody was sent."""
    found = get_object_or_404(Auction.objects.exclude(delivered_at=None), notice_code=code)
    halls = Hall.objects.filter(is_open=True).exclude(bookings_per_half_day=0)
    own = hall_at(found.unit_numbers) or halls.first()
    chosen = halls.filter(code=request.GET.get("hall", "")).first() or own
    offered = slots_of(chosen, now()) if chosen else []
    form = BookingForm(request.POST or None, offered=offered)
    if request.method == "POST" and chosen and done(request, found, chosen, form):
        return redirect("buyers:notice", code)
    booking = booking_of(found)
    missed = booking is not None and booking.on < today()
    context = {
        "auction": found,
        "case": under_way(found),
        "booking": None if missed else booking,
        "missed": missed,
        "halls": halls,
        "hall": chosen,
        "days": by_day(offered),
        "form": form,
        "bring": (*BRING, RELIEF),
        "taxes": taxes_of(found),
    }
    return render(request, "judicial/notice/page.html", context, status=422 if form.errors else 200)


def done(request: HttpRequest, found: Auction, hall: Hall, form: BookingForm) -> bool:
    """Book or cancel once per sent form; False with the reasons in the form."""
    by = buyer_of(request, found)
    if "cancel" in request.POST:
        cancel_booking(found.pk, by=by)
        messages.success(request, "预约已取消，可以另约，也可以直接到窗口。")
        return True
    if not form.is_valid():
        return False
    slot = form.cleaned_data["slot"]
    if act(request, form, lambda: {"pk": book(found.pk, hall, slot, by=by).pk}, by=by) is None:
        return False
    messages.success(request, "已经约好，到时凭身份证件到大厅，不用取号排队。")
    return True


def buyer_of(request: HttpRequest, found: Auction) -> Actor:
    """Who books: the first buyer, masked; nobody else was sent the code."""
    first = found.buyers.first()
    return applicant(f"买受人{first.masked_name}" if first else "买受人", address=address_of(request))
