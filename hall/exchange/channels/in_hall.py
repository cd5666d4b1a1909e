"""The department sits in the hall: its handler runs here, in the transaction that settles the delivery."""

import logging

from django.db import OperationalError, connection, transaction
from psycopg2 import errors

from hall.exchange import outbox
from hall.exchange.channels.channel import Batch
from hall.exchange.models import ChannelKind, Delivery
from hall.exchange.receivers import receiver_of

logger = logging.getLogger(__name__)

HANDLED = "已办理"
NOTED = "已知悉"
PATIENCE = "200ms"  # well below PostgreSQL's deadlock_timeout: a batch never makes a counter the victim


class InHall:
    """大厅内直达: exactly once, because effect and acknowledgement are one commit."""

    def deliver_batch(self, limit: int) -> Batch:
        """Hand over up to `limit` notices in one commit; each has its own savepoint.

        A handler that waits too long for a case ends the batch, so that the locks already held are let go.
        """
        batch, handed_over = Batch(), list[tuple[Delivery, str]]()
        with transaction.atomic():
            _prepare()
            for delivery in outbox.claim(limit, ChannelKind.IN_HALL):
                try:
                    handed_over.append((delivery, _hand_over(delivery)))
                except Exception as error:
                    if not connection.is_usable():
                        raise
                    if _somebody_holds_it(error):
                        outbox.leave_for_a_moment(delivery)
                        batch.busy += 1
                        break
                    batch.faults.append(_put_off(delivery, error))
            outbox.settle(handed_over)
        batch.delivered = len(handed_over)
        return batch


@transaction.atomic
def _hand_over(delivery: Delivery) -> str:
    handler = receiver_of(delivery.notice.topic, delivery.recipient)
    if handler is None:
        return NOTED
    handler(delivery.notice)
    return HANDLED


def _put_off(delivery: Delivery, error: Exception) -> str:
    outbox.put_off(delivery, error)
    fault = outbox.fault_of(error)
    logger.warning("通知 %s 没有送到 %s：%s", delivery.notice_id, delivery.recipient, fault)
    return fault


def _somebody_holds_it(error: Exception) -> bool:
    cause = error.__cause__
    return isinstance(error, OperationalError) and isinstance(
        cause, errors.LockNotAvailable | errors.DeadlockDetected
    )


def _prepare() -> None:
    """Wait only briefly for locks; let a broken reference fail in its own savepoint, not at the commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
