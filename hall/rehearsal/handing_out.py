"""From 登簿 to archive: printed, handed over or posted, filed."""

from __future__ import annotations

from hall.cases.models import Case
from hall.rehearsal.crew import Crew


def hand_out(case: Case, people: Crew) -> None:
    """缮证, 发证 and 归档 of a recorded case."""
    raise NotImplementedError
