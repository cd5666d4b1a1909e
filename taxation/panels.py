"""What taxation shows elsewhere: the sheet in a case, the estimate at the window, the calculator."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from hall.cases.models import Case
from hall.cases.ports import Panel, panel
from taxation.declaration import declared_transfer
from taxation.estimate import tax_sheet
from taxation.models import Assessment
from taxation.services.sellers import settled
from taxation.sheet import TaxSheet
from taxation.sheet_rows import estimate_rows, rows_of


@panel("case_money")
def tax_sheet_of_case(request: HttpRequest, case: Case) -> Panel | None:
    """The assessment of the case, line by line."""
    assessment = Assessment.objects.filter(case=case).first()
    if assessment is None:
        return None
    context: dict[str, Any] = {"assessment": assessment, "revision": assessment.current}
    context["sellers"] = settled(case)
    if assessment.current:
        context["rows"] = rows_of(assessment.current)
    return Panel("taxation/panels/sheet.html", context, order=20)


@panel("window")
def estimate_at_window(request: HttpRequest, case: Case | None) -> Panel | None:
    """税费测算 beside the intake form, as soon as price and area are there."""
    if case is None or not any(part.effect.startswith("transfer") for part in case.ordered_parts):
        return None
    declared = declared_transfer(case)
    context: dict[str, Any] = {"missing": declared.missing, "assumed": declared.assumed}
    if declared.transfer:
        context |= _estimate(tax_sheet(declared.transfer))
    return Panel("taxation/panels/estimate.html", context, order=60)


@panel("home")
def calculator_on_home_page(request: HttpRequest, subject: None) -> Panel:
    """The door to the public calculator."""
    return Panel("taxation/panels/calculator.html", {}, order=50)


def _estimate(sheet: TaxSheet) -> dict[str, Any]:
    return {"rows": estimate_rows(sheet), "total": sheet.total}
