"""预检: what an application would meet at the counter, looked at without filing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from hall.cases.filing import Filing
from hall.cases.models import Case, CaseMaterial
from hall.cases.ports import Ask
from hall.cases.services.checking import Check, ask_gates
from hall.cases.services.intake import open_case
from hall.cases.services.refitting import believe_paper
from hall.cases.states import Channel, MaterialState
from hall.clock import now, today
from hall.clock.arithmetic import due
from hall.clock.calendars import current_calendar
from hall.staff.actors import Actor


@dataclass(frozen=True)
class Precheck:
    """预检结果: the checklist with what is said to be in hand, every check of 受理, and the promised day."""

    item: str
    materials: Sequence[CaseMaterial]
    checks: Sequence[Check]
    departments: Sequence[str]
    promised_days: int
    promised_on: date | None

    @property
    def obstacles(self) -> list[str]:
        """Why it would not be accepted, however complete the papers are."""
        return [check.answer.message for check in self.checks if check.stops]

    @property
    def reminders(self) -> list[str]:
        """What would be told, and passed over with a reason."""
        return [check.answer.message for check in self.checks if check.warns]


def precheck(filing: Filing, *, by: Actor) -> Precheck:
    """File the application, take the papers it names, ask the gates of 受理, and undo all of it.

    Nothing remains: no case, no number, no question to a department. Raises ValidationError as `open_case`
    and the papers' own checks do.
    """
    with transaction.atomic():
        case = open_case(replace(filing, channel=Channel.BULK), by=by)
        take_papers(case, filing, by)
        case = Case.objects.get(pk=case.pk)
        found = Precheck(
            item=case.item.name,
            materials=list(case.materials.all()),
            checks=ask_gates(Ask(case, "accept", by, now())),
            departments=list(case.co_reviews.values_list("department", flat=True)),
            promised_days=case.promised_days,
            promised_on=due(today(), case.promised_days, current_calendar()).on,
        )
        transaction.set_rollback(True)
    return found


def take_papers(case: Case, filing: Filing, by: Actor) -> None:
    """The papers said to be in hand count as received, and are believed."""
    for row in case.materials.filter(chosen__in=list(filing.payloads), state=MaterialState.MISSING):
        row.state = MaterialState.SUPPLIED
        row.save(update_fields=["state"])
        believe_paper(case, row, by=by, at=now())
