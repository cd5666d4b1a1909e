"""空白证书: what is in stock, and new deliveries."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hall.identity.numbers import CertificateKind
from hall.staff.access import actor_of
from registration.forms import StockForm
from registration.models import Blank
from registration.services.blanks import stock as stock_of
from registration.services.blanks import stock_blanks
from registration.views.access import makes_certificates


@require_http_methods(["GET", "POST"])
@makes_certificates
def stock(request: HttpRequest) -> HttpResponse:
    """Count, take in, and the blanks that were spoilt."""
    form = StockForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            new = stock_blanks(
                kind=CertificateKind(said["kind"]),
                first=said["first"],
                count=said["count"],
                by=actor_of(request),
            )
        except ValidationError as wrong:
            form.add_error("first", wrong)
        else:
            messages.success(request, f"已入库 {new} 本。")
            return redirect("registration:stock")
    spoilt = Blank.objects.filter(state="spoilt").order_by("-changed_at")[:50]
    context = {"form": form, "stock": stock_of(), "spoilt": spoilt}
    return render(request, "registration/stock.html", context, status=422 if form.errors else 200)
