"""The application while it is typed: kept on the server, resumed at any counter of the hall."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hall.cases.forms.intake import Application
from hall.cases.models import Draft
from hall.cases.ports import panels_of
from hall.cases.services.intake import open_case
from hall.catalogue.items import item as item_of
from hall.clock import now
from hall.exchange.commands import CommandConflict, once
from hall.floor.rail import draft_rail
from hall.staff.access import actor_of, duty_required, officer_of
from hall.staff.duties import Duty

NOT_TYPED = {"csrfmiddlewaretoken", "command_key"}


def draft_or_404(request: HttpRequest, pk: int) -> Draft:
    """A draft of one's own or of one's hall; a stranger gets 404."""
    officer = officer_of(request)
    mine = Q(officer=officer) | Q(hall=officer.hall_id, hall__isnull=False)
    return get_object_or_404(Draft.objects.filter(mine), pk=pk)


def typed(content: dict[str, list[str]]) -> QueryDict | None:
    """What was typed, as a form receives it."""
    if not content:
        return None
    query = QueryDict(mutable=True)
    for name, values in content.items():
        query.setlist(name, values)
    return query


def keep(draft: Draft, request: HttpRequest) -> None:
    """Save what was typed, encrypted, whatever its faults."""
    draft.content = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
    draft.saved_at = now()
    draft.save(update_fields=["content", "saved_at"])


@require_http_methods(["GET", "POST"])
@duty_required(Duty.ACCEPT)
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; sending it makes the case, adding or removing a person keeps everything typed."""
    found = draft_or_404(request, pk)
    if found.case_number:
        return redirect("floor:materials", number=found.case_number)
    if request.method == "POST":
        keep(found, request)
        if "add_person" in request.POST or "drop_person" in request.POST:
            found.content = with_people(found.content, request.POST)
            found.save(update_fields=["content"])
            return redirect("floor:draft", pk=pk)
        return _send(request, found)
    return _show(
        request, found, Application(item_of(found.item_code), typed(found.content)), shown=bool(found.content)
    )


def _send(request: HttpRequest, found: Draft) -> HttpResponse:
    application = Application(item_of(found.item_code), typed(found.content))
    if not application.is_valid():
        return _show(request, found, application, shown=True)
    by = actor_of(request)
    try:
        reply, _ = once(
            key=request.POST.get("command_key", ""),
            body={"draft": found.pk, "content": found.content},
            by=by,
            run=lambda: {"case": open_case(application.filing(hall_id=by.hall_id), by=by).number},
        )
    except ValidationError as error:
        return _show(request, found, application, shown=True, faults=sentences(error))
    except CommandConflict as conflict:
        return _show(request, found, application, shown=True, faults=[str(conflict)])
    found.case_number = reply["case"]
    found.save(update_fields=["case_number"])
    messages.success(request, f"已收件，受理号 {found.case_number}。请收材料。")
    return redirect("floor:materials", number=found.case_number)


def sentences(error: ValidationError) -> list[str]:
    return list(dict.fromkeys(error.messages))


def _show(
    request: HttpRequest,
    found: Draft,
    application: Application,
    *,
    shown: bool,
    faults: list[str] | None = None,
) -> HttpResponse:
    unit = application.unit["unit_number"].value() or ""
    context: dict[str, Any] = {
        "draft": found,
        "item": application.item,
        "application": application,
        "faults": faults or [],
        "rail": draft_rail(
            unit_done=bool(unit), people=len(application.people.forms), here=2 if shown else 1
        ),
        "roles": application.role_choices(),
        "window_panels": panels_of("window_unit", request, unit) if unit else [],
    }
    status = 422 if faults or application.unit.errors or application.people.total_error_count() else 200
    return render(request, "floor/draft.html", context, status=status if request.method == "POST" else 200)


def with_people(content: dict[str, list[str]], pressed: Any) -> dict[str, list[str]]:
    """The typed form with a person more, or with person n taken out."""
    total = int(content.get("people-TOTAL_FORMS", ["0"])[0] or 0)
    people = [_person(content, index) for index in range(total)]
    if "add_person" in pressed:
        people.append({"role": [pressed["add_person"]]})
    elif pressed["drop_person"].isdigit() and len(people) > 1:
        people = [one for index, one in enumerate(people) if index != int(pressed["drop_person"])]
    rest = {name: values for name, values in content.items() if not name.startswith("people-")}
    numbered = {
        f"people-{index}-{name}": values for index, one in enumerate(people) for name, values in one.items()
    }
    management = {"people-TOTAL_FORMS": [str(len(people))], "people-INITIAL_FORMS": ["0"]}
    return {
        name: values
        for name, values in (rest | management | numbered).items()
        if name not in {"add_person", "drop_person"}
    }


def _person(content: dict[str, list[str]], index: int) -> dict[str, list[str]]:
    prefix = f"people-{index}-"
    return {name.removeprefix(prefix): values for name, values in content.items() if name.startswith(prefix)}


@require_POST
@duty_required(Duty.ACCEPT)
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save while typing."""
    keep(draft_or_404(request, pk), request)
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
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """The register beside the form, as soon as the unit number is typed."""
    draft_or_404(request, pk)
    panels = panels_of("window_unit", request, request.GET.get("unit_number", ""))
    return render(request, "floor/book.html", {"window_panels": panels})
