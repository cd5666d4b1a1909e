"""共享核验 at the counter: ask the departments about a line, and look whether they have answered."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hall.cases.refusals import StepRefused
from hall.cases.services.verifying import verify_line
from hall.cases.views.case import case_or_404
from hall.sharing.models import Lookup
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty


@require_http_methods(["GET", "POST"])
@duty_required(Duty.ACCEPT)
def verify(request: HttpRequest, number: str, line: str) -> HttpResponse:
    """POST asks and waits for the answers; GET lets the page refresh itself once nothing is waited for."""
    case = case_or_404(request, number)
    if request.method == "GET":
        waiting = any(one.is_waiting for one in Lookup.objects.of_line(number, line))
        return HttpResponse(status=204, headers={} if waiting else {"HX-Refresh": "true"})
    try:
        _tell(request, verify_line(case, line, by=actor_of(request)))
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('floor:materials', args=[number])}?line={line}")


def _tell(request: HttpRequest, lookups: Sequence[Lookup]) -> None:
    if all(one.is_confirmed for one in lookups):
        messages.success(request, "部门已确认，不用收纸质材料。")
    elif any(one.is_waiting for one in lookups):
        messages.info(request, "部门还没有答复，系统会继续查询；也可以先办其他材料。")
    else:
        messages.warning(request, "部门没有确认，请收纸质材料核对。")
