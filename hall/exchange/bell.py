"""The bell that wakes a worker. It only saves waiting: whoever misses it is found by the sweep."""

import logging

from celery import current_app
from django.db import connection, transaction

logger = logging.getLogger(__name__)

TASK = "exchange.deliver"
MISSED_AFTER = 60  # seconds; by then the sweep has long been here


def ring() -> None:
    """Wake a worker now; a broker that is down costs a log line, never a notice."""
    try:
        current_app.send_task(TASK, retry=False, ignore_result=True, expires=MISSED_AFTER)
    except Exception as error:
        logger.warning("没有敲响送达铃（%s）；通知已在库中，由定时轮询送出", type(error).__name__)


def ring_after_commit() -> None:
    """Ring once when this transaction is committed, however many notices it posts."""
    if not any(entry[1] is ring for entry in connection.run_on_commit):
        transaction.on_commit(ring)
