"""提出查询: a department files an inquiry, within the table of who may ask whom."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hall.inquiries.forms import InquiryForm
from hall.inquiries.services.filing import Filing, file_inquiry
from hall.inquiries.who_may_ask import EVERY_OFFICER
from hall.staff.access import AuthenticatedHttpRequest, actor_of, duty_required


@require_http_methods(["GET", "POST"])
@duty_required(*EVERY_OFFICER)
def ask(request: AuthenticatedHttpRequest) -> HttpResponse:
    """File an inquiry, within the table of who may ask whom; what was typed stays."""
    by = actor_of(request)
    form = InquiryForm(by.department, request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            made = file_inquiry(
                Filing(
                    form.clues,
                    form.cleaned_data["departments"],
                    letter_number=form.cleaned_data["letter_number"],
                    contact=form.contact,
                ),
                by=by,
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"查询 {made.number} 已送出。")
            return redirect("inquiries:inquiry", number=made.number)
    return render(request, "inquiries/ask.html", {"form": form}, status=422 if form.errors else 200)
