"""过户通知书 at the counter: registered to the minute before the buyer comes, with its 送达回证."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hall.exchange.commands import CommandConflict, once
from hall.look.words import minute
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty
from judicial.forms.counter import HandedInForm
from judicial.models import CourtOrder
from judicial.services.serving import serve


@require_http_methods(["GET", "POST"])
@duty_required(Duty.ACCEPT)
def hand_in(request: HttpRequest) -> HttpResponse:
    """Keep the notice; a refusal stands above the form with everything still typed."""
    if request.method == "GET":
        return render(request, "judicial/orders/hand_in.html", {"form": HandedInForm()})
    form = HandedInForm(request.POST, request.FILES)
    if not form.is_valid() or (order := _kept(request, form)) is None:
        return render(request, "judicial/orders/hand_in.html", {"form": form}, status=422)
    messages.success(request, f"已登记送达（{order.number}，{minute(order.served_at)}），送达回证已出具。")
    return redirect("judicial:buyers")


def _kept(request: HttpRequest, form: HandedInForm) -> CourtOrder | None:
    """The order, once per sent form; None with the reasons at the fields."""
    by = actor_of(request)
    said = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    try:
        reply, _replayed = once(
            request.POST.get("command_key", ""),
            said,
            lambda: {"number": serve(form.notice(), form.cleaned_data["court"], by=by)[0].number},
            by=by,
        )
    except ValidationError as refused:
        form.take_errors(refused)
        return None
    except CommandConflict as conflict:
        form.add_error(None, str(conflict))
        return None
    return CourtOrder.objects.get(number=reply["number"])
