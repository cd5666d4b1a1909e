"""Papers of a rehearsal: all printed, one in a hundred, or none."""

from __future__ import annotations

from collections.abc import Sequence

from hall.papers.models import Paper, PaperFile
from hall.papers.services import pdf_of

CHOICES = ("sample", "all", "none")


def print_papers(case_numbers: Sequence[str], render: str) -> int:
    """Print `all` papers of these cases, a `sample` of one in a hundred, or `none`; how many.

    The others are printed on first need.
    """
    printed = 0
    for paper in Paper.objects.filter(case_number__in=case_numbers):
        if render == "all" or (render == "sample" and paper.pk % 100 == 0):
            pdf_of(paper)
            printed += 1
    waiting = PaperFile.objects.filter(paper__case_number__in=case_numbers, state="waiting")
    waiting.update(due_at=None)
    return printed
