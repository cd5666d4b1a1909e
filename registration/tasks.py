"""What the register does by itself; level-triggered, so a missed or doubled call does no harm."""

import logging

from celery import shared_task

from hall.clock import day_of, today
from registration.models import DailySeal
from registration.services.lending import remind_borrowers
from registration.services.resuming import let_go_on_after_expiry
from registration.services.sealing import seal_register
from registration.services.settlement import settle_everywhere

logger = logging.getLogger(__name__)


@shared_task(name="registration.settle")
def settle() -> int:
    """Enter what has ended by date, and let go on what it had stopped; running it again changes nothing."""
    written = settle_everywhere()
    let_go_on_after_expiry()
    return written


@shared_task(name="registration.seal")
def seal() -> str:
    """The day's seal, once a day; its head goes into the log, out of the database's reach."""
    last = DailySeal.objects.order_by("-number").first()
    if last and day_of(last.sealed_at) >= today():
        return ""
    sealed = seal_register()
    if sealed is None:
        return ""
    logger.info("登记簿日封 %s：%s", sealed, sealed.hash)
    return f"{sealed} {sealed.hash}"


@shared_task(name="registration.remind")
def remind() -> int:
    """Files that are out past their day: their borrowers' departments are told, once a day."""
    return remind_borrowers()
