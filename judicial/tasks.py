"""What the courts' desk does by itself; level-triggered."""

from celery import shared_task

from judicial.auctions.reminding import remind_courts


@shared_task(name="judicial.remind")
def remind() -> int:
    """Beat calls it; returns how many reminders were new."""
    return remind_courts()
