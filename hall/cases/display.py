"""Rows for the components: how a case's checks, reviews and history are shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hall.cases.models import Case
from hall.cases.services.checking import Check
from hall.cases.states import Verdict
from hall.look.shapes import CheckRow, Happening
from hall.look.words import minute
from hall.staff.departments import D

CLOCK_VERBS = {"pause", "resume"}
SHARED_VERBS = frozenset(
    {
        "accept",
        "answer",
        "ask-again",
        "pause",
        "resume",
        "pay",
        "refund",
        "approve",
        "record",
        "refuse",
        "withdraw",
    }
)
"""What other departments learn of a case's history: its course, not what was said at the counter (S3)."""
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


def counted(checks: Sequence[Check], failed: Sequence[CheckRow]) -> str:
    """14 项：通过 13 项，提醒 1 项，阻止 0 项."""
    warned = sum(row.meaning == "warn" for row in failed)
    stopped = sum(row.meaning == "stop" for row in failed)
    told = len(failed) - warned - stopped
    words = [f"通过 {len(checks) - len(failed)} 项", f"提醒 {warned} 项", f"阻止 {stopped} 项"]
    return f"{len(checks)} 项：{'，'.join([*words, f'告知 {told} 项'] if told else words)}"


def _check_row(check: Check) -> CheckRow:
    meaning = "ok" if check.answer.passed else "stop" if check.stops else "warn" if check.warns else "run"
    return CheckRow(meaning, check.answer.message, check.answer.evidence, check.rule.law)


def review_rows(case: Case) -> list[dict[str, str]]:
    """One cell per co-reviewing department, and the registry's own examination beside them."""
    return _department_rows(case) + _examination_row(case)


def _examination_row(case: Case) -> list[dict[str, str]]:
    last = case.events.filter(verb="examine").order_by("-id").first() if case.examined_at else None
    if last is None:
        return []
    when = f"{last.by_label} {minute(last.happened_at)}"
    row = {"name": "登记机构初审", "meaning": "ok", "verdict": "通过", "opinion": last.reason, "when": when}
    return [row]


def _department_rows(case: Case) -> list[dict[str, str]]:
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


def happenings(case: Case, limit: int | None, *, verbs: Collection[str] = ()) -> list[Happening]:
    """The history, newest first; of these verbs only where some are given."""
    rows = case.events.filter(verb__in=verbs) if verbs else case.events.all()
    events = rows.order_by("-id")[:limit]
    return [
        Happening(
            event.happened_at, f"{event.by_label} {event.label}", event.reason, event.verb in CLOCK_VERBS
        )
        for event in events
    ]
