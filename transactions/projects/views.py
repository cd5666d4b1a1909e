"""开发项目: housing's pages of developers' projects – table, land, permits, completion (I1–I3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hall.exchange.models import KeptSheet
from hall.look.paging import page_by, part_of
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty
from transactions.projects import services
from transactions.projects.forms import CompletionForm, PermitForm, ProjectForm, TableForm
from transactions.projects.models import Project, TableUnit
from transactions.projects.tables import read_table
from transactions.projects.uploads import PURPOSE, confirm_table, sums, upload_table


@require_GET
@duty_required(Duty.REVIEW_HOUSING, Duty.SUPERVISE)
def projects(request: HttpRequest) -> HttpResponse:
    """All projects, the newest first, or those of a name, number or parcel."""
    text = request.GET.get("text", "").strip()[:60]
    rows = Project.objects.annotate(homes=Count("buildings__homes"))
    if text:
        same = Q(number=text) | Q(parcel_number=text.replace(" ", "").upper())
        rows = rows.filter(same | Q(name__contains=text))
    page = page_by(rows, ("id",), request.GET, newest_first=True)
    return render(request, "transactions/projects/list.html", {"page": page, "text": text})


@require_http_methods(["GET", "POST"])
@duty_required(Duty.REVIEW_HOUSING)
def new(request: HttpRequest) -> HttpResponse:
    """Open a project; what was typed stays when something is wrong."""
    form = ProjectForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            made = services.open_project(by=actor_of(request), **form.cleaned_data)
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(request, f"已建档：{made.name}。请上传楼盘表。")
            return redirect("transactions:project", number=made.number)
    status = 422 if form.errors else 200
    return render(request, "transactions/projects/new.html", {"form": form}, status=status)


@require_GET
@duty_required(Duty.REVIEW_HOUSING, Duty.SUPERVISE)
def project(request: HttpRequest, number: str) -> HttpResponse:
    """One project: the land as the registry has it, its table with unit numbers, permits, completion."""
    return _show(request, _project(number))


def _project(number: str) -> Project:
    return get_object_or_404(Project, number=number)


def _show(request: HttpRequest, found: Project, bound: forms.Form | None = None) -> HttpResponse:
    may_act = actor_of(request).has_duty(Duty.REVIEW_HOUSING)
    buildings = found.buildings.annotate(
        rooms=Count("homes"), numbered=Count("homes", filter=~Q(homes__unit_number=""))
    ).select_related("permit", "completion")
    homes = TableUnit.objects.filter(building__project=found).select_related("building")
    shown = {
        TableForm: TableForm(),
        PermitForm: PermitForm(found, "permit"),
        CompletionForm: CompletionForm(found, "completion"),
    }
    if bound is not None:
        shown[type(bound)] = bound
    context: dict[str, Any] = {
        "project": found,
        "land": services.land_of(found),
        "buildings": buildings,
        "page": page_by(homes, ("building_id", "ordinal", "id"), request.GET, size=30),
        "permits": found.permits.select_related("issued_by"),
        "may_act": may_act,
        "table_form": shown[TableForm],
        "permit_form": shown[PermitForm],
        "completion_form": shown[CompletionForm],
    }
    return render(request, "transactions/projects/project.html", context, status=422 if bound else 200)


def _act(request: HttpRequest, found: Project, form: forms.Form, act: Callable[[], str]) -> HttpResponse:
    """Do what the form asks for; its refusal stands above the form with everything still typed."""
    if form.is_valid():
        try:
            messages.success(request, act())
        except ValidationError as wrong:
            form.add_error(None, wrong.messages)
        else:
            return redirect("transactions:project", number=found.number)
    return _show(request, found, form)


@require_POST
@duty_required(Duty.REVIEW_HOUSING)
def table(request: HttpRequest, number: str) -> HttpResponse:
    """Upload a 楼盘表; it is looked through before it is taken."""
    found, form = _project(number), TableForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["table"]
        try:
            kept = upload_table(found, file.name, file.read(), by=actor_of(request))
        except ValidationError as wrong:
            form.add_error("table", wrong.messages)
        else:
            return redirect("transactions:table-preview", number=number, pk=kept.pk)
    return _show(request, found, form)


@require_http_methods(["GET", "POST"])
@duty_required(Duty.REVIEW_HOUSING)
def table_preview(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """The uploaded table building by building and home by home, and the word that takes it."""
    found = _project(number)
    kept = get_object_or_404(KeptSheet, pk=pk, purpose=PURPOSE, subject=number, used_at=None)
    context: dict[str, Any] = {"project": found, "sheet": kept}
    try:
        if request.method == "POST":
            count = confirm_table(found, pk, by=actor_of(request))
            messages.success(request, f"楼盘表已收：{count} 套。")
            return redirect("transactions:project", number=number)
        rows = read_table(kept.name, bytes(kept.content))
        context |= {"sums": sums(found, rows), "page": part_of(rows, request.GET, size=50)}
    except ValidationError as wrong:
        context["faults"] = wrong.messages
    status = 422 if "faults" in context else 200
    return render(request, "transactions/projects/table.html", context, status=status)


@require_POST
@duty_required(Duty.REVIEW_HOUSING)
def permit(request: HttpRequest, number: str) -> HttpResponse:
    """Issue a presale permit."""
    found = _project(number)
    form = PermitForm(found, "permit", request.POST)

    def act() -> str:
        made = services.issue_permit(found.pk, by=actor_of(request), **form.cleaned_data)
        return f"已发预售许可 {made.number}，登记机构正在编不动产单元号。"

    return _act(request, found, form, act)


@require_POST
@duty_required(Duty.REVIEW_HOUSING)
def completion(request: HttpRequest, number: str) -> HttpResponse:
    """File a completion."""
    found = _project(number)
    form = CompletionForm(found, "completion", request.POST)

    def act() -> str:
        made = services.file_completion(found.pk, by=actor_of(request), **form.cleaned_data)
        return f"竣工验收备案 {made.number} 已共享给登记机构，首次登记不再收纸质。"

    return _act(request, found, form, act)


@require_POST
@duty_required(Duty.REVIEW_HOUSING)
def sale(request: HttpRequest, number: str) -> HttpResponse:
    """Mark the project as on sale, or sold out."""
    on_sale = request.POST.get("on_sale") == "yes"
    services.set_on_sale(_project(number).pk, on_sale=on_sale, by=actor_of(request))
    messages.success(request, "已标记为在售。" if on_sale else "已标记为售罄。")
    return redirect("transactions:project", number=number)
