"""分隔页: print one per material, put it on top of each, scan the stack once."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.separators import code_of
from hall.cases.services.checklist import may_be_taken
from hall.cases.services.separating import split_onto_slots
from hall.cases.states import MaterialState
from hall.floor.reception import reception_or_404
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty

ON_PAPER = {MaterialState.MISSING, MaterialState.SUPPLIED}


@require_http_methods(["GET", "POST"])
@duty_required(Duty.ACCEPT)
def separators(request: HttpRequest, number: str) -> HttpResponse:
    """GET shows the separators to print; POST takes the scanned stack."""
    case = reception_or_404(request, number)
    faults: list[str] = []
    if request.method == "POST":
        faults = _split(request, case)
        if not faults:
            return redirect("floor:materials", number=number)
    rows = [(row, code_of(case, row)) for row in case.checklist if row.state in ON_PAPER]
    context = {"case": case, "rows": rows, "faults": faults, "open": may_be_taken(case)}
    return render(request, "floor/separators.html", context, status=422 if faults else 200)


def _split(request: HttpRequest, case: Case) -> list[str]:
    """Split the stack; the sentences of what is wrong with it, none when it went well."""
    upload = request.FILES.get("stack")
    if upload is None:
        return ["请选择整叠扫描的 PDF 文件"]
    try:
        filled = split_onto_slots(case, upload, by=actor_of(request))
    except (ValidationError, StepRefused) as wrong:
        return wrong.messages if isinstance(wrong, ValidationError) else list(wrong.reasons)
    words = "、".join(f"{one.row.name} {one.pages} 页" for one in filled)
    messages.success(request, f"已分到各项：{words}。请逐项核对后收下。")
    return []
