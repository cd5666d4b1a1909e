"""催办、督办: who is late is told, and so is the supervisor – each once, whatever run was missed (T13)."""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction

from hall.cases.models import Alert
from hall.clock import now, today
from hall.staff.actors import Actor
from hall.staff.audit import record_act

FROM_REMINDERS = """
INSERT INTO cases_alert (case_id, kind, department, due_on, raised_at, seen_by, note)
SELECT said.case_id, said.kind, coalesce(owing.department, 'registration'), said.due_on, %(at)s, '', ''
FROM cases_case held
JOIN cases_reminder said ON said.case_id = held.id AND said.due_on = held.promised_due_on
LEFT JOIN cases_coreview owing
    ON owing.case_id = held.id AND owing.verdict = 'open' AND owing.asked_at IS NOT NULL
WHERE held.state IN ('accepted', 'examined', 'approved') AND held.promised_due_on <= %(last)s
  AND NOT EXISTS (
    SELECT 1 FROM cases_alert told
    WHERE told.case_id = held.id AND told.kind = said.kind AND told.due_on = said.due_on)
ON CONFLICT DO NOTHING
"""
FROM_REVIEWS = """
INSERT INTO cases_alert (case_id, kind, department, due_on, raised_at, seen_by, note)
SELECT owing.case_id, 'review-late', owing.department, owing.due_on, %(at)s, '', ''
FROM cases_coreview owing
JOIN cases_case held ON held.id = owing.case_id
WHERE owing.verdict = 'open' AND owing.due_on < %(today)s AND held.stopped_by = ''
  AND held.state IN ('accepted', 'examined', 'approved')
  AND NOT EXISTS (
    SELECT 1 FROM cases_alert told
    WHERE told.case_id = owing.case_id AND told.kind = 'review-late'
      AND told.department = owing.department AND told.due_on = owing.due_on)
ON CONFLICT DO NOTHING
"""
REACH = 10  # days: reminders of what is soon due look no further ahead than a long holiday


def escalate(on: date | None = None) -> int:
    """Turn reminders into alerts of the departments waited for, and late answers into alerts of their own."""
    day = on or today()
    last = date.fromordinal(day.toordinal() + REACH)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FROM_REMINDERS, {"at": now(), "last": last})
        made: int = cursor.rowcount
        cursor.execute(FROM_REVIEWS, {"at": now(), "today": day})
        return made + int(cursor.rowcount)


@transaction.atomic
def deal_with(alert_id: int, *, note: str, by: Actor) -> Alert:
    """A supervisor has seen to it, and says how. Raises StepRefused without a word or when it is done."""
    alert = Alert.objects.select_for_update(of=("self",)).select_related("case").get(pk=alert_id)
    alert.settle(note, by=by)
    record_act(by, "处理督办", f"case:{alert.case.number}", kind=alert.kind, note=alert.note)
    return alert


def standing_count(department: str) -> int:
    """How many alerts a department's people have to act on (the badge on their queue), at most 99."""
    return Alert.objects.standing().of_department(department)[:99].count()
