"""Which papers go back to a court: those of its orders and of its sales."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q, Value
from django.db.models.functions import Concat

from hall.papers.kinds import PaperKind
from hall.papers.models import Paper, PaperQuerySet
from judicial.courts import Court
from judicial.models import Auction, CourtOrder, OrderMatter
from judicial.services.following import Followed, follow, with_results
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


@dataclass(frozen=True, slots=True)
class Answered:
    """An order with what has become of it, and the papers its court has got back."""

    followed: Followed
    papers: Sequence[Paper]


def answered(orders: Iterable[CourtOrder]) -> list[Answered]:
    """Orders with their results and papers, in two queries more than following them."""
    lines = with_results(follow(orders))
    cases = [number for line in lines for number in cases_of(line)]
    subjects = [subject_of(line.order.number) for line in lines]
    mine = Q(case_number__in=cases) | Q(subject__in=subjects)
    papers = list(Paper.objects.filter(mine, kind__in=FOR_THE_COURT).for_list())
    return [Answered(line, [one for one in papers if is_of(one, line)]) for line in lines]


def cases_of(line: Followed) -> list[str]:
    return [one.matter.case_number for one in line.carried if one.case]


def is_of(paper: Paper, line: Followed) -> bool:
    return paper.case_number in cases_of(line) or paper.subject == subject_of(line.order.number)


def with_returns(matters: Iterable[OrderMatter]) -> list[tuple[OrderMatter, Paper | None]]:
    """Orders without a case, each with its 送达回证; one query."""
    rows = list(matters)
    subjects = [subject_of(one.order.number) for one in rows]
    papers = Paper.objects.filter(subject__in=subjects, kind=PaperKind.SERVICE_RETURN).defer("content")
    returns = {paper.subject: paper for paper in papers}
    return [(one, returns.get(subject_of(one.order.number))) for one in rows]


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
