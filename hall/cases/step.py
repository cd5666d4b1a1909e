"""What a step of the machine is: its name, who may take it, and on which conditions.

The transition method itself says only what the step leaves behind; everything that is asked
before and follows after stands in `hall.cases.services.steps`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django_fsm import transition

if TYPE_CHECKING:
    from hall.cases.models import Case
    from hall.staff.actors import Actor

Condition = Callable[["Case"], bool]
EarlierOfficer = Callable[["Case"], "int | None"]


@dataclass(frozen=True)
class Step:
    """One move of the machine, as the door and the pages see it."""

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    conditions: tuple[Condition, ...]
    not_by: EarlierOfficer | None
    reason_required: bool

    def unmet(self, case: Case) -> list[str]:
        """Every condition that is not met, in the words of its docstring."""
        return [str(condition.__doc__) for condition in self.conditions if not condition(case)]

    def is_own_work(self, case: Case, by: Actor) -> bool:
        """Four eyes (check:R34): whether the actor took the earlier step that excludes this one."""
        return self.not_by is not None and by.officer_id is not None and self.not_by(case) == by.officer_id


STEPS: dict[str, Step] = {}


def step(
    label: str,
    source: str | Sequence[str],
    target: str,
    *,
    when: Sequence[Condition] = (),
    not_by: EarlierOfficer | None = None,
    reason_required: bool = False,
) -> Callable[[Callable[..., None]], Any]:
    """Declare a method of `Case` as a step of the machine.

    Which duties open it stands in `hall.staff.duties`; `not_by` tells the officer of an earlier
    step who may not take this one as well (四眼, check:R34).
    """
    sources = (source,) if isinstance(source, str) else tuple(source)

    def declare(method: Callable[..., None]) -> Any:
        name = method.__name__
        STEPS[name] = Step(name, label, sources, target, tuple(when), not_by, reason_required)
        conditions: list[Any] = list(when)
        return transition(field="state", source=list(sources), target=target, conditions=conditions)(method)

    return declare
