"""档案: closed files, where they lie, what is in them, who has them; looked up by departments (P11, I5)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hall.cases.models import Case
from hall.clock import today
from hall.look.words import day
from hall.papers.services import papers_of
from hall.staff.access import actor_of
from registration.forms import ArchiveSearchForm, LendForm, LookUpForm, MoveForm, ReturnForm
from registration.models import ArchiveFile, ArchiveLoan
from registration.services.filing_away import files_open_to, move
from registration.services.lending import give_back, lend, usual_due_on
from registration.views.access import keeps_the_archive, looks_up_files


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
    out = ArchiveLoan.objects.out().select_related("file").order_by("due_on", "id")
    context = {
        "form": form,
        "files": files[:100],
        "waiting": waiting,
        "asked": bool(text),
        "loans": out[:100],
        "today": today(),
    }
    return render(request, "registration/archive.html", context)


@require_http_methods(["GET", "POST"])
@keeps_the_archive
def file(request: HttpRequest, number: str) -> HttpResponse:
    """One file: contents, place, and where it is moved to; who has it, who had it."""
    found = file_or_404(number)
    form = MoveForm(request.POST or None, initial={"place": found.place})
    if form.is_valid():
        try:
            move(found, form.cleaned_data["place"], by=actor_of(request))
        except ValidationError as wrong:
            form.add_error("place", wrong)
        else:
            messages.success(request, "已更新存放位置。")
            return redirect("registration:archive-file", number=number)
    return file_page(request, found, form=form)


def file_or_404(number: str) -> ArchiveFile:
    return get_object_or_404(ArchiveFile.objects.select_related("archived_by"), number=number)


def file_page(request: HttpRequest, found: ArchiveFile, **forms: Form) -> HttpResponse:
    """The page of one file; 422 where one of its forms was refused."""
    loans = list(found.loans.select_related("lent_by", "returned_by")[:50])
    shown: dict[str, Any] = {
        "form": MoveForm(initial={"place": found.place}),
        "lend_form": LendForm(initial={"due_on": usual_due_on(today())}),
        "return_form": ReturnForm(),
    } | forms
    context = {
        "file": found,
        "papers": papers_of(found.case_number),
        "loans": loans,
        "out": next((one for one in loans if one.returned_at is None), None),
        "today": today(),
    }
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render(request, "registration/archive_file.html", context | shown, status=status)


@require_POST
@keeps_the_archive
def lend_file(request: HttpRequest, number: str) -> HttpResponse:
    """借出."""
    found, form = file_or_404(number), LendForm(request.POST)
    if form.is_valid():
        try:
            loan = lend(found.pk, by=actor_of(request), **form.cleaned_data)
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(request, f"已借给{loan.borrower}，{day(loan.due_on)}前归还。")
            return redirect("registration:archive-file", number=number)
    return file_page(request, found, lend_form=form)


@require_POST
@keeps_the_archive
def take_back(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """归还."""
    found, form = file_or_404(number), ReturnForm(request.POST)
    loan = get_object_or_404(found.loans, pk=pk)
    if form.is_valid():
        try:
            give_back(loan.pk, by=actor_of(request), **form.cleaned_data)
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(request, "已收回，请放回原位。")
            return redirect("registration:archive-file", number=number)
    return file_page(request, found, return_form=form)


@require_GET
@looks_up_files
def look_up(request: HttpRequest) -> HttpResponse:
    """I5: another department finds the files of cases that were sent to it, and says what for."""
    by, form = actor_of(request), LookUpForm(request.GET or None)
    files: list[ArchiveFile] = []
    if form.is_valid():
        said = form.cleaned_data
        files = files_open_to(by, said["text"], purpose=said["purpose"])
    borrowed = ArchiveLoan.objects.out().filter(department=by.department).select_related("file")
    context = {
        "form": form,
        "files": files,
        "asked": form.is_bound and form.is_valid(),
        "borrowed": borrowed.order_by("due_on")[:50],
        "today": today(),
    }
    return render(request, "registration/look_up.html", context, status=422 if form.errors else 200)
