"""业务件: one case, everything an officer needs to decide it, and the steps one may take."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from hall.cases.lights import faces, light_of, strip_of
from hall.cases.models import Case
from hall.cases.parties import parties_of, price_of
from hall.cases.views.tabs import REGISTRY_TABS, TABS, VIEWS
from hall.clock import today
from hall.papers.services import papers_of
from hall.staff.access import actor_of
from hall.staff.departments import D


def case_or_404(request: HttpRequest, number: str) -> Case:
    """The case if the officer may see it; a stranger gets 404."""
    visible = Case.objects.visible_to(actor_of(request))
    return get_object_or_404(visible.select_related("claimed_by", "hall"), number=number)


@require_GET
def case(request: HttpRequest, number: str, tab: str = "review") -> HttpResponse:
    """The case page, one tab at a time; a tab that is not the department's does not exist for it."""
    found = case_or_404(request, number)
    own = actor_of(request).department == D.REGISTRATION
    if tab not in TABS or (tab in REGISTRY_TABS and not own):
        raise Http404
    return render(request, f"cases/tabs/{tab}.html", context_of(request, found, tab))


def context_of(request: HttpRequest, found: Case, tab: str) -> dict[str, Any]:
    """What a tab of the case page is drawn with: the masthead and the tab's own part."""
    own = actor_of(request).department == D.REGISTRATION
    return {
        "case": found,
        "own": own,
        "parties": parties_of(found),
        "price": price_of(found),
        "tabs": tabs_of(found, tab, own=own),
        "faces": faces(found, today()),
        "light": light_of(found, today()),
        "strip": strip_of(found, today()),
        "papers": papers_of(found.number) if own else [],
    } | VIEWS[tab](request, found)


def tabs_of(case: Case, here: str, *, own: bool) -> list[tuple[str, str, bool]]:
    """The tabs; other departments see review, materials and money only (S3)."""
    return [
        (label, reverse("cases:case", args=[case.number, code]), code == here)
        for code, label in TABS.items()
        if own or code not in REGISTRY_TABS
    ]
