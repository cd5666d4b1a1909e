"""Rows for the components: how a case's checks, reviews, materials and history are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hall.cases.models import Case, CaseMaterial
from hall.cases.models.co_review import SHORT_NAMES
from hall.cases.services.checking import Check
from hall.cases.states import MaterialState, Verdict
from hall.look.shapes import CheckRow, Happening
from hall.look.words import minute
from hall.staff.departments import D

CLOCK_VERBS = {"pause", "resume"}
REVIEW_LIGHTS = {
    Verdict.OPEN: "run",
    Verdict.PASSED: "ok",
    Verdict.CLEARED: "ok",
    Verdict.NOT_CONCERNED: "ok",
    Verdict.OBJECTED: "stop",
    Verdict.CLOSED: "idle",
}
SLOT_LIGHTS = {
    MaterialState.MISSING: "warn",
    MaterialState.SUPPLIED: "ok",
    MaterialState.VERIFIED: "ok",
    MaterialState.GENERATED: "ok",
    MaterialState.LATER: "waiting",
}


def check_rows(checks: Sequence[Check]) -> tuple[list[CheckRow], list[CheckRow]]:
    """The failed checks (blocks first, then reminders) and the passed ones."""
    rows = [_check_row(check) for check in checks]
    return [row for row in rows if row.meaning != "ok"], [row for row in rows if row.meaning == "ok"]


def _check_row(check: Check) -> CheckRow:
    meaning = "ok" if check.answer.passed else "stop" if check.stops else "warn" if check.warns else "run"
    return CheckRow(meaning, check.answer.message, check.answer.evidence, check.rule.law)


def review_rows(case: Case) -> list[dict[str, str]]:
    """One cell per co-reviewing department."""
    return [
        {
            "name": D(review.department).label,
            "meaning": REVIEW_LIGHTS[Verdict(review.verdict)],
            "verdict": Verdict(review.verdict).label,
            "opinion": review.opinion,
            "when": f"{review.answered_by} {minute(review.answered_at)}"
            if review.answered_at
            else f"{minute(review.asked_at)} 送达，等待答复"
            if review.asked_at
            else "受理后送达",
        }
        for review in case.reviews
    ]


def happenings(case: Case, limit: int | None) -> list[Happening]:
    """The history, newest first."""
    events = case.events.order_by("-id")[:limit] if limit else case.events.order_by("-id")
    return [
        Happening(
            event.happened_at, f"{event.by_label} {event.label}", event.reason, event.verb in CLOCK_VERBS
        )
        for event in events
    ]


@dataclass(frozen=True)
class Slot:
    """材料位: one line of the checklist as `components/slot.html` draws it."""

    line: CaseMaterial
    name: str
    why: str
    meaning: str
    state: str
    done: bool
    open: bool
    url: str = ""
    link: str = ""
    whom: str = ""
    hint: str = ""
    icon: str = ""


def slots(lines: Sequence[CaseMaterial], url_of: Any = None) -> list[Slot]:
    """The checklist; the first missing line is open."""
    first = next((line.pk for line in lines if line.is_missing), None)
    return [_slot(line, is_open=line.pk == first, url=url_of(line) if url_of else "") for line in lines]


def _slot(line: CaseMaterial, *, is_open: bool, url: str) -> Slot:
    state = MaterialState(line.state)
    whom = "、".join(SHORT_NAMES.get(D(code), D(code).label) for code in line.demanded_by)
    return Slot(
        line=line,
        name=line.name,
        why=f"送{whom}" + (f"；{line.remark}" if line.remark else ""),
        meaning=SLOT_LIGHTS[state],
        state=state.label,
        done=state not in {MaterialState.MISSING, MaterialState.LATER},
        open=is_open,
        url=url,
        link="查看" if state != MaterialState.MISSING else "收件",
    )
