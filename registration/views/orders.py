"""送达登记: courts' orders come in here, before any 受理."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hall.look.words import minute
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty
from registration.models import CourtReceipt
from registration.order_forms import OrderForm
from registration.services.receiving_orders import receive_order


@require_http_methods(["GET", "POST"])
@duty_required(Duty.ACCEPT, Duty.COURT, Duty.SUPERVISE)
def orders(request: HttpRequest) -> HttpResponse:
    """Register the service of an order; below, what has come in."""
    form = OrderForm(request.POST or None)
    if form.is_valid():
        by = actor_of(request)
        try:
            receipt = receive_order(form.order(hall_id=by.hall_id), by=by)
        except ValidationError as refused:
            tell(form, refused)
        else:
            messages.success(request, f"已登记送达（{receipt.number}，{minute(receipt.served_at)}）。")
            return redirect("cases:case", receipt.case_number)
    context = {"form": form, "receipts": CourtReceipt.objects.order_by("-pk")[:50]}
    return render(request, "registration/orders.html", context, status=422 if form.errors else 200)


def tell(form: Form, refused: ValidationError) -> None:
    """Each sentence at its field, the others above the form."""
    for name, problems in getattr(refused, "message_dict", {"": refused.messages}).items():
        field = {"unit": "unit_number"}.get(name, name)
        form.add_error(field if field in form.fields else None, problems)
