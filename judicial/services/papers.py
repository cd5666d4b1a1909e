"""Which papers go back to a court: those of its orders and of its sales."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db.models import Q

from hall.papers.kinds import PaperKind
from hall.papers.models import Paper, PaperQuerySet
from judicial.courts import Court
from judicial.models import Auction, OrderMatter

FOR_THE_COURT: Final = (
    PaperKind.SERVICE_RETURN,
    PaperKind.SEIZURE_NOTICE,
    PaperKind.REVIEW_SUGGESTION,
    PaperKind.COURT_LETTER,
    PaperKind.EXECUTION_RESULT,
    PaperKind.DECLINE,
    PaperKind.REFUSAL,
)
"""Which papers of a case go back to the court that ordered it."""


def papers_back(numbers: Iterable[str]) -> PaperQuerySet:
    """The papers of these cases that are the court's."""
    found: PaperQuerySet = Paper.objects.filter(case_number__in=list(numbers), kind__in=FOR_THE_COURT)
    return found.for_list()


def papers_of_court(court: Court) -> PaperQuerySet:
    """Every paper that went back to a court on its orders and its sales."""
    ordered = OrderMatter.objects.filter(order__court_code=court.code).exclude(case_number="")
    sold = Auction.objects.filter(court_code=court.code).exclude(case_number="")
    found: PaperQuerySet = Paper.objects.filter(
        Q(case_number__in=ordered.values("case_number")) | Q(case_number__in=sold.values("case_number")),
        kind__in=FOR_THE_COURT,
    )
    return found
