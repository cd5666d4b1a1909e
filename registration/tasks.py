"""What the register does by itself; level-triggered, so a missed or doubled call does no harm."""

from celery import shared_task

from hall.clock import HALL_ZONE, today
from registration.models import DailySeal
from registration.services.sealing import seal_register
from registration.services.settlement import settle_everywhere


@shared_task(name="registration.settle")
def settle() -> int:
    """Enter what has ended by date; running it again changes nothing."""
    return settle_everywhere()


@shared_task(name="registration.seal")
def seal() -> str:
    """The day's seal, once a day; its head is the task's result, to be published."""
    last = DailySeal.objects.order_by("-number").first()
    if last and last.sealed_at.astimezone(HALL_ZONE).date() >= today():
        return ""
    sealed = seal_register()
    return f"{sealed} {sealed.hash}" if sealed else ""
