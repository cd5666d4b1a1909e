"""One measured figure with what it is compared to, its target and its hard bound."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`ratio` is value ÷ comparison; target and bound are words such as “≤ 4×”, empty where there is none."""

    id: str
    name: str
    value: float
    unit: str
    comparison: str = ""
    ratio: float | None = None
    target: str = ""
    bound: str = ""

    def row(self) -> str:
        """One line of the table."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}×"
        cells = [self.id, self.name, f"{self.value:,.2f} {self.unit}", self.comparison, ratio]
        return " | ".join([*cells, f"目标 {self.target}", f"底线 {self.bound}"])


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def alternating(
    ours: Callable[[], object], theirs: Callable[[], object], runs: int = 9
) -> tuple[float, float]:
    """Median seconds of both, run in turns so that a noisy machine is noisy to both; one warm-up each."""
    ours()
    theirs()
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    return statistics.median(one for one, _ in pairs), statistics.median(other for _, other in pairs)
