"""网签: a signed contract stays on file until the home has passed or the contract is given up."""

from __future__ import annotations

from collections.abc import Iterable

from hall.clock import now
from transactions.models import HousingResult, ResultKind


def end_signings(unit_numbers: Iterable[str], *, because: str) -> int:
    """The contracts on file for these homes have done their work (idempotent); how many."""
    on_file = HousingResult.objects.filter(
        unit_number__in=list(unit_numbers), kind=ResultKind.SIGNING, ended_at=None
    )
    return on_file.update(ended_at=now(), ended_because=because)
