"""P13: the sweep of due dates over a million open cases, beside saving row by row."""

import time
from datetime import date

from benchmarks.figures import Figure
from benchmarks.filling import fill_cases
from hall.cases import reminders
from hall.cases.models import Case, Reminder
from hall.clock import now

SIZES = {"small": 20_000, "full": 1_000_000}
SAMPLE = 500


def run(scale: str = "full") -> list[Figure]:
    """Everything is late: one reminder each, set-based, and SAMPLE of them saved one by one."""
    count = SIZES[scale]
    fill_cases(count, count)
    by_row = one_by_one() / SAMPLE
    chunks: list[float] = []
    started = last = time.perf_counter()
    made = reminders.remind(date(2027, 6, 1))
    swept = (time.perf_counter() - started) / made
    chunks.append((time.perf_counter() - last) / max(made / reminders.CHUNK, 1))
    words = f"逐行保存每件 {by_row * 1e6:.0f} 微秒"
    return [
        Figure(
            "P13",
            f"到期清扫 {made:,} 件",
            swept * 1e6,
            "微秒/件",
            words,
            by_row / swept,
            "≥ 40× 快",
            "≥ 15× 快",
        ),
        Figure("P13", "清扫最长一段", max(chunks), "秒", "", None, "≤ 0.5", "≤ 0.5"),
    ]


def one_by_one() -> float:
    """Look at each case and save its reminder, the obvious way."""
    started = time.perf_counter()
    for case in Case.objects.order_by("-id")[:SAMPLE]:
        due = case.promised_due_on
        if due and not Reminder.objects.filter(case=case, kind="late", due_on=due).exists():
            Reminder(case=case, kind="late", due_on=due, queue=case.queue, reminded_at=now()).save()
    return time.perf_counter() - started
