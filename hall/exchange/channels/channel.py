"""What every channel can do."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass
class Batch:
    """What became of one batch: handed over, put off for a fault, left because somebody held the case."""

    delivered: int = 0
    faults: list[str] = field(default_factory=list)
    busy: int = 0

    @property
    def taken(self) -> int:
        """How many deliveries this batch moved."""
        return self.delivered + len(self.faults) + self.busy


class Channel(Protocol):
    """A way out of the outbox.

    `deliver_batch` claims at most `limit` deliveries of its own kind, hands them over and settles them. What
    it commits is final; what a kill interrupts is claimed again. A channel that talks to another machine
    must not do so inside a transaction.
    """

    def deliver_batch(self, limit: int) -> Batch: ...
