"""督导: today's hall, and the clauses with their proofs."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hall.cases.lights import light_of
from hall.cases.models import Alert, Extension
from hall.cases.queues import QUEUES
from hall.clock import now, today
from hall.look.shapes import Tile
from hall.oversight import conformance as proofs
from hall.oversight.today import (
    RECENT,
    lists_of,
    most_urgent,
    parked_notices,
    queue_breaches,
    waiting_departments,
)
from hall.staff.access import duty_required, open_to_everyone
from hall.staff.duties import Duty

COUNTED = {
    "late": ("已超承诺", "stop"),
    "soon": ("剩 1 日以内", "soon"),
    "held": ("计时中止", "hold"),
    "accepted": ("今天受理", ""),
    "recorded": ("今天登簿", ""),
}


@require_GET
@duty_required(Duty.SUPERVISE, Duty.AUDIT)
def hall_today(request: HttpRequest) -> HttpResponse:
    """What a supervisor looks at first."""
    lists, chosen = lists_of(today()), request.GET.get("show", "")
    chosen = chosen if chosen in lists else ""
    context = {
        "tiles": [
            Tile(lists[code].count(), label, f"?show={code}", meaning, code == chosen)
            for code, (label, meaning) in COUNTED.items()
        ],
        "chosen": COUNTED[chosen][0] if chosen else "最先到期",
        "filtered": bool(chosen),
        "urgent": [(case, light_of(case, today())) for case in most_urgent(lists[chosen])],
        "recent": RECENT,
        "waiting": waiting_departments(),
        "breaches": [(case, QUEUES[case.queue], QUEUES[right]) for case, right in queue_breaches()],
        "parked": parked_notices(),
        "alerts": Alert.objects.standing().for_supervisors().count(),
        "extensions": Extension.objects.filter(granted=None).count(),
        "now": now(),
    }
    return render(request, "oversight/today.html", context)


@require_GET
@open_to_everyone
def conformance(request: HttpRequest) -> HttpResponse:
    """Every clause of the founding documents with its tests and the result of the last run."""
    rows = proofs.proofs()
    groups = [(name, list(members)) for name, members in groupby(rows, key=lambda row: row.clause.group)]
    context = {
        "groups": groups,
        "proved": sum(row.verdict == proofs.PASSED for row in rows),
        "unfinished": sum(row.verdict == proofs.UNFINISHED for row in rows),
        "waiting": sum(row.verdict == proofs.WAITING for row in rows),
        "total": len(rows),
        "others": proofs.other_proofs(),
    }
    return render(request, "oversight/conformance.html", context)
