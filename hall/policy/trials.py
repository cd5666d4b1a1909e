"""试算: a draft is run against past cases before it is approved, to see what would change (J13).

A room that keeps clocks or gates of the notice answers in its own `trials.py`:

    @past_cases("法院查询")
    def queries(since: date) -> Iterator[PastCase]: ...
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, TypeVar

from hall.policy.in_force import parameter_on
from hall.policy.parameters import Parameter

V = TypeVar("V")


class Said(Protocol):
    """What a set of rules says of a parameter: those in force on a day, or a draft's."""

    def __call__(self, parameter: Parameter[V], /) -> V: ...


@dataclass(frozen=True)
class Outcome:
    """What becomes of a past case under some rules: its due date, and a word on a gate (挡住登簿)."""

    due_on: date | None
    gate: str = ""


@dataclass(frozen=True)
class PastCase:
    """One past case: `begun_on` says which rules held; `outcome` computes it under any rules.

    `done_on` is None while it runs; `address` is its page, empty where there is none.
    """

    number: str
    begun_on: date
    done_on: date | None
    outcome: Callable[[Said], Outcome]
    address: str = ""


Finder = Callable[[date], Iterable[PastCase]]
PAST_CASES: dict[str, Finder] = {}


def past_cases(kind: str) -> Callable[[Finder], Finder]:
    """Answer with the past cases of one kind begun since a day; `kind` is its name in Chinese."""

    def declare(finder: Finder) -> Finder:
        PAST_CASES[kind] = finder
        return finder

    return declare


@dataclass(frozen=True)
class Rules:
    """The parameters as they held on a day, a draft's own values laid over them."""

    day: date
    drafted: dict[str, str] = field(default_factory=dict)
    memory: dict[tuple[str, date], Any] = field(default_factory=dict)

    def __call__(self, parameter: Parameter[V], /) -> V:
        if parameter.name in self.drafted:
            return parameter.read(self.drafted[parameter.name])
        key = (parameter.name, self.day)
        if key not in self.memory:
            self.memory[key] = parameter_on(parameter, self.day)
        found: V = self.memory[key]
        return found
