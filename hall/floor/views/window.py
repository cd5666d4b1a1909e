"""My counter: begin, go on, and see what waits at reception."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from hall.cases.forms.typed import UNIT_NUMBER, Typed
from hall.cases.models import Case, Draft
from hall.cases.ports import panels_of
from hall.cases.sides import is_ordered
from hall.cases.states import Delivery
from hall.catalogue.items import ITEMS
from hall.catalogue.overlay import is_offered, offered_items
from hall.catalogue.schema import BusinessItem
from hall.clock import now, today
from hall.floor.views.draft import drafts_of
from hall.staff.access import duty_required, officer_of
from hall.staff.duties import Duty

ON_THE_PAGE = 30
USUAL = 5
COMMON = (
    "sale-of-existing-house",
    "mortgage-first-registration",
    "mortgage-cancellation",
    "sale-of-new-house",
    "certificate-replacement",
)
"""What a hall that has filed nothing yet is shown first."""
LATELY = 300


@require_GET
@duty_required(Duty.ACCEPT, Duty.GUIDE)
def window(request: HttpRequest) -> HttpResponse:
    """Items on offer, drafts of this hall (any counter may go on), and cases not yet decided.

    A guide sees what is on offer and leads to its checklist; filing is for a counter.
    """
    officer = officer_of(request)
    if not officer.has_duty(Duty.ACCEPT):
        return render(request, "floor/guide.html", {"items": offered_items(today())})
    here = Q(hall=officer.hall_id) | Q(hall=None)
    waiting = Case.objects.in_queue("reception").filter(here).for_queue()
    supplements = Case.objects.in_queue("waiting-applicant").filter(here, stopped_by="supplement")
    drafts = drafts_of(request).filter(case_number="").select_related("officer")
    usual, others = by_use(offered_items(today()), officer.hall_id)
    context = {
        "usual": usual,
        "others": others,
        "drafts": [(draft, ITEMS[draft.item_code]) for draft in drafts[:ON_THE_PAGE]],
        "receptions": waiting.order_by("-id")[:ON_THE_PAGE],
        "panels": panels_of("reception", request, officer.hall),
        "supplements": supplements.order_by("sort_on", "-id")[:ON_THE_PAGE],
    }
    return render(request, "floor/window.html", context)


def by_use(items: list[BusinessItem], hall_id: int | None) -> tuple[list[BusinessItem], list[BusinessItem]]:
    """The items this hall files most of late, and all the others in the catalogue's order."""
    late = Case.objects.filter(hall=hall_id).order_by("-id").values_list("item_code", flat=True)[:LATELY]
    used = Counter(late)
    usual = sorted(items, key=lambda item: (-used[item.code], item.code not in COMMON))[:USUAL]
    return usual, [item for item in items if item not in usual]


@require_POST
@duty_required(Duty.ACCEPT)
def start(request: HttpRequest) -> HttpResponse:
    """Begin an application of an item that is offered; an order begins with the minute of its service."""
    item = ITEMS.get(request.POST.get("item", ""))
    if item is None or not is_offered(item, today()):
        messages.error(request, "请从列出的事项中选择。")
        return redirect("floor:window")
    if is_ordered(item):
        messages.info(request, f"{item.name}以协助执行文书送达的时间为准，请在这里登记送达。")
        return redirect("registration:orders")
    officer, moment = officer_of(request), now()
    made = Draft.objects.create(
        officer=officer,
        hall=officer.hall,
        item_code=item.code,
        content=begun_with(request.POST.get("unit_number", "")),
        started_at=moment,
        saved_at=moment,
    )
    return redirect("floor:draft", pk=made.pk)


def begun_with(unit_number: str) -> Typed:
    """A draft that begins with a unit (or building) another page has named."""
    return {UNIT_NUMBER: [unit_number[:60]], "delivery": [Delivery.COLLECT]} if unit_number else {}
