"""The pages of the exchange ledger."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from hall.clock import now
from hall.exchange import ledger as book
from hall.exchange import outbox
from hall.look.paging import page_by
from hall.staff.access import actor_of, duty_required
from hall.staff.departments import D


@require_GET
@duty_required(*book.READERS)
def ledger(request: HttpRequest) -> HttpResponse:
    """Every delivery, newest first: what was told to whom, whether it arrived, and what did not."""
    by, chosen = actor_of(request), book.LedgerFilter(request.GET)
    rows = book.visible_to(by)
    context = {
        "page": page_by(chosen.narrow(rows), ("id",), request.GET, newest_first=True),
        "tiles": book.tiles(rows, request.GET.get("state", "")),
        "form": chosen,
        "may_send": any(by.has_duty(duty) for duty in book.SENDERS),
        "now": now(),
    }
    return render(request, "exchange/ledger.html", context)


@require_GET
@duty_required(*book.READERS)
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice: its identifiers, its deliveries, every attempt and acknowledgement."""
    by = actor_of(request)
    deliveries = book.visible_to(by).filter(notice=pk).prefetch_related("history").order_by("pk")
    found = list(deliveries) or [get_object_or_404(deliveries)]
    context = {
        "notice": found[0].notice,
        "deliveries": found,
        "may_send": any(by.has_duty(duty) for duty in book.SENDERS),
    }
    return render(request, "exchange/notice.html", context)


@require_POST
@duty_required(*book.SENDERS)
def replay(request: HttpRequest, pk: int) -> HttpResponse:
    """Send one parked delivery again."""
    by = actor_of(request)
    delivery = get_object_or_404(book.visible_to(by), pk=pk)
    try:
        outbox.replay(delivery.pk, by=by)
        messages.success(request, "已重新排入待送，几秒内送出；再次失败会重试。")
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect("exchange:notice", pk=delivery.notice_id)


@require_POST
@duty_required(*book.SENDERS)
def replay_all(request: HttpRequest) -> HttpResponse:
    """Send everything parked for one department again."""
    by, recipient = actor_of(request), request.POST.get("recipient", "")
    if recipient not in D.values or not book.visible_to(by).filter(recipient=recipient).exists():
        messages.error(request, "没有这个部门的通知，请先按部门筛选再重送。")
        return redirect("exchange:ledger")
    count = outbox.replay_all(recipient, by=by)
    messages.success(request, f"{D(recipient).label}的 {count} 条搁置通知已重新排入待送。")
    return redirect("exchange:ledger")
