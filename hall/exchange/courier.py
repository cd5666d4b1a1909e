"""Carrying what is due: the one loop that worker, sweep, command line and tests share."""

from hall.exchange.channels import CHANNELS, Batch
from hall.exchange.outbox import BATCH

MOST_BATCHES = 500


class DeliveryFailed(RuntimeError):
    """Some notice could not be handed over; each fault is named in the message."""


def deliver_due(most_batches: int = MOST_BATCHES) -> Batch:
    """Deliver what is due by every channel the hall drives, batch by batch, until nothing is left to take."""
    total = Batch()
    for channel in CHANNELS.values():
        for _ in range(most_batches):
            batch = channel.deliver_batch(BATCH)
            total.delivered += batch.delivered
            total.faults += batch.faults
            total.busy += batch.busy
            if not batch.taken:
                break
    return total


def deliver_all(*, strict: bool = True) -> int:
    """Drain the outbox here and now, and say how many notices arrived (tests, rehearsals).

    Raises DeliveryFailed when a handler failed, unless `strict` is off; what failed stays for a later try.
    """
    total = deliver_due()
    if strict and total.faults:
        raise DeliveryFailed("；".join(total.faults))
    return total.delivered
