"""材料: one slot after the other – see the paper, note its particulars, scan it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from hall.cases.display import slots
from hall.cases.forms.material import MaterialForm
from hall.cases.models import Case, CaseMaterial
from hall.cases.refusals import StepRefused
from hall.cases.services.checklist import receive_material
from hall.cases.services.scans import attach_scan
from hall.floor.reception import decided, frame, reception_or_404
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty


@require_GET
@duty_required(Duty.ACCEPT)
def materials(request: HttpRequest, number: str) -> HttpResponse:
    """The checklist; `?line=` opens another slot than the first missing one."""
    case = reception_or_404(number)
    return decided(request, case) or _show(request, case, request.GET.get("line", ""))


def _show(request: HttpRequest, case: Case, line: str, form: MaterialForm | None = None) -> HttpResponse:
    opened = next((row for row in case.checklist if row.line == line), None) or next(
        (row for row in case.checklist if row.is_missing), None
    )
    facts = {word for word, so in case.facts.items() if so}
    context: dict[str, Any] = frame(request, case, "materials") | {
        "slots": slots(case.checklist, lambda row: f"?line={row.line}#line-{row.line}"),
        "opened": opened,
        "form": form or (MaterialForm(case, opened) if opened else None),
        "needless": case.item.needless_for(facts),
        "missing": [row.name for row in case.checklist if row.is_missing],
        "ready": sum(not row.is_missing for row in case.checklist),
    }
    return render(request, "floor/materials.html", context, status=422 if form and form.errors else 200)


@require_POST
@duty_required(Duty.ACCEPT)
def receive(request: HttpRequest, number: str, line: str) -> HttpResponse:
    """Take a material with its particulars and scans; a bad one stays on the page with what was typed."""
    case = reception_or_404(number)
    row = next((one for one in case.checklist if one.line == line), None)
    if row is None:
        raise Http404
    form = MaterialForm(case, row, request.POST, request.FILES)
    if not form.is_valid() or not _take(request, case, row, form):
        return _show(request, case, line, form)
    messages.success(request, f"已收：{row.name}。")
    return redirect("floor:materials", number=number)


def _take(request: HttpRequest, case: Case, row: CaseMaterial, form: MaterialForm) -> bool:
    by, said = actor_of(request), form.cleaned_data
    try:
        for upload in said["scans"]:
            attach_scan(case, row, upload, by=by)
        receive_material(
            case.pk,
            row.line,
            by=by,
            chosen=said.get("chosen", ""),
            payload=form.payload(),
            copies=said["copies"],
            is_original=said["is_original"],
        )
    except ValidationError as error:
        form.take_errors(error)
        return False
    except StepRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
