"""Celery's entrances to the look-ups; both may run at any time, twice, and at once."""

from celery import shared_task

from hall.sharing.lookups import attempt_due


@shared_task(name="sharing.ask")
def ask_departments() -> int:
    """Woken by the bell: ask what has just been put; returns how many calls were made."""
    return attempt_due()


@shared_task(name="sharing.sweep")
def sweep() -> int:
    """Beat calls it every few seconds: what no bell announced, and what is to be tried again."""
    return attempt_due()
