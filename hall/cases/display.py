"""Rows for the components: how a case's checks, reviews and history are shown."""

from __future__ import annotations

from collections.abc import Sequence

from hall.cases.models import Case
from hall.cases.services.checking import Check
from hall.cases.states import Verdict
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
