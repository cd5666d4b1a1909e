"""Celery's entrances to the cases; rules stand in the services."""

from celery import shared_task

from hall.cases.recounting import recount_marked
from hall.cases.reminders import remind
from hall.cases.services.deemed import deem_undecided
from hall.cases.services.escalating import escalate


@shared_task(name="cases.remind")
def remind_of_due_cases() -> int:
    """Beat calls it; returns how many reminders were new."""
    return remind()


@shared_task(name="cases.recount")
def recount_stale_dates() -> int:
    """Beat calls it; returns how many cases were counted anew."""
    return recount_marked()


@shared_task(name="cases.escalate")
def tell_who_is_late() -> int:
    """Beat calls it; returns how many alerts were new."""
    return escalate()


@shared_task(name="cases.deem")
def deem_accepted() -> int:
    """Beat calls it; returns how many undecided filings are deemed accepted from now on."""
    return deem_undecided()
