"""算税费: the public calculator, open to everyone; nothing is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hall.staff.access import open_to_everyone
from taxation.estimate import tax_sheet
from taxation.forms import SituationForm
from taxation.sheet import TaxSheet
from taxation.sheet_rows import estimate_rows


@open_to_everyone
@require_GET
def calculator(request: HttpRequest) -> HttpResponse:
    """The whole form, and the sheet below it once it is filled in; the address can be kept and shared."""
    form = SituationForm(request.GET) if request.GET else SituationForm()
    sheet = sheet_of(form)
    context = {"form": form, "sheet": sheet, "rows": estimate_rows(sheet) if sheet else None}
    return render(request, "taxation/calculator.html", context)


def sheet_of(form: SituationForm) -> TaxSheet | None:
    """The sheet of a form that is filled in without mistakes."""
    if not form.is_bound or not form.is_valid() or form.transfer is None:
        return None
    return tax_sheet(form.transfer)
