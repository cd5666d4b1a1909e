"""材料: one slot after the other – see the paper, note its particulars, scan it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from hall.cases.forms.material import MaterialForm
from hall.cases.models import Case, CaseMaterial, MaterialFile
from hall.cases.papers import application_of
from hall.cases.refusals import StepRefused
from hall.cases.services.amending import sign_again
from hall.cases.services.checklist import receive_material
from hall.cases.services.scans import remove_scan, take_scan
from hall.cases.slots import slots
from hall.cases.states import State
from hall.floor.reception import decided, frame, obstacles, reception_or_404
from hall.look.typed import words_in
from hall.papers.preview import preview_of
from hall.staff.access import actor_of, duty_required
from hall.staff.audit import record_look
from hall.staff.duties import Duty


@require_GET
@duty_required(Duty.ACCEPT)
def materials(request: HttpRequest, number: str) -> HttpResponse:
    """The checklist; `?line=` opens another slot than the first missing one."""
    case = reception_or_404(request, number)
    return closed(request, case) or _show(request, case, request.GET.get("line", ""))


def closed(request: HttpRequest, case: Case) -> HttpResponse | None:
    """Materials come in at 收件 and again while the clock stands still for 补正; else a redirect."""
    return None if case.stopped_by == "supplement" else decided(request, case)


def _show(request: HttpRequest, case: Case, line: str, form: MaterialForm | None = None) -> HttpResponse:
    rows = {row.line: row for row in case.checklist}
    opened = rows.get(line) or next((row for row in case.checklist if row.is_missing), None)
    facts = {word for word, so in case.facts.items() if so}
    at_reception = case.state == State.APPLIED
    context: dict[str, Any] = frame(request, case, "materials") | {
        "slots": slots(case, case.checklist, lambda row: f"?line={row.line}#line-{row.line}"),
        "opened": opened,
        "form": form or (MaterialForm(case, opened, chosen=request.GET.get("kind", "")) if opened else None),
        "needless": case.item.needless_for(facts),
        "missing": [row.name for row in case.checklist if row.is_missing],
        "ready": sum(not row.is_missing for row in case.checklist),
        "at_reception": at_reception,
        "obstacles": obstacles(request, case) if at_reception else [],
    }
    return render(request, "floor/materials.html", context, status=422 if form and form.errors else 200)


@require_POST
@duty_required(Duty.ACCEPT)
def receive(request: HttpRequest, number: str, line: str) -> HttpResponse:
    """Take a material with its particulars and scans; a bad one stays on the page with what was typed."""
    case = reception_or_404(request, number)
    if (gone := closed(request, case)) is not None:
        return gone
    row = next((one for one in case.checklist if one.line == line), None)
    if row is None:
        raise Http404
    form = MaterialForm(case, row, request.POST, request.FILES)
    scanned = _attach(request, case, row, form)
    if not form.is_valid() or not scanned or not _take(request, case, row, form):
        return _show(request, _again(request, number), line, form)
    messages.success(request, f"已收：{row.name}。")
    return redirect("floor:materials", number=number)


def _again(request: HttpRequest, number: str) -> Case:
    """The case with the scans that have just been kept."""
    return reception_or_404(request, number)


def _attach(request: HttpRequest, case: Case, row: CaseMaterial, form: MaterialForm) -> bool:
    """Keep every good scan, whatever else is wrong; each bad one gets its sentence."""
    good = True
    for upload in form.uploads():
        try:
            take_scan(case, row, upload, by=actor_of(request))
        except ValidationError as error:
            form.add_error("scans", error)
            good = False
        except StepRefused as refusal:
            form.add_error("scans", str(refusal))
            good = False
    return good


def _take(request: HttpRequest, case: Case, row: CaseMaterial, form: MaterialForm) -> bool:
    by, said, before = actor_of(request), form.cleaned_data, application_of(case)
    try:
        receive_material(
            case.pk,
            row.line,
            by=by,
            chosen=said.get("chosen", ""),
            payload=form.payload(),
            copies=said["copies"],
            is_original=said["is_original"],
            paper_reason=words_in(request, "paper_reason"),
        )
    except ValidationError as error:
        form.take_errors(error)
        return False
    except StepRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    changed = case.state == State.APPLIED and application_of(Case.objects.get(pk=case.pk)) != before
    if changed and sign_again(case.pk, by=by):
        messages.warning(request, "申请书所载内容有变，已签名的申请人请重新签名。")
    return True


@require_POST
@duty_required(Duty.ACCEPT)
def remove(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Take back a scan that was put on the wrong line, while materials are still being taken."""
    case = reception_or_404(request, number)
    if (gone := closed(request, case)) is not None:
        return gone
    scan = get_object_or_404(MaterialFile.objects.select_related("material"), pk=pk, material__case=case)
    line = scan.material.line
    try:
        remove_scan(case, scan, by=actor_of(request))
        messages.info(request, f"已删去“{scan.name}”。")
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{request.path.split('scans/')[0]}materials/?line={line}")


@require_GET
@duty_required(Duty.ACCEPT)
def preview(request: HttpRequest, number: str) -> HttpResponse:
    """The application form as it would be signed now (W8); nothing is frozen by looking."""
    case = reception_or_404(request, number)
    record_look(actor_of(request), f"case:{number}", ["申请书"], "签名前预览", case_number=number)
    response = HttpResponse(preview_of(application_of(case)), content_type="application/pdf")
    response["Content-Disposition"] = "inline"
    return response
