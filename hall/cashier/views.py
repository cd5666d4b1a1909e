"""税费缴纳窗口: one payment for all taxes and fees of a case (W3)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from hall.cases.finding_cases import find_cases
from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cashier.forms import ClosingForm, CollectForm, FindForm, RefundForm
from hall.cashier.models import BillLine, DayClosing, Method, Payment, Refund
from hall.cashier.panels import sides_of
from hall.cashier.receipts import receipt_paper
from hall.cashier.services.closing import booked, close_day
from hall.cashier.services.collecting import pay, pay_refund
from hall.clock import now, today
from hall.exchange.commands import CommandConflict, once
from hall.staff.access import actor_of, duty_required
from hall.staff.audit import record_look
from hall.staff.duties import Duty

CASHIER = (Duty.COLLECT, Duty.SUPERVISE)


@require_http_methods(["GET", "POST"])
@duty_required(*CASHIER)
def desk(request: HttpRequest) -> HttpResponse:
    """Find the case that pays; ID numbers travel in the body only."""
    form = FindForm(request.POST if request.method == "POST" else None)
    cases: list[Case] = []
    if form.is_bound and form.is_valid():
        by = actor_of(request)
        cases = find_cases(form.cleaned_data, by=by)
        if form.cleaned_data["document_number"]:
            record_look(by, "证件号检索", ["document_number"], "收款")
        if len(cases) == 1:
            return redirect("cashier:bill", number=cases[0].number)
    recent = Payment.objects.filter(paid_on=today(), hall=actor_of(request).hall_id).select_related("case")
    context = {
        "form": form,
        "cases": with_dues(cases),
        "asked": form.is_bound,
        "recent": recent.order_by("-id")[:10],
    }
    return render(request, "cashier/desk.html", context)


def with_dues(cases: list[Case]) -> list[tuple[Case, Decimal]]:
    """Each case with what it still owes, in yuan; one query for all."""
    rows = BillLine.objects.due().filter(case__in=cases).values("case").annotate(due=Sum("amount"))
    dues = dict(rows.values_list("case", "due"))
    return [(case, dues.get(case.pk, Decimal())) for case in cases]


@require_http_methods(["GET", "POST"])
@duty_required(*CASHIER)
def bill(request: HttpRequest, number: str) -> HttpResponse:
    """What a case owes, and the payment; the same form sent twice collects once (promise:R4)."""
    case = get_object_or_404(Case.objects.visible_to(actor_of(request)), number=number)
    lines = BillLine.objects.filter(case=case)
    due = lines.due()
    chosen = due.filter(payer_role=request.GET["payer"]) if "payer" in request.GET else due
    form = CollectForm(
        request.POST or None, of_case=lines, initial={"lines": chosen, "amount": chosen.total()}
    )
    if form.is_bound and form.is_valid():
        reply = _collect(request, case, form)
        if reply is not None:
            return reply
    context = {
        "case": case,
        "form": form,
        "sides": sides_of(case, list(due)),
        "side": request.GET.get("payer", ""),
        "total": due.total(),
        "settled": lines.exclude(pk__in=due).select_related("payment"),
    }
    return render(request, "cashier/bill.html", context, status=422 if form.errors else 200)


def _collect(request: HttpRequest, case: Case, form: CollectForm) -> HttpResponse | None:
    """Take the money once; the receipt, or None with the reason on the form."""
    taken: dict[str, Any] = form.cleaned_data
    ids = sorted(line.pk for line in taken["lines"])
    by = actor_of(request)
    try:
        reply, _ = once(
            key=request.POST.get("command_key", ""),
            body={
                "case": case.number,
                "lines": ids,
                "amount": str(taken["amount"]),
                "method": taken["method"],
            },
            by=by,
            stream=case.number,
            run=lambda: {
                "receipt": pay(
                    case.pk, ids, amount=taken["amount"], method=Method(taken["method"]), by=by
                ).number
            },
        )
    except StepRefused as refusal:
        for sentence in refusal.reasons:
            form.add_error(None, sentence)
        return None
    except CommandConflict as conflict:
        form.add_error(None, str(conflict))
        return None
    messages.success(request, "已收款，请打印收据交给缴款人。")
    return redirect("cashier:receipt", number=reply["receipt"])


@require_GET
@duty_required(*CASHIER)
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """One receipt with its lines."""
    seen = Case.objects.visible_to(actor_of(request))
    rows = Payment.objects.filter(case__in=seen).select_related("case").prefetch_related("lines")
    payment = get_object_or_404(rows, number=number)
    still_due = BillLine.objects.due().filter(case=payment.case).total()
    context = {
        "payment": payment,
        "case": payment.case,
        "paper": receipt_paper(payment),
        "still_due": still_due,
    }
    return render(request, "cashier/receipt.html", context)


@require_http_methods(["GET", "POST"])
@duty_required(*CASHIER)
def refunds(request: HttpRequest) -> HttpResponse:
    """Refunds of the officer's department, oldest first."""
    by = actor_of(request)
    own = Refund.objects.of_department(by.department)
    form = RefundForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        refund = get_object_or_404(own, pk=form.cleaned_data["refund"])
        try:
            pay_refund(refund.pk, voucher=form.cleaned_data["voucher"], by=by)
            messages.success(request, "已登记退款。")
            return redirect("cashier:refunds")
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
    rows = own.is_open().select_related("line", "line__case")[:100]
    return render(request, "cashier/refunds.html", {"refunds": rows, "form": form})


@require_http_methods(["GET", "POST"])
@duty_required(*CASHIER)
def closing(request: HttpRequest) -> HttpResponse:
    """日结: count, compare, close."""
    by = actor_of(request)
    if by.hall_id is None:
        return render(request, "cashier/closing.html", {"no_hall": True})
    totals, receipts = booked(by.hall_id, today())
    form = ClosingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            close_day(by.hall_id, today(), form.counted(), by=by)
            messages.success(request, "今天已日结，账实相符。")
            return redirect("cashier:closing")
        except StepRefused as refusal:
            for sentence in refusal.reasons:
                form.add_error(None, sentence)
    context = {
        "form": form,
        "rows": [(Method(method).label, total, form[method]) for method, total in totals.items()],
        "total": sum(totals.values()),
        "receipts": receipts,
        "closed": DayClosing.objects.filter(hall=by.hall_id, day=today()).first(),
        "now": now(),
    }
    return render(request, "cashier/closing.html", context)
