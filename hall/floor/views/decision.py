"""受理 or 不予受理: the result every filing leaves the counter with (条例第十七条)."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from hall.cases.display import check_rows
from hall.cases.models import Case
from hall.cases.next_steps import next_steps
from hall.cases.parties import parties_of
from hall.cases.ports import Ask
from hall.cases.refusals import StepRefused
from hall.cases.services.checking import Check, ask_gates
from hall.cases.services.checklist import missing_lines
from hall.cases.services.steps import take_step
from hall.cases.states import State
from hall.clock import now
from hall.exchange.commands import CommandConflict, once
from hall.floor.reception import decided, frame, reception_or_404
from hall.look.typed import words_in
from hall.papers.services import papers_of
from hall.staff.access import actor_of, duty_required
from hall.staff.duties import Duty


@require_http_methods(["GET", "POST"])
@duty_required(Duty.ACCEPT)
def decide(request: HttpRequest, number: str) -> HttpResponse:
    """Checks, what is missing, and the two results."""
    case = reception_or_404(request, number)
    faults = _take(request, case) if request.method == "POST" else []
    if request.method == "POST" and not faults:
        return redirect("floor:result", number=number)
    if (gone := decided(request, case)) is not None:
        return gone
    by = actor_of(request)
    checks = ask_gates(Ask(case, "accept", by, now()))
    failed, passed = check_rows(checks)
    steps = next_steps(case, by).with_warnings(checks)
    context = frame(request, case, "decide") | {
        "failed": failed,
        "passed": passed,
        "summary": f"{len(checks)} 项：通过 {len(passed)} 项，其余 {len(failed)} 项",
        "accept": steps.buttons[0],
        "missing": missing_lines(case),
        "reason": words_in(request, "reason") or grounds(checks),
        "faults": faults,
        "declining": request.POST.get("step") == "decline" or "decline" in request.GET,
        "acknowledged": request.POST.getlist("acknowledged"),
    }
    return render(request, "floor/decide.html", context, status=422 if faults else 200)


def grounds(checks: list[Check]) -> str:
    """What bars acceptance, as a first wording of the reason."""
    return "；".join(check.answer.message for check in checks if check.stops)


def _take(request: HttpRequest, case: Case) -> list[str]:
    """Accept or decline once; every reason against it, empty when it is done."""
    step = "decline" if request.POST.get("step") == "decline" else "accept"
    reason, by = words_in(request, "reason") if step == "decline" else "", actor_of(request)
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
        return list(refusal.reasons)
    except (PermissionDenied, CommandConflict) as denied:
        return [str(denied)]
    return []


@require_GET
@duty_required(Duty.ACCEPT)
def result(request: HttpRequest, number: str) -> HttpResponse:
    """出具受理结果: what was decided, the papers to hand out, and the next person."""
    case = reception_or_404(request, number)
    if case.state == State.APPLIED:
        return redirect("floor:materials", number=number)
    context = {
        "case": case,
        "parties": parties_of(case),
        "papers": papers_of(number),
        "declined": case.outcome == State.DECLINED,
        "withdrawn": case.outcome == State.WITHDRAWN,
    }
    return render(request, "floor/result.html", context)
