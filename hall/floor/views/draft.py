"""The application while it is typed: kept on the server, resumed at any counter of the hall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hall.cases.forms.intake import Application
from hall.cases.forms.typed import as_form_data, kept, rearranged, where_pressed
from hall.cases.models import Draft
from hall.cases.ports import Panel, panels_of
from hall.cases.services.intake import open_case
from hall.catalogue.items import item as item_of
from hall.catalogue.overlay import promised_days
from hall.clock import now, today
from hall.exchange.commands import CommandConflict, once
from hall.floor.rail import draft_rail
from hall.floor.reception import promise_from_today
from hall.staff.access import actor_of, duty_required, officer_of
from hall.staff.duties import Duty

BOOKS_BESIDE: Final = 4
"""So many books stand beside the form; the case shows them all."""


def drafts_of(request: HttpRequest) -> Any:
    """Drafts of one's own or of one's hall that are not a case yet."""
    officer = officer_of(request)
    return Draft.objects.filter(Q(officer=officer) | Q(hall=officer.hall_id, hall__isnull=False))


def draft_or_404(request: HttpRequest, pk: int) -> Draft:
    """A draft one may go on with; a stranger gets 404."""
    found: Draft = get_object_or_404(drafts_of(request), pk=pk)
    return found


def keep(draft: Draft, content: dict[str, list[str]]) -> None:
    """Save what was typed, encrypted, whatever its faults; a draft that became a case keeps nothing."""
    draft.content, draft.saved_at = content, now()
    Draft.objects.filter(pk=draft.pk, case_number="").update(content=content, saved_at=draft.saved_at)


@require_http_methods(["GET", "POST"])
@duty_required(Duty.ACCEPT)
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; sending it makes the case, adding or removing a unit or person keeps everything typed."""
    found = draft_or_404(request, pk)
    if found.case_number:
        return redirect("floor:materials", number=found.case_number)
    if request.method == "GET":
        return show(request, found, Application(item_of(found.item_code), as_form_data(found.content)))
    typed = kept(request.POST)
    if (changed := rearranged(typed, request.POST)) is not None:
        keep(found, changed)
        return redirect(reverse("floor:draft", args=[pk]) + where_pressed(request.POST))
    keep(found, typed)
    return _send(request, found)


def _send(request: HttpRequest, found: Draft) -> HttpResponse:
    application = Application(item_of(found.item_code), as_form_data(found.content))
    if not application.is_valid():
        return show(request, found, application)
    by = actor_of(request)
    try:
        reply, _ = once(
            key=request.POST.get("command_key", ""),
            body={"draft": found.pk, "content": found.content},
            by=by,
            run=lambda: {"case": open_case(application.filing(hall_id=by.hall_id), by=by).number},
        )
    except ValidationError as error:
        application.take_errors(error)
        return show(request, found, application)
    except CommandConflict as conflict:
        application.others.append(str(conflict))
        return show(request, found, application)
    found.case_number, found.content = reply["case"], {}
    found.save(update_fields=["case_number", "content"])
    messages.success(request, f"已收件，受理号 {found.case_number}。请收材料。")
    return redirect("floor:materials", number=found.case_number)


def show(request: HttpRequest, found: Draft, application: Application) -> HttpResponse:
    """The form with everything typed; 422 where it was sent with faults."""
    unit, sent = application.first_unit, request.method == "POST"
    if not sent:
        application.begin_at(last_person="last" in request.GET, unit_of=request.GET.get("unit", ""))
    context: dict[str, Any] = {
        "draft": found,
        "item": application.item,
        "application": application,
        "faults": list(application.faults()) if sent else [],
        "rail": draft_rail(unit_done=bool(unit), people=len(application.people.forms)),
        "window_panels": books_beside(request, [line.number for line in application.lines]),
        "promise_on": promise_from_today(promised_days(application.item, today())),
    }
    return render(request, "floor/draft.html", context, status=422 if context["faults"] else 200)


@require_POST
@duty_required(Duty.ACCEPT)
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save while typing."""
    keep(draft_or_404(request, pk), kept(request.POST))
    return HttpResponse(status=204)


@require_POST
@duty_required(Duty.ACCEPT)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away that never became a case."""
    draft_or_404(request, pk).delete()
    messages.info(request, "草稿已删除。")
    return redirect("floor:window")


@require_GET
@duty_required(Duty.ACCEPT)
def book(request: HttpRequest) -> HttpResponse:
    """The register beside the form, as soon as a unit number is typed."""
    panels = books_beside(request, request.GET.getlist("unit_number"))
    return render(request, "floor/book.html", {"window_panels": panels})


def books_beside(request: HttpRequest, numbers: Sequence[str]) -> list[Panel]:
    """The books of the first units typed; what does not concern a single unit stands once."""
    typed = [number for number in dict.fromkeys(numbers) if number.strip()][:BOOKS_BESIDE]
    return [panel for number in typed for panel in panels_of("window_unit", request, number)]
