"""The one interface to the departments' systems: `look_up(department, question) -> Confirmation` (S5, S8).

Which system answers for a department is a row (`DepartmentLink`); no business code knows it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hall.sharing.models import DepartmentLink
from hall.sharing.questions import Confirmation, NotConnected, Question
from hall.staff.departments import D


@dataclass(frozen=True)
class Call:
    """One call of a department's system: its reference (the same each time) and how long it may take."""

    reference: str
    attempt: int
    within_seconds: float
    manner: str = ""


System = Callable[[str, Question, Call], Confirmation]
Answerer = Callable[[Question], Confirmation]
SYSTEMS: dict[str, System] = {}
ANSWERERS: dict[tuple[str, str], Answerer] = {}


def system(kind: str) -> Callable[[System], System]:
    """Declare how links of this kind are called; in an app's `lookup_systems.py`."""

    def declare(function: System) -> System:
        SYSTEMS[str(kind)] = function
        return function

    return declare


def answers_lookup(department: D, *topics: str) -> Callable[[Answerer], Answerer]:
    """Let a department in the hall answer look-ups from its own rows; in its `lookup_answers.py`."""

    def declare(function: Answerer) -> Answerer:
        for topic in topics:
            ANSWERERS[(str(department), topic)] = function
        return function

    return declare


def look_up(department: str, question: Question, call: Call | None = None) -> Confirmation:
    """Ask a department whether something is so.

    Raises NotConnected where no link is switched on, Unanswered for a time-out or a failure of the line.
    """
    link = link_of(department)
    if link is None:
        raise NotConnected(D(department).label)
    made = call or Call(reference="", attempt=1, within_seconds=link.within_seconds, manner=link.manner)
    return SYSTEMS[link.kind](department, question, made)


def link_of(department: str) -> DepartmentLink | None:
    """The department's link if it is switched on and its system is part of this hall."""
    link = DepartmentLink.objects.filter(department=department, enabled=True).first()
    return link if link is not None and link.kind in SYSTEMS else None


def can_answer(department: str, topic: str) -> bool:
    """Whether a look-up on this material would reach somebody now."""
    link = link_of(department)
    return link is not None and (link.kind != DepartmentLink.Kind.IN_HALL or (department, topic) in ANSWERERS)
