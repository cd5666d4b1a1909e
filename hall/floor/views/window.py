"""My counter: begin, go on, and see what waits at reception."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from hall.cases.models import Case, Draft
from hall.catalogue.items import ITEMS
from hall.clock import now
from hall.staff.access import duty_required, officer_of
from hall.staff.duties import Duty


@require_GET
@duty_required(Duty.ACCEPT)
def window(request: HttpRequest) -> HttpResponse:
    """Items on offer, drafts of this hall (any counter may go on), and cases not yet decided."""
    officer = officer_of(request)
    drafts = Draft.objects.filter(case_number="").filter(
        Q(officer=officer) | Q(hall=officer.hall_id, hall__isnull=False)
    )
    context = {
        "items": [item for item in ITEMS.values() if item.offered],
        "drafts": [(draft, ITEMS[draft.item_code]) for draft in drafts.select_related("officer")[:20]],
        "receptions": Case.objects.in_queue("reception").for_queue().order_by("-id")[:20],
    }
    return render(request, "floor/window.html", context)


@require_POST
@duty_required(Duty.ACCEPT)
def start(request: HttpRequest) -> HttpResponse:
    """Begin an application of an item that is offered."""
    item = ITEMS.get(request.POST.get("item", ""))
    if item is None or not item.offered:
        messages.error(request, "请从列出的事项中选择。")
        return redirect("floor:window")
    officer, moment = officer_of(request), now()
    made = Draft.objects.create(
        officer=officer, hall=officer.hall, item_code=item.code, started_at=moment, saved_at=moment
    )
    return redirect("floor:draft", pk=made.pk)
