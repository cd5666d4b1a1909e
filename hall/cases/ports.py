"""How departments meet a case without being known to it: gate, follows, panel and fact.

A department answers by declaring functions in its own `gates.py`, `effects.py`, `panels.py` and
`facts.py`; the ports find those modules when Django starts. Gates and facts are named by a word
that the catalogue uses; `hall.cases.checks` refuses to start where a word has no answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from django.http import HttpRequest

    from hall.cases.filing import Filing
    from hall.cases.models import Case
    from hall.staff.actors import Actor

T = TypeVar("T")


@dataclass(frozen=True)
class Ask:
    """What a gate is asked about: the case, the step somebody wants to take, who and when."""

    case: Case
    step: str
    by: Actor
    now: datetime
    memory: dict[str, Any] = field(default_factory=dict)

    def once(self, key: str, look: Callable[[], T]) -> T:
        """Look something up once for all gates of this asking."""
        if key not in self.memory:
            self.memory[key] = look()
        found: T = self.memory[key]
        return found

    def has_material(self, *codes: str) -> bool:
        """Whether one of these materials has been supplied, verified or generated."""
        return any(
            (line.chosen or line.material) in codes and not line.is_missing for line in self.case.checklist
        )


@dataclass(frozen=True)
class Answer:
    """A gate's answer: passed or not, the fact in one plain sentence, and what it rests on."""

    passed: bool
    message: str
    evidence: str = ""
    severity: str = ""
    """Overrides the catalogue's severity where the facts decide (e.g. block or only warn)."""


def passes(message: str, evidence: str = "") -> Answer:
    return Answer(True, message, evidence)


def fails(message: str, evidence: str = "", severity: str = "") -> Answer:
    return Answer(False, message, evidence, severity)


@dataclass(frozen=True)
class Happened:
    """Something that has just become true of a case, inside the transaction that makes it true."""

    event: str
    case: Case
    by: Actor
    now: datetime
    reason: str = ""
    filing: Filing | None = None
    """What was filed; of the event `file` only."""


@dataclass(frozen=True)
class Subject:
    """What facts are asked about before there is a case: units and people."""

    unit_numbers: Sequence[str]
    document_hashes: Sequence[str] = ()
    declared: dict[str, Any] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    """Under which name each of these people applies, by document hash."""
    memory: dict[str, Any] = field(default_factory=dict)

    def once(self, key: str, look: Callable[[], T]) -> T:
        if key not in self.memory:
            self.memory[key] = look()
        found: T = self.memory[key]
        return found


@dataclass(frozen=True)
class Panel:
    """A department's part of a page: a template of its own with its context."""

    template: str
    context: dict[str, Any]
    order: int = 50


Gate = Callable[[Ask], Answer]
Follower = Callable[[Happened], None]
PanelMaker = Callable[["HttpRequest", Any], "Panel | None"]
FactFinder = Callable[[Subject], Any]

GATES: dict[str, Gate] = {}
FOLLOWERS: defaultdict[str, list[Follower]] = defaultdict(list)
PANELS: defaultdict[str, list[PanelMaker]] = defaultdict(list)
FACTS: dict[str, FactFinder] = {}


class AnsweredTwice(LookupError):
    """Two functions answer the same word; the house would not know whom to believe."""


def gate(word: str) -> Callable[[Gate], Gate]:
    """Answer a gate of the catalogue by its word; the docstring says which rule of law it asks."""

    def declare(function: Gate) -> Gate:
        if word in GATES and GATES[word] is not function:
            raise AnsweredTwice(word)
        GATES[word] = function
        return function

    return declare


def fact(word: str) -> Callable[[FactFinder], FactFinder]:
    """Answer a fact of the catalogue by its word."""

    def declare(function: FactFinder) -> FactFinder:
        if word in FACTS and FACTS[word] is not function:
            raise AnsweredTwice(word)
        FACTS[word] = function
        return function

    return declare


def follows(*events: str) -> Callable[[Follower], Follower]:
    """Make something true as well, in the same transaction, after a step or another event of a case.

    Events are the names of the steps, and `bill_paid`, `paused`, `resumed`, `review_settled`.
    """

    def declare(function: Follower) -> Follower:
        for event in events:
            FOLLOWERS[event].append(function)
        return function

    return declare


def panel(*places: str) -> Callable[[PanelMaker], PanelMaker]:
    """Show a part of a place: `case`, `case_side`, `unit`, `window`, `reception`, `home`, `oversight`.

    `case`, `case_side` and `window` are called with the Case (or None at an empty window), `reception` –
    the first page of the counter – with the officer's Hall or None, `unit` with the unit number, the others
    with None.
    """

    def declare(function: PanelMaker) -> PanelMaker:
        for place in places:
            PANELS[place].append(function)
        return function

    return declare


def announce(happened: Happened) -> None:
    """Let everybody who declared it follow; whatever one raises undoes the whole act."""
    for follower in FOLLOWERS[happened.event]:
        follower(happened)


def panels_of(place: str, request: HttpRequest, subject: Any) -> list[Panel]:
    """The panels of a place, in their order."""
    made = (maker(request, subject) for maker in PANELS[place])
    return sorted((one for one in made if one is not None), key=lambda one: one.order)
