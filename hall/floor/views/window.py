"""My counter: begin, go on, and see what waits at reception."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from hall.cases.models import Case, Draft
from hall.catalogue.items import ITEMS
from hall.catalogue.overlay import is_offered, offered_items
from hall.clock import now, today
from hall.floor.views.draft import drafts_of
from hall.staff.access import duty_required, officer_of
from hall.staff.duties import Duty

ON_THE_PAGE = 30


@require_GET
@duty_required(Duty.ACCEPT)
def window(request: HttpRequest) -> HttpResponse:
    """Items on offer, drafts of this hall (any counter may go on), and cases not yet decided."""
    officer = officer_of(request)
    here = Q(hall=officer.hall_id) | Q(hall=None)
    waiting = Case.objects.in_queue("reception").filter(here).for_queue()
    supplements = Case.objects.in_queue("waiting-applicant").filter(here, stopped_by="supplement")
    drafts = drafts_of(request).filter(case_number="").select_related("officer")
    context = {
        "items": offered_items(today()),
        "drafts": [(draft, ITEMS[draft.item_code]) for draft in drafts[:ON_THE_PAGE]],
        "receptions": waiting.order_by("-id")[:ON_THE_PAGE],
        "supplements": supplements.order_by("sort_on", "-id")[:ON_THE_PAGE],
    }
    return render(request, "floor/window.html", context)


@require_POST
@duty_required(Duty.ACCEPT)
def start(request: HttpRequest) -> HttpResponse:
    """Begin an application of an item that is offered."""
    item = ITEMS.get(request.POST.get("item", ""))
    if item is None or not is_offered(item, today()):
        messages.error(request, "请从列出的事项中选择。")
        return redirect("floor:window")
    officer, moment = officer_of(request), now()
    made = Draft.objects.create(
        officer=officer, hall=officer.hall, item_code=item.code, started_at=moment, saved_at=moment
    )
    return redirect("floor:draft", pk=made.pk)
