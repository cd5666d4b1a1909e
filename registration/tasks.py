"""What the register does by itself; level-triggered, so a missed or doubled call does no harm."""

from celery import shared_task

from hall.clock import HALL_ZONE, today
from registration.models import DailySeal
from registration.services.lending import remind_borrowers
from registration.services.resuming import let_go_on_after_expiry
from registration.services.sealing import seal_register
from registration.services.settlement import settle_everywhere


@shared_task(name="registration.settle")
def settle() -> int:
    """Enter what has ended by date, and let go on what it had stopped; running it again changes nothing."""
    written = settle_everywhere()
    let_go_on_after_expiry()
    return written


@shared_task(name="registration.seal")
def seal() -> str:
    """The day's seal, once a day; its head is the task's result, to be published."""
    last = DailySeal.objects.order_by("-number").first()
    if last and last.sealed_at.astimezone(HALL_ZONE).date() >= today():
        return ""
    sealed = seal_register()
    return f"{sealed} {sealed.hash}" if sealed else ""


@shared_task(name="registration.remind")
def remind() -> int:
    """Files that are out past their day: their borrowers' departments are told, once a day."""
    return remind_borrowers()
