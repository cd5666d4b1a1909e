"""退税: paid taxes that go back because the case ended before 登簿, in 税务's own queue."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from hall.cases.refusals import StepRefused
from hall.cashier.models import Refund, RefundQuerySet
from hall.cashier.services.collecting import pay_refund
from hall.exchange.commands import CommandConflict, once
from hall.look.paging import page_by
from hall.look.typed import words_in
from hall.staff.access import AuthenticatedHttpRequest, actor_of, duty_required
from hall.staff.departments import D
from hall.staff.duties import Duty


def tax_refunds() -> RefundQuerySet:
    """Refunds of lines that 税务 issued."""
    return Refund.objects.of_department(D.TAXATION).select_related("line", "line__case", "line__payment")


@require_GET
@duty_required(Duty.ASSESS, Duty.COLLECT, Duty.SUPERVISE)
def refunds(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Open refunds first; `done` shows what has gone back."""
    done = bool(request.GET.get("done"))
    rows = tax_refunds().filter(paid_at__isnull=not done)
    page = page_by(rows, ("opened_at", "id"), request.GET)
    return render(request, "taxation/refunds.html", {"page": page, "done": done})


@require_POST
@duty_required(Duty.ASSESS)
def pay_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the money has gone back, with its voucher; once, however often the form is sent."""
    refund = get_object_or_404(tax_refunds(), pk=pk)
    voucher, by = words_in(request, "voucher"), actor_of(request)
    try:
        once(
            key=request.POST.get("command_key", ""),
            body={"refund": pk, "voucher": voucher},
            by=by,
            run=lambda: {"refund": pay_refund(refund.pk, voucher=voucher, by=by).pk},
        )
        messages.success(request, f"已退还{refund.line.name} {refund.amount:,.2f} 元。")
    except StepRefused as refusal:
        for sentence in refusal.reasons:
            messages.error(request, sentence)
    except CommandConflict as conflict:
        messages.error(request, str(conflict))
    return redirect("taxation:refunds")
