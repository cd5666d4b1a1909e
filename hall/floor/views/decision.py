"""受理 or 不予受理: the result every filing leaves the counter with (条例第十七条)."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hall.cases.display import check_rows
from hall.cases.models import Case
from hall.cases.next_steps import next_steps
from hall.cases.ports import Ask
from hall.cases.refusals import StepRefused
from hall.cases.services.checking import ask_gates
from hall.cases.services.checklist import missing_lines
from hall.cases.services.steps import take_step
from hall.clock import now
from hall.exchange.commands import CommandConflict, once
from hall.floor.reception import decided, frame, reception_or_404
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty


@require_http_methods(["GET", "POST"])
@duty_required(Duty.ACCEPT)
def decide(request: HttpRequest, number: str) -> HttpResponse:
    """Checks, what is missing, and the two results."""
    case = reception_or_404(number)
    if (gone := decided(request, case)) is not None:
        return gone
    if request.method == "POST" and _take(request, case):
        return redirect("cases:case", number=number)
    by = actor_of(request)
    checks = ask_gates(Ask(case, "accept", by, now()))
    failed, passed = check_rows(checks)
    context = frame(request, case, "decide") | {
        "failed": failed,
        "passed": passed,
        "summary": f"{len(checks)} 项：通过 {len(passed)} 项，其余 {len(failed)} 项",
        "steps": next_steps(case, by).with_warnings(checks),
        "missing": missing_lines(case),
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "floor/decide.html", context)


def _take(request: HttpRequest, case: Case) -> bool:
    """Accept or decline once; reasons against it become messages and the page stays."""
    step = "decline" if request.POST.get("step") == "decline" else "accept"
    reason, by = request.POST.get("reason", ""), actor_of(request)
    acknowledged = dict.fromkeys(request.POST.getlist("acknowledged"), reason or "已阅知")
    try:
        once(
            key=request.POST.get("command_key", ""),
            body={"case": case.number, "step": step, "reason": reason, "acknowledged": sorted(acknowledged)},
            by=by,
            run=lambda: {
                "state": take_step(case.pk, step, by=by, reason=reason, acknowledged=acknowledged).state
            },
        )
    except StepRefused as refusal:
        for sentence in refusal.reasons:
            messages.error(request, sentence)
        return False
    except (PermissionDenied, CommandConflict) as denied:
        messages.error(request, str(denied))
        return False
    words = "已受理，受理凭证可以打印" if step == "accept" else "已出具不予受理告知书（一次性告知）"
    messages.success(request, f"{case.number} {words}。")
    return True
