"""登簿确认单: frozen with 登簿, from the entries it wrote (P7; 操作规范 附录 A)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from hall.cases import paper_blocks as b
from hall.cases.giving import give
from hall.cases.models import Case
from hall.papers.contents.recordings import RecordedEntry, Recording
from hall.papers.kinds import PaperKind
from hall.staff.actors import Actor
from registration.models import Certificate, Entry

LISTED: Final = 20
"""So many entries and certificates stand on the sheet; a building has thousands."""


def freeze_recording(case: Case, *, by: Actor, at: datetime) -> None:
    """What this 登簿 wrote, as who recorded it confirms; nothing where it wrote nothing."""
    rows = Entry.objects.of_case(case.number).select_related("unit").order_by("id")
    entries = list(rows[: LISTED + 1])
    if not entries:
        return
    numbers = Certificate.objects.filter(case_number=case.number).order_by("id")
    content = Recording(
        office=b.office(case),
        case_number=case.number,
        item=case.item.name,
        applicants=b.names(case),
        entries=tuple(line_of(entry) for entry in entries[:LISTED]),
        count=len(entries) if len(entries) <= LISTED else rows.count(),
        certificates=tuple(numbers.values_list("number", flat=True)[:LISTED]),
        recorded_at=at,
        recorded_by=by.label,
    )
    give(case, PaperKind.RECORDING, content, by=by, queued=False)


def line_of(entry: Entry) -> RecordedEntry:
    return RecordedEntry(
        unit_number=entry.unit.number,
        seq=entry.seq,
        right=entry.get_kind_display(),
        registration=entry.get_registration_type_display(),
        cause=entry.cause,
    )
