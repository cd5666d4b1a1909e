"""业务件: one case, everything an officer needs to decide it, and the steps one may take."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hall.cases.display import check_rows, happenings, review_rows
from hall.cases.lights import faces, light_of, strip_of
from hall.cases.models import Case
from hall.cases.next_steps import next_steps
from hall.cases.ports import Ask, panels_of
from hall.cases.refusals import StepRefused
from hall.cases.services.checking import ask_gates
from hall.cases.services.steps import take_step
from hall.cases.slots import slots
from hall.cases.step import STEPS
from hall.clock import now, today
from hall.exchange.commands import once
from hall.papers.services import papers_of
from hall.staff.access import actor_of
from hall.staff.actors import Actor
from hall.staff.audit import record_act
from hall.staff.departments import D

TABS = {
    "review": "审查",
    "materials": "材料",
    "book": "登记簿",
    "interviews": "询问记录",
    "money": "税费",
    "events": "操作记录",
}
REGISTRY_TABS = ("book", "interviews", "events")


def case_or_404(request: HttpRequest, number: str) -> Case:
    """The case if the officer may see it; a stranger gets 404."""
    visible = Case.objects.visible_to(actor_of(request))
    return get_object_or_404(visible.select_related("claimed_by", "hall"), number=number)


@require_GET
def case(request: HttpRequest, number: str, tab: str = "review") -> HttpResponse:
    """The case page, one tab at a time."""
    found, by = case_or_404(request, number), actor_of(request)
    own = by.department == D.REGISTRATION
    context: dict[str, Any] = {
        "case": found,
        "tab": tab,
        "tabs": tabs_of(found, tab, own=own),
        "faces": faces(found, today()),
        "light": light_of(found, today()),
        "strip": strip_of(found, today()),
        "papers": papers_of(found.number) if own else [],
    }
    context |= VIEWS[tab](request, found) if tab in VIEWS else {}
    return render(request, f"cases/tabs/{tab}.html", context)


def tabs_of(case: Case, here: str, *, own: bool) -> list[tuple[str, str, bool]]:
    """The tabs; other departments see review, materials and money only (S3)."""
    return [
        (label, reverse("cases:case", args=[case.number, code]), code == here)
        for code, label in TABS.items()
        if own or code not in REGISTRY_TABS
    ]


def review(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Checks, departments, what will change, and the steps."""
    by = actor_of(request)
    steps = next_steps(case, by)
    checks = ask_gates(Ask(case, steps.main, by, now())) if steps.main else []
    failed, passed = check_rows(checks)
    return {
        "steps": steps.with_warnings(checks),
        "failed": failed,
        "passed": passed,
        "summary": f"{len(checks)} 项：通过 {len(passed)} 项，其余 {len(failed)} 项",
        "reviews": review_rows(case),
        "panels": panels_of("case", request, case),
        "side_panels": panels_of("case_side", request, case),
        "happenings": happenings(case, 8),
    }


def materials(request: HttpRequest, case: Case) -> dict[str, Any]:
    """The checklist; another department sees the lines whose 需求部门 it is (S3)."""
    department = actor_of(request).department
    lines = [row for row in case.checklist if department == D.REGISTRATION or department in row.demanded_by]
    return {"lines": lines, "slots": slots(case, lines)}


def book(request: HttpRequest, case: Case) -> dict[str, Any]:
    return {"panels": panels_of("case_book", request, case)}


def interviews(request: HttpRequest, case: Case) -> dict[str, Any]:
    return {"interviews": case.interviews.select_related("applicant", "asked_by")}


def money(request: HttpRequest, case: Case) -> dict[str, Any]:
    return {"panels": panels_of("case_money", request, case)}


def events(request: HttpRequest, case: Case) -> dict[str, Any]:
    return {"happenings": happenings(case, None), "findings": case.findings.order_by("-id")[:200]}


VIEWS = {
    "review": review,
    "materials": materials,
    "book": book,
    "interviews": interviews,
    "money": money,
    "events": events,
}


@require_POST
def step(request: HttpRequest, number: str) -> HttpResponse:
    """Take a step: the one POST for all of them; the same form sent twice does it once (G6).

    Whoever lacks the duty gets 403, and the audit a line (promise:R13).
    """
    found, by, name = case_or_404(request, number), actor_of(request), request.POST.get("step", "")
    if name not in STEPS:
        messages.error(request, "没有这个步骤，请从页面上的按钮办理。")
        return redirect("cases:case", number=number)
    try:
        _take_once(request, found, name, by)
        messages.success(request, f"已办理：{STEPS[name].label}。")
    except StepRefused as refusal:
        for sentence in refusal.reasons:
            messages.error(request, sentence)
    except PermissionDenied:
        record_act(by, "越权被拒", f"case:{number}", step=name)
        raise
    return redirect("cases:case", number=number)


def _take_once(request: HttpRequest, case: Case, name: str, by: Actor) -> None:
    """Take the step under the form's own number; raises what the door raises, and CommandConflict."""
    reason = request.POST.get("reason", "")
    acknowledged = dict.fromkeys(request.POST.getlist("acknowledged"), reason or "已阅知")
    once(
        key=request.POST.get("command_key", ""),
        body={"case": case.number, "step": name, "reason": reason, "acknowledged": sorted(acknowledged)},
        by=by,
        stream=case.number,
        run=lambda: {
            "state": take_step(case.pk, name, by=by, reason=reason, acknowledged=acknowledged).state
        },
    )
