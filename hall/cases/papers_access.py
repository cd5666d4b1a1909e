"""Who may read the papers of a case: the registry all of them, another department those it needs (S3, I6)."""

from __future__ import annotations

from hall.cases.models import Case
from hall.papers.access import may_read
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.staff.actors import Actor
from hall.staff.departments import D

NEEDED = {
    D.TRANSACTIONS: {PaperKind.APPLICATION, PaperKind.HOUSING_OUTCOME},
    D.TAXATION: {PaperKind.APPLICATION, PaperKind.TAX_NOTICE, PaperKind.RECEIPT},
}
"""[S2] 三: the application carries the 合同备案 and 纳税申报 items; taxes and receipts are taxation's own."""


@may_read("case")
def who_handles_the_case(paper: Paper, by: Actor) -> bool:
    """Officers who may see the case; 404 for everybody else."""
    if not by.is_officer or not Case.objects.visible_to(by).filter(number=paper.case_number).exists():
        return False
    return by.department == D.REGISTRATION or paper.kind in NEEDED.get(D(by.department), set())
