"""中止办理告知书: the parties are told in the commit that stops their case for an order (查扣冻规定 21, 23).

Nobody but the parties can lift the cause – they talk to the court, or withdraw –, so each gets a paper of
their own, and `/progress/` says the same.
"""

from __future__ import annotations

from typing import Final

from hall.cases import paper_blocks as b
from hall.cases.models import Case, ClockPause
from hall.cases.ports import Happened, follows
from hall.clock.grounds import StopGround
from hall.papers.contents.stops import StopNotice
from hall.papers.kinds import PaperKind
from hall.papers.services import freeze_block

EFFECT: Final = "中止期间不登簿、不缮证，承诺办理时限停止计算；查封解除或者期满失效后，本机构恢复办理"
NEXT_STEPS: Final = (
    "不用重新申请，已交的材料继续有效",
    "对查封有异议的，向作出文书的机关提出",
    "不愿等待的，可以到窗口申请撤回，已缴的税费另行退还",
)


@follows("paused")
def tell_the_parties(happened: Happened) -> None:
    """One notice for each applicant of a case that an order has paused; other grounds have theirs."""
    case = happened.case
    if happened.reason != StopGround.COURT or not case.people:
        return
    pause = case.pauses.get(ground=StopGround.COURT, until=None)
    notices = {
        f"{case.number}-{pause.pk}-{ordinal}": notice_for(person.name, case, pause)
        for ordinal, person in enumerate(case.people, start=1)
    }
    freeze_block(
        kind=PaperKind.STOP_NOTICE,
        contents=notices,
        case_number=case.number,
        by=happened.by,
        queued=True,
    )


def notice_for(name: str, case: Case, pause: ClockPause) -> StopNotice:
    """What one applicant is told: which document, from when, and what can be done."""
    return StopNotice(
        office=b.office(case),
        addressee=name,
        case_number=case.number,
        item=case.item.name,
        properties=b.properties(case),
        document=pause.document,
        after=pause.after,
        effect=EFFECT,
        next_steps=NEXT_STEPS,
        notified_at=pause.opened_at,
    )
