"""Which papers go back to a court: those of its orders and of its sales."""

from __future__ import annotations

from typing import Final

from django.db.models import Q, Value
from django.db.models.functions import Concat

from hall.papers.kinds import PaperKind
from hall.papers.models import Paper, PaperQuerySet
from judicial.courts import Court
from judicial.models import Auction, CourtOrder, OrderMatter
from judicial.services.following import Followed
from judicial.services.returns import subject_of

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


def papers_back(followed: Followed) -> PaperQuerySet:
    """The papers of an order and of its cases that are the court's."""
    numbers = [one.matter.case_number for one in followed.carried if one.case]
    mine = Q(case_number__in=numbers) | Q(subject=subject_of(followed.order.number))
    found: PaperQuerySet = Paper.objects.filter(mine, kind__in=FOR_THE_COURT)
    return found.for_list()


def papers_of_court(court: Court) -> PaperQuerySet:
    """Every paper that went back to a court on its orders and its sales."""
    ordered = OrderMatter.objects.filter(order__court_code=court.code).exclude(case_number="")
    sold = Auction.objects.filter(court_code=court.code).exclude(case_number="")
    subjects = Concat(Value(subject_of("")), "number")
    returned = CourtOrder.objects.of_court(court.code).annotate(subject=subjects)
    found: PaperQuerySet = Paper.objects.filter(
        Q(case_number__in=ordered.values("case_number"))
        | Q(case_number__in=sold.values("case_number"))
        | Q(subject__in=returned.values("subject")),
        kind__in=FOR_THE_COURT,
    )
    return found
