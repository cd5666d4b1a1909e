"""网签: a signed contract stays on file until the home has passed or the contract is given up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from hall.clock import now
from hall.permanence.series import take
from transactions.models import HousingResult, ResultKind


def next_number(county: str, kind: ResultKind, letters: str, at: datetime) -> str:
    """The next 备案号 or opinion number of a county's year: 445302WQ2026000001."""
    return f"{county}{letters}{at:%Y}{take(f'housing-{kind.value}/{county}/{at:%Y}'):06d}"


def end_signings(unit_numbers: Iterable[str], *, because: str) -> int:
    """The contracts on file for these homes have done their work (idempotent); how many."""
    on_file = HousingResult.objects.filter(
        unit_number__in=list(unit_numbers), kind=ResultKind.SIGNING, ended_at=None
    )
    return on_file.update(ended_at=now(), ended_because=because)
