"""过户通知书 at the counter: registered to the minute before the buyer comes, with its 送达回证."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hall.look.words import minute
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty
from judicial.forms.counter import HandedInForm
from judicial.models import CourtOrder
from judicial.services.serving import serve
from judicial.views.acting import act


@require_http_methods(["GET", "POST"])
@duty_required(Duty.ACCEPT)
def hand_in(request: HttpRequest) -> HttpResponse:
    """Keep the notice; a refusal stands above the form with everything still typed."""
    if request.method == "GET":
        return render(request, "judicial/orders/hand_in.html", {"form": HandedInForm()})
    form = HandedInForm(request.POST, request.FILES)
    if not form.is_valid() or (kept := act(request, form, partial(_keep, request, form))) is None:
        return render(request, "judicial/orders/hand_in.html", {"form": form}, status=422)
    order = CourtOrder.objects.get(number=kept["number"])
    messages.success(request, f"已登记送达（{order.number}，{minute(order.served_at)}），送达回证已出具。")
    return redirect("judicial:buyers")


def _keep(request: HttpRequest, form: HandedInForm) -> dict[str, str]:
    order, _again = serve(form.notice(), form.cleaned_data["court"], by=actor_of(request))
    return {"number": order.number}
