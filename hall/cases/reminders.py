"""催办: every running case that is soon due or late is reminded of once, by set-based SQL in chunks (T13)."""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction

from hall.cases.lights import soon_until
from hall.cases.models.reminder import ReminderKind
from hall.clock import now, today

CHUNK = 5_000
SWEEP = """
INSERT INTO cases_reminder (case_id, kind, due_on, queue, reminded_at)
SELECT id, %(kind)s, promised_due_on, queue, %(at)s FROM cases_case held
WHERE state IN ('accepted', 'examined', 'approved') AND promised_due_on BETWEEN %(first)s AND %(last)s
AND stopped_by = '' AND NOT EXISTS (
    SELECT 1 FROM cases_reminder said
    WHERE said.case_id = held.id AND said.kind = %(kind)s AND said.due_on = held.promised_due_on)
ORDER BY promised_due_on, id LIMIT %(chunk)s
ON CONFLICT DO NOTHING
"""
LONG_AGO = date(2000, 1, 1)


def remind(on: date | None = None) -> int:
    """Remind of all that is due and not yet reminded of; how many were new. Safe at any time."""
    day = on or today()
    late = _sweep(ReminderKind.LATE, LONG_AGO, date.fromordinal(day.toordinal() - 1))
    return late + _sweep(ReminderKind.SOON, day, soon_until(day))


def _sweep(kind: ReminderKind, first: date, last: date) -> int:
    """One kind, chunk by chunk, each its own short transaction: no long lock (performance.md P13)."""
    total = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(SWEEP, {"kind": kind, "at": now(), "first": first, "last": last, "chunk": CHUNK})
            made: int = cursor.rowcount
        total += made
        if made < CHUNK:
            return total
