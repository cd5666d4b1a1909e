"""A form of the court's pages carried out: once per sent form, a refusal at its field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from hall.exchange.commands import CommandConflict, once
from hall.staff.access import actor_of
from hall.staff.actors import Actor
from judicial.forms.refusing import RefusingForm


def act(
    request: HttpRequest,
    form: RefusingForm,
    run: Callable[[], dict[str, Any]],
    *,
    by: Actor | None = None,
) -> dict[str, Any] | None:
    """Run once per sent form; None with the reasons at the fields when it is refused.

    What the same form has done before comes back with `again`. `by` is the officer logged in, unless somebody
    without log-in acts.
    """
    body = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    try:
        reply, replayed = once(request.POST.get("command_key", ""), body, run, by=by or actor_of(request))
    except ValidationError as refused:
        form.take_errors(refused)
        return None
    except CommandConflict as conflict:
        form.add_error(None, str(conflict))
        return None
    return reply | {"again": True} if replayed else reply
