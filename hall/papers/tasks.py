"""Celery's entrance to the print queue: ids in, safe to run twice."""

from celery import shared_task

from hall.papers.services import render_queued
from hall.papers.services import sweep as sweep_queue


@shared_task(name="papers.render")
def render(paper_ids: list[int]) -> int:
    """Make these queued papers; returns how many this run made."""
    return sum(render_queued(paper_id) for paper_id in paper_ids)


@shared_task(name="papers.sweep")
def sweep() -> int:
    """Make what is due and has been missed; beat calls it every few seconds."""
    return sweep_queue()
