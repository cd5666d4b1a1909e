"""Any item through the same services as a counter's: from filing to archive, whatever it asks for."""

from __future__ import annotations

from collections.abc import Sequence

from hall.cases.filing import Filing
from hall.cases.models import Case
from hall.cases.services.steps import take_step
from hall.cases.states import State, Verdict
from hall.rehearsal.crew import Crew
from hall.rehearsal.handing_out import hand_out, stock_up
from hall.rehearsal.sales import file_sale, pay_everything, step
from hall.rehearsal.telling import tell
from hall.staff.departments import D
from registration.models import Certificate
from taxation.services.assessing import issue
from transactions.models import QualificationReview, ReviewState
from transactions.services.reviewing import answer_review

STAGES = ("accepted", "answered", "approved", "recorded", "archived")


def journey(filing: Filing, people: Crew, *, until: str = "archived") -> Case:
    """The case as it stands at that stage. Raises whatever stands in its way.

    The departments that must answer do so: 住建 agrees, 税务 assesses as declared, everything is paid.
    """
    case = accepted(filing, people)
    if reached("answered", until):
        answer_everything(case, people)
    if reached("approved", until):
        review(case, people)
    if reached("recorded", until):
        step(case, "record", by=people.approves, reason="准予登簿")
        tell(case)
    if reached("archived", until):
        close(case, people)
    return again(case)


def reached(stage: str, until: str) -> bool:
    return STAGES.index(stage) <= STAGES.index(until)


def again(case: Case) -> Case:
    """The case as the database has it now."""
    return Case.objects.get(pk=case.pk)


def accepted(filing: Filing, people: Crew) -> Case:
    """At the counter until 受理; the departments have been told."""
    case = file_sale(filing, people)
    tell(case)
    return again(case)


def answer_everything(case: Case, people: Crew) -> None:
    """住建 answers, 税务 assesses, taxes and fees are paid, and the answers are back."""
    waiting = waiting_departments(case)
    if D.TRANSACTIONS in waiting:
        for one in QualificationReview.objects.filter(case=case, state=ReviewState.OPEN):
            answer_review(one.pk, passed=True, opinion="经核查符合规定", by=people.reviews_housing)
    if D.TAXATION in waiting:
        issue(case.pk, by=people.assesses)
    pay_everything(case, people)
    tell(case)


def waiting_departments(case: Case) -> Sequence[str]:
    """Who has not answered yet."""
    return list(case.co_reviews.filter(verdict=Verdict.OPEN).values_list("department", flat=True))


def review(case: Case, people: Crew) -> None:
    """初审 where the item has one, and 核定."""
    step(case, "examine", by=people.examines, reason="材料齐全，拟准予登记")
    step(case, "approve", by=people.approves, reason="符合登记条件，准予登记")


def close(case: Case, people: Crew) -> None:
    """缮证, 发证 and 归档; at once 归档 where the item makes no certificate."""
    if again(case).makes_certificate:
        stock_up(
            Certificate.objects.to_be_engrossed().filter(case_number=case.number).count(), by=people.engrosses
        )
        hand_out(case, people)
    else:
        take_step(case.pk, "archive", by=people.archives)


def is_archived(case: Case) -> bool:
    return bool(again(case).state == State.ARCHIVED)
