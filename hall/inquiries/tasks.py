"""Celery's entrance to the inquiries; rules stand in the services."""

from celery import shared_task

from hall.inquiries.services.sweeping import sweep


@shared_task(name="inquiries.sweep")
def remind_and_escalate() -> int:
    """Beat calls it; returns how many reminders and letters were new."""
    return sweep()
