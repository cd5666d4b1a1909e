"""A scene: who comes to the counter with what, once the situation their application needs is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hall.cases.filing import Filing
from hall.rehearsal.mixed.street import Street
from registration.services.receiving_orders import Order


@dataclass(frozen=True)
class Scene:
    """An application with what its papers say, or a court's order."""

    filing: Filing | None = None
    said: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    order: Order | None = None


Play = Callable[[Street], Scene]
SCENES: dict[str, Play] = {}


def scene(*codes: str) -> Callable[[Play], Play]:
    """This function sets the scene of these items. Raises LookupError for an item that has one."""

    def enter(play: Play) -> Play:
        for code in codes:
            if code in SCENES:
                raise LookupError(f"{code} 已有演练场景")
            SCENES[code] = play
        return play

    return enter
