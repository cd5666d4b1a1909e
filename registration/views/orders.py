"""送达登记: courts' orders come in here, before any 受理."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from hall.cases.models import Case
from hall.look.words import minute
from hall.staff.access import actor_of, deny, duty_required, officer_of
from hall.staff.departments import D
from hall.staff.duties import Duty
from registration.models import CourtReceipt
from registration.order_forms import OrderForm, SuggestionForm
from registration.services.receiving_orders import receive_order
from registration.services.suggesting import suggest_review


@require_http_methods(["GET", "POST"])
@duty_required(Duty.ACCEPT, Duty.COURT, Duty.SUPERVISE)
def orders(request: HttpRequest) -> HttpResponse:
    """Register the service of an order; below, what has come in. The courts have a desk of their own."""
    if officer_of(request).department == D.COURT:
        deny(request, "法院请在“法院协助”送达文书；这一页列有各家来文，只供登记机构使用。")
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


@require_http_methods(["GET", "POST"])
@duty_required(Duty.ACCEPT, Duty.APPROVE)
def suggest(request: HttpRequest, number: str) -> HttpResponse:
    """审查建议: written to the court, delaying nothing; what was sent before stands below."""
    by = actor_of(request)
    case = get_object_or_404(Case.objects.visible_to(by), number=number)
    receipt = get_object_or_404(CourtReceipt, case_number=number)
    form = SuggestionForm(request.POST or None)
    if form.is_valid():
        paper = suggest_review(case, form.cleaned_data["text"], by=by)
        messages.success(
            request, f"审查建议（{paper.official_number}）已送交{receipt.authority}，本件照常办理。"
        )
        return redirect("cases:case", number)
    context = {"form": form, "case": case, "receipt": receipt}
    return render(request, "registration/suggest.html", context, status=422 if form.errors else 200)


def tell(form: Form, refused: ValidationError) -> None:
    """Each sentence at its field, the others above the form."""
    for name, problems in getattr(refused, "message_dict", {"": refused.messages}).items():
        field = {"unit": "unit_number"}.get(name, name)
        form.add_error(field if field in form.fields else None, problems)
