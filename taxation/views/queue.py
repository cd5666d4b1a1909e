"""核税队列: what waits for assessment, for payment, and what is done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from hall.cases.lights import light_of, soon_until
from hall.cashier.models import Refund
from hall.clock import now, today
from hall.look.paging import page_by
from hall.look.shapes import Tile
from hall.staff.access import AuthenticatedHttpRequest, actor_of, duty_required
from hall.staff.departments import D
from hall.staff.duties import Duty
from taxation.models import Assessment, AssessmentQuerySet, AssessmentState
from taxation.services.assessing import claim_most_urgent

CAP = 1000
STATES = {
    "open": ("待核税", AssessmentState.OPEN),
    "issued": ("待缴税", AssessmentState.ISSUED),
    "cleared": ("已完税", AssessmentState.CLEARED),
}


def lights(rows: AssessmentQuerySet) -> dict[str, AssessmentQuerySet]:
    """The queue by traffic light of 税务's own limit."""
    day, soon = today(), soon_until(today())
    return {
        "": rows,
        "late": rows.filter(sort_on__lt=day),
        "soon": rows.filter(sort_on__gte=day, sort_on__lte=soon),
        "fine": rows.filter(sort_on__gt=soon),
    }


LIGHT_WORDS = {
    "": ("全部", ""),
    "late": ("已超核税时限", "stop"),
    "soon": ("剩 1 日以内", "soon"),
    "fine": ("正常", "ok"),
}


@require_GET
@duty_required(Duty.ASSESS, Duty.SUPERVISE)
def assessments(request: AuthenticatedHttpRequest) -> HttpResponse:
    """核税队列: what waits for assessment, for payment, and what is done; by 税务's own limit."""
    state = request.GET.get("state", "open")
    rows = Assessment.objects.in_state(STATES.get(state, STATES["open"])[1])
    if request.GET.get("mine"):
        rows = rows.claimed_by(request.user.pk)
    split = lights(rows) if state == "open" else {}
    chosen = request.GET.get("light", "")
    page = page_by(split.get(chosen, rows).for_queue(), ("sort_on", "id"), request.GET)
    context = {
        "state": state,
        "states": states(state),
        "tiles": tiles(split, chosen),
        "page": page,
        "lines": [(row, light_of(row.case, today())) for row in page.rows],
        "refund_count": Refund.objects.of_department(D.TAXATION).is_open()[:CAP].count(),
        "today": today(),
        "now": now(),
    }
    return render(request, "taxation/assessments.html", context)


def states(here: str) -> list[tuple[str, str, int, bool]]:
    """Code, label, capped count and whether it is shown, for each queue."""
    return [
        (code, label, Assessment.objects.in_state(state)[:CAP].count(), code == here)
        for code, (label, state) in STATES.items()
    ]


def tiles(split: dict[str, AssessmentQuerySet], chosen: str) -> list[Tile]:
    return [
        Tile(rows[:CAP].count(), LIGHT_WORDS[name][0], f"?light={name}", LIGHT_WORDS[name][1], name == chosen)
        for name, rows in split.items()
    ]


@require_POST
@duty_required(Duty.ASSESS)
def claim_next(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Claim the most urgent assessment nobody has, and go straight to it."""
    found = claim_most_urgent(by=actor_of(request))
    if found is None:
        messages.info(request, "没有未领办的待核税件。")
        return redirect("taxation:assessments")
    return redirect("taxation:assessment", number=found.case.number)
