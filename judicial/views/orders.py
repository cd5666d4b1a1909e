"""查封与解封: a court serves its orders and follows them; nobody sees another court's."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from hall.clock import now
from hall.look.paging import page_by
from hall.papers.views import show
from hall.staff.access import actor_of
from judicial.access import court_desk
from judicial.courts import Court
from judicial.forms.orders import ServeForm
from judicial.models import CourtOrder, OrderScan
from judicial.services.following import follow
from judicial.services.papers import answered, papers_of_court
from judicial.services.serving import serve
from judicial.views.acting import act
from judicial.views.scans import show_scan

PREFILLED = ("matters", "unit_numbers", "earlier_number", "notice_number")


@require_GET
@court_desk
def orders(request: HttpRequest, court: Court) -> HttpResponse:
    """What this court has served, the newest first; `?text=` finds a case number or a unit."""
    text = "".join(request.GET.get("text", "").split())[:60]
    rows = CourtOrder.objects.of_court(court.code).found_by(text)
    page = page_by(rows, ("served_at", "id"), request.GET, newest_first=True)
    context = {"page": page, "lines": follow(page.rows), "text": text, "now": now(), "court": court}
    return render(request, "judicial/orders/list.html", context)


@require_http_methods(["GET", "POST"])
@court_desk
def serve_order(request: HttpRequest, court: Court) -> HttpResponse:
    """送达协助执行文书; a refusal stands above the form with everything still typed."""
    if request.method == "GET":
        return _form(request, court, ServeForm(initial=_prefilled(request)))
    form = ServeForm(request.POST, request.FILES)
    if not form.is_valid() or (number := _served(request, court, form)) is None:
        return _form(request, court, form)
    return redirect("judicial:order", number)


def _prefilled(request: HttpRequest) -> dict[str, Any]:
    said = {name: request.GET[name] for name in PREFILLED if name in request.GET}
    return said | ({"matters": [said["matters"]]} if "matters" in said else {})


def _form(request: HttpRequest, court: Court, form: ServeForm) -> HttpResponse:
    context = {"form": form, "court": court}
    return render(request, "judicial/orders/serve.html", context, status=422 if form.errors else 200)


def _served(request: HttpRequest, court: Court, form: ServeForm) -> str | None:
    """The number of the order; None when it was refused, with the reasons at the fields."""

    def run() -> dict[str, Any]:
        order, again = serve(form.notice(), court, by=actor_of(request))
        return {"number": order.number, "again": again}

    reply = act(request, form, run)
    if reply is None:
        return None
    if reply["again"]:
        messages.warning(request, "这份文书此前已经送达，没有重复登记；下面是原来的办理情况。")
    else:
        messages.success(
            request, "已送达。送达回证已出具，查封、预查封送达后，该不动产的处分登记即停止办理。"
        )
    return str(reply["number"])


@require_GET
@court_desk
def order(request: HttpRequest, court: Court, number: str) -> HttpResponse:
    """One order: what it says, how far each matter is, and the papers that came back."""
    found = get_object_or_404(CourtOrder.objects.of_court(court.code), number=number)
    (whole,) = answered([found])
    context = {"order": found, "followed": whole.followed, "papers": whole.papers, "court": court}
    return render(request, "judicial/orders/order.html", context)


@require_GET
@court_desk
def scan(request: HttpRequest, court: Court, number: str, pk: int) -> HttpResponse:
    """A scan this court has sent, opened or saved with ?download; the look is written down."""
    rows = OrderScan.objects.filter(order__court_code=court.code, order__number=number)
    return show_scan(request, get_object_or_404(rows.select_related("order"), pk=pk), actor_of(request))


@require_GET
@court_desk
def papers(request: HttpRequest, court: Court) -> HttpResponse:
    """来往文书: every paper that came back to this court, the newest first."""
    page = page_by(papers_of_court(court).defer("content"), ("id",), request.GET, newest_first=True)
    return render(request, "judicial/orders/papers.html", {"page": page, "court": court})


@require_GET
@court_desk
def paper(request: HttpRequest, court: Court, number: str) -> HttpResponse:
    """One of these papers as PDF; the look is written down."""
    found = get_object_or_404(papers_of_court(court), number=number)
    return show(request, found, actor_of(request))
