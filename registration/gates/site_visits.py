"""实地查看: is there a signed record where the law wants one?"""

from __future__ import annotations

from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.look.words import day
from registration.models import SiteVisit


@gate("site_was_visited")
def site_was_visited(ask: Ask) -> Answer:
    """check:R31 – a record signed by two officers, whose finding is that all is as applied for (条例 19)."""
    visit = SiteVisit.objects.filter(case_number=ask.case.number).first()
    if visit is None:
        return fails("本件须实地查看，还没有两名工作人员签字的查看记录，请登记查看情况")
    when = day(visit.visited_at)
    if not visit.agrees:
        return fails(f"{when}实地查看：现场与申请不一致（{visit.finding}）", evidence=visit.place)
    return passes(f"{when}已实地查看，现场与申请一致", evidence=visit.finding)
