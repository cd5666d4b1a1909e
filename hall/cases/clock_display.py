"""Rows of the clock's page: every pause with its evidence, and whose the days were (T6, T11)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from hall.cases.deadlines import days_charged
from hall.cases.models import Case, ClockPause
from hall.clock.grounds import ChargedTo, StopGround


@dataclass(frozen=True)
class PauseRow:
    """One stop as the page shows it."""

    pause: ClockPause
    ground: StopGround
    clocks: str
    charged_to: str
    evidence: str
    may_close: bool


@dataclass(frozen=True)
class ShareRow:
    """One account's working days, and out of how many (for the meter)."""

    label: str
    days: int
    total: int


def pause_rows(case: Case, *, may_close: bool, by_hand: Collection[StopGround]) -> list[PauseRow]:
    """The stops of a case, the newest first; one opened by an officer can be closed by an officer."""
    rows = []
    for pause in case.pauses.order_by("-id"):
        ground = StopGround(pause.ground)
        rows.append(
            PauseRow(
                pause,
                ground,
                "承诺、法定都停" if ground.stops_statutory else "只停承诺",
                ground.charged_to.label,
                ground.evidence,
                may_close and pause.is_open and ground in by_hand,
            )
        )
    return rows


def share_rows(case: Case, on: date) -> list[ShareRow]:
    """T6: the working days since the start by account; accounts without a day are left out."""
    charged = days_charged(case, on)
    total = sum(charged.values())
    return [ShareRow(ChargedTo(account).label, days, total) for account, days in charged.items() if days]
