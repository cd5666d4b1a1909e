"""各方用时: each department's share of the time, month by month (T6)."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hall.clock import today
from hall.clock.grounds import ChargedTo
from hall.oversight.shares import MOST_CASES, cases_of, month_of, next_month, shares_by_item
from hall.staff.access import duty_required
from hall.staff.duties import Duty


@require_GET
@duty_required(Duty.SUPERVISE, Duty.AUDIT)
def report(request: HttpRequest) -> HttpResponse:
    """The month asked for by `?month=2026-09`, else the current one."""
    first = month_of(request.GET.get("month", ""), today())
    cases = cases_of(first)
    context = {
        "month": first,
        "before": first - timedelta(days=1),
        "after": next_month(first) if next_month(first) <= today() else None,
        "accounts": [account.label for account in ChargedTo],
        "rows": shares_by_item(cases, today()),
        "count": len(cases),
        "cut": len(cases) == MOST_CASES,
    }
    return render(request, "oversight/shares.html", context)
