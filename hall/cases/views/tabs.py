"""The tabs of a case: what each shows, and to whom."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from hall.cases.display import SHARED_VERBS, check_rows, counted, happenings, review_rows
from hall.cases.models import Applicant, Case
from hall.cases.next_steps import next_steps
from hall.cases.parties import side_label
from hall.cases.ports import Ask, panels_of
from hall.cases.services.checking import ask_gates
from hall.cases.signatures import is_drawn
from hall.cases.slots import slots
from hall.cases.step import STEPS
from hall.clock import now
from hall.staff.access import actor_of
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


def review(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Checks, departments, what will change, and the steps; other departments see the answers only (S3)."""
    by = actor_of(request)
    shown: dict[str, Any] = {
        "reviews": review_rows(case),
        "panels": panels_of("case", request, case),
        "side_panels": panels_of("case_side", request, case),
    }
    if by.department != D.REGISTRATION:
        return shown | {"happenings": happenings(case, 8, verbs=SHARED_VERBS)}
    steps = next_steps(case, by)
    checks = ask_gates(Ask(case, steps.main, by, now())) if steps.main else []
    failed, passed = check_rows(checks)
    return shown | {
        "steps": steps.with_warnings(checks),
        "failed": failed,
        "passed": passed,
        "checked_at": now(),
        "check_title": f"{STEPS[steps.main].label}前检查" if steps.main else "检查",
        "summary": counted(checks, failed),
        "happenings": happenings(case, 8),
    }


def materials(request: HttpRequest, case: Case) -> dict[str, Any]:
    """The checklist beside one scan; another department sees the lines whose 需求部门 it is (S3)."""
    department = actor_of(request).department
    own = department == D.REGISTRATION
    rows = case.materials.prefetch_related("files")
    lines = [row for row in rows if own or department in row.demanded_by]
    files = {str(file.pk): file for row in lines for file in row.files.all()}
    return {"slots": slots(case, lines), "scan": files.get(request.GET.get("scan", ""))}


def book(request: HttpRequest, case: Case) -> dict[str, Any]:
    return {"panels": panels_of("case_book", request, case)}


def interviews(request: HttpRequest, case: Case) -> dict[str, Any]:
    rows = case.interviews.select_related("applicant", "asked_by")
    return {"interviews": [(one, side_label(case, one.applicant), drawn(one.applicant)) for one in rows]}


def drawn(person: Applicant) -> str:
    """The signature as a path; nothing where the name was typed."""
    return person.signature if is_drawn(person.signature) else ""


def money(request: HttpRequest, case: Case) -> dict[str, Any]:
    return {"panels": panels_of("case_money", request, case)}


def events(request: HttpRequest, case: Case) -> dict[str, Any]:
    findings = list(case.findings.order_by("-id")[:400])
    return {
        "happenings": happenings(case, None),
        "failed": [one for one in findings if not one.passed],
        "passed": [one for one in findings if one.passed],
    }


VIEWS = {
    "review": review,
    "materials": materials,
    "book": book,
    "interviews": interviews,
    "money": money,
    "events": events,
}
