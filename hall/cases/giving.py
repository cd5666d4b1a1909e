"""One paper about a case, frozen in the transaction of the step that gives it out."""

from __future__ import annotations

from hall.cases.models import Case
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.papers.services import freeze
from hall.papers.services.freezing import Words
from hall.staff.actors import Actor


def give(
    case: Case, kind: PaperKind, content: Words, *, by: Actor, part: object = "", queued: bool = True
) -> Paper:
    """Freeze it under the case's number; `part` tells one of several papers of that kind from the others.

    Without `queued` the PDF is made on first need. Raises what `freeze` raises.
    """
    subject = f"{case.number}-{part}" if part else case.number
    return freeze(kind=kind, subject=subject, case_number=case.number, content=content, by=by, queued=queued)
