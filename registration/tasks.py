"""What the register does by itself, every night."""

from celery import shared_task

from registration.services.sealing import seal_register
from registration.services.settlement import settle_everywhere


@shared_task(name="registration.settle")
def settle() -> int:
    """Enter what has ended by date; running it again changes nothing."""
    return settle_everywhere()


@shared_task(name="registration.seal")
def seal() -> str:
    """The daily seal; the head is kept in the log to be published."""
    sealed = seal_register()
    return f"{sealed} {sealed.hash}" if sealed else ""
