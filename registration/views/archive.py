"""档案: closed files, where they lie, what is in them (P11)."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from hall.cases.models import Case
from hall.papers.services import papers_of
from hall.staff.access import actor_of
from hall.staff.audit import record_act
from registration.forms import ArchiveSearchForm, MoveForm
from registration.models import ArchiveFile
from registration.services.filing_away import move
from registration.views.access import keeps_the_archive


@require_GET
@keeps_the_archive
def archive(request: HttpRequest) -> HttpResponse:
    """The newest files, or those of a number."""
    form = ArchiveSearchForm(request.GET or None)
    text = form.cleaned_data["text"].strip() if form.is_valid() else ""
    files = ArchiveFile.objects.select_related("archived_by")
    if text:
        files = files.filter(Q(number__startswith=text) | Q(case_number=text))
    waiting = Case.objects.in_queue("filing").order_by("sort_on", "id")[:20]
    context = {"form": form, "files": files[:100], "waiting": waiting, "asked": bool(text)}
    return render(request, "registration/archive.html", context)


@require_http_methods(["GET", "POST"])
@keeps_the_archive
def file(request: HttpRequest, number: str) -> HttpResponse:
    """One file: contents, place, and where it is moved to."""
    found = get_object_or_404(ArchiveFile.objects.select_related("archived_by"), number=number)
    form = MoveForm(request.POST or None, initial={"place": found.place})
    if form.is_valid():
        try:
            before, place = found.place, form.cleaned_data["place"]
            move(found, place)
        except ValidationError as wrong:
            form.add_error("place", wrong)
        else:
            record_act(actor_of(request), "move_file", f"archive:{found.number}", before=before, after=place)
            messages.success(request, "已更新存放位置。")
            return redirect("registration:archive-file", number=number)
    context = {"file": found, "form": form, "papers": papers_of(found.case_number)}
    return render(request, "registration/archive_file.html", context, status=422 if form.errors else 200)
