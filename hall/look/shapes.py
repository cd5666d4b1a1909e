"""What the components are given: small frozen rows, so that a view and its template agree by type."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tile:
    """One count over a list, which is also a filter. `meaning` is a key of BADGES or empty."""

    count: int
    label: str
    url: str
    meaning: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class RailStep:
    """One step of a flow: `mark` is done, now or empty; `words` say how far it is."""

    label: str
    words: str
    mark: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One line of a comparison; equal sides are shown grey, with `note` (不变)."""

    label: str
    before: str
    after: str
    note: str = ""

    @property
    def same(self) -> bool:
        """Whether nothing changes in this line."""
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a timeline; `stops_clock` colours what stopped or resumed the time."""

    at: datetime
    words: str
    detail: str = ""
    stops_clock: bool = False


@dataclass(frozen=True, slots=True)
class StepButton:
    """A step of the case: what it is called, and every reason why it cannot be taken now."""

    code: str
    label: str
    reasons: Sequence[str] = ()
    opinion_label: str = ""
    opinion: str = ""
    must_acknowledge: Sequence[tuple[str, str]] = ()
    reversal: bool = False
    stop: bool = False

    @property
    def allowed(self) -> bool:
        """Whether nothing stands in its way."""
        return not self.reasons


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check: `meaning` stop, warn or ok; the fact in a sentence, its evidence, its law and the proof."""

    meaning: str
    sentence: str
    evidence: str = ""
    law: str = ""
    proof_url: str = ""
    proof_label: str = ""

    @property
    def verdict(self) -> str:
        """阻止, 提醒 or 通过."""
        return {"stop": "阻止", "warn": "提醒", "ok": "通过"}.get(self.meaning, "提示")


@dataclass(frozen=True, slots=True)
class RightTile:
    """One of the six restrictions of the book panel; `has` None is 无, `bars` stops a disposal."""

    label: str
    has: str = ""
    bars: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a citizen's progress: `mark` done, now or next."""

    label: str
    words: str = ""
    mark: str = "next"


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note: the consequence first, then facts, then law. `light` is empty, ok, warn, stop or hold."""

    strong: str
    text: str = ""
    law: str = ""
    light: str = "warn"
