"""Celery's entrances to the outbox; both may run at any time, twice, and at once."""

from celery import shared_task

from hall.exchange import courier


@shared_task(name="exchange.deliver")
def deliver() -> int:
    """Woken by the bell: deliver what is due; returns how many arrived."""
    return courier.deliver_due().delivered


@shared_task(name="exchange.sweep")
def sweep() -> int:
    """Beat calls it every few seconds: what no bell announced is delivered here."""
    return courier.deliver_due().delivered
