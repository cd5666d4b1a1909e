"""Running a draft against past cases: which due dates and gates would have been different (J13)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from hall.policy.models import PolicyDocument
from hall.policy.trials import PAST_CASES, Outcome, PastCase, Rules

MOST = 5000


@dataclass(frozen=True)
class Change:
    """One past case that would have gone differently; `late` tells against whom."""

    kind: str
    case: PastCase
    before: Outcome
    after: Outcome
    was_late: bool
    would_be_late: bool

    @property
    def days(self) -> int:
        """Calendar days by which the due date moves; 0 when a date is missing."""
        if self.before.due_on is None or self.after.due_on is None:
            return 0
        return (self.after.due_on - self.before.due_on).days

    @property
    def turns(self) -> str:
        """Whether a case in time would have been late, or a late one in time."""
        if self.would_be_late == self.was_late:
            return ""
        return "变为超期" if self.would_be_late else "变为按时"


@dataclass
class Tally:
    """The counts of one kind of case."""

    kind: str
    cases: int = 0
    earlier: int = 0
    later: int = 0
    gates: int = 0
    newly_late: int = 0
    no_longer_late: int = 0
    changes: list[Change] = field(default_factory=list)

    @property
    def same(self) -> int:
        """Cases with which nothing changes."""
        return self.cases - len(self.changes)

    def take(self, change: Change) -> None:
        """Count one case."""
        self.cases += 1
        if change.before == change.after:
            return
        self.changes.append(change)
        self.earlier += change.days < 0
        self.later += change.days > 0
        self.gates += change.before.gate != change.after.gate
        self.newly_late += change.turns == "变为超期"
        self.no_longer_late += change.turns == "变为按时"


def try_out(document: PolicyDocument, *, since: date, today: date) -> list[Tally]:
    """Each kind of case begun since a day, under the rules of its own day and with the draft laid over them.

    At most MOST cases of a kind, as its room gives them. Nothing is written.
    """
    drafted = dict(document.parameters.values_list("name", "value"))
    tallies = []
    for kind, finder in PAST_CASES.items():
        tally = Tally(kind)
        for change in _compared(kind, islice(finder(since), MOST), drafted, today):
            tally.take(change)
        tallies.append(tally)
    return tallies


def _compared(kind: str, cases: Iterable[PastCase], drafted: dict[str, str], today: date) -> Iterator[Change]:
    held: dict[date, Rules] = {}
    for case in cases:
        then = held.setdefault(case.begun_on, Rules(case.begun_on))
        before = case.outcome(then)
        after = case.outcome(Rules(case.begun_on, drafted, then.memory))
        ended = case.done_on or today
        yield Change(kind, case, before, after, _late(before, ended), _late(after, ended))


def _late(outcome: Outcome, ended: date) -> bool:
    return outcome.due_on is not None and ended > outcome.due_on
