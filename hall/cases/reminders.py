"""催办: every running case that is soon due or late is reminded of once, by set-based SQL in chunks (T13)."""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction

from hall.cases.lights import soon_until
from hall.cases.models.reminder import ReminderKind
from hall.clock import now, today

CHUNK = 5_000
SWEEP = """
WITH held AS (
    SELECT id, promised_due_on, queue FROM cases_case
    WHERE state IN ('accepted', 'examined', 'approved') AND stopped_by = ''
    AND promised_due_on <= %(last)s AND (promised_due_on, id) > (%(day)s, %(id)s)
    ORDER BY promised_due_on, id LIMIT %(chunk)s
), made AS (
    INSERT INTO cases_reminder (case_id, kind, due_on, queue, reminded_at)
    SELECT id, %(kind)s, promised_due_on, queue, %(at)s FROM held WHERE NOT EXISTS (
        SELECT 1 FROM cases_reminder said
        WHERE said.case_id = held.id AND said.kind = %(kind)s AND said.due_on = held.promised_due_on)
    ON CONFLICT DO NOTHING RETURNING 1
)
SELECT promised_due_on, id, (SELECT count(*) FROM made) FROM held
ORDER BY promised_due_on DESC, id DESC LIMIT 1
"""
"""One chunk beyond (day, id): the last case looked at, and how many of the chunk were new."""
LONG_AGO = date(2000, 1, 1)


def remind(on: date | None = None) -> int:
    """Remind of all that is due and not yet reminded of; how many were new. Safe at any time."""
    day = on or today()
    late = _sweep(ReminderKind.LATE, LONG_AGO, date.fromordinal(day.toordinal() - 1))
    return late + _sweep(ReminderKind.SOON, day, soon_until(day))


def _sweep(kind: ReminderKind, first: date, last: date) -> int:
    """One kind, chunk by chunk, each its own short transaction: no long lock, none looked at twice (P13)."""
    total, day, last_id = 0, first, 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                SWEEP,
                {"kind": kind, "at": now(), "day": day, "id": last_id, "last": last, "chunk": CHUNK},
            )
            found = cursor.fetchone()
        if found is None:
            return total
        day, last_id, made = found
        total += made
