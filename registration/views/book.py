"""登记簿: find a unit, read its book, its history, and what was in force on a day."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from hall.clock import today
from hall.identity.numbers import UnitNumber
from hall.staff.access import actor_of
from hall.staff.audit import record_look
from registration.display import book_panel
from registration.forms import DayForm, SearchForm
from registration.history import in_force
from registration.models import Certificate
from registration.pages import pages_of, right_rows
from registration.restrictions import read_books
from registration.search import Hit, find
from registration.views.access import reads_the_book


@require_http_methods(["GET", "POST"])
@reads_the_book
def search(request: HttpRequest) -> HttpResponse:
    """One field for every key; names and ID numbers travel in the body only (promise:R14)."""
    form = SearchForm(request.POST or None)
    hits: list[Hit] = []
    if form.is_valid():
        try:
            hits = find(form.cleaned_data["text"])
        except ValidationError as refused:
            form.add_error("text", refused)
        record_look(
            actor_of(request), "register:search", sorted({h.matched for h in hits}) or ["无"], "查登记簿"
        )
    if len(hits) == 1:
        return redirect("registration:unit", number=hits[0].unit.number)
    context = {"form": form, "hits": hits, "asked": form.is_bound and not form.errors}
    return render(request, "registration/search.html", context)


@require_GET
@reads_the_book
def unit(request: HttpRequest, number: str) -> HttpResponse:
    """The unit's pages: what stands (on any day), every entry, its certificates."""
    compact = compact_or_404(number)
    book = read_books([compact]).get(compact)
    if book is None:
        raise Http404(f"登记簿上没有单元 {compact}")
    form = DayForm(request.GET or None)
    on = (form.cleaned_data.get("on") if form.is_valid() else None) or today()
    record_look(actor_of(request), f"unit:{compact}", ["登记簿"], "查阅登记簿")
    context: dict[str, Any] = {
        "book": book_panel(book),
        "unit": book.unit,
        "form": form,
        "on": on,
        "rights": right_rows(book.rights if on == today() else in_force(compact, on)),
        "pages": pages_of(compact),
        "certificates": Certificate.objects.filter(units=book.unit).order_by("-id")[:50],
    }
    return render(request, "registration/unit.html", context)


def compact_or_404(number: str) -> str:
    """The unit number in its stored form; 404 for what is none."""
    try:
        return UnitNumber.parse(number).compact
    except ValidationError as wrong:
        raise Http404("；".join(wrong.messages)) from wrong
