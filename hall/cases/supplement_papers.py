"""The papers of 补充材料: the one list of what is missing, and the receipt when it has come (M7, M8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from hall.cases import paper_blocks as b
from hall.cases.giving import give
from hall.cases.models import Case, CaseMaterial
from hall.clock import now, today
from hall.clock.arithmetic import due
from hall.clock.calendars import current_calendar
from hall.papers.contents import reception
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.papers.services import freeze
from hall.staff.actors import Actor

WORKING_DAYS: Final = 15
"""What the hall gives for bringing what is missing; the law leaves the period to the office."""


def supplement_due_on() -> date:
    """The last day for bringing it; in calendar days where the year's calendar is not there."""
    return due(today(), WORKING_DAYS, current_calendar()).on or today() + timedelta(days=21)


def supplement_notice(
    case: Case, rows: Sequence[CaseMaterial], *, why: str, ordinal: int, by: Actor
) -> Paper:
    """补充材料通知书 (民法典第二百一十二条第二款)."""
    content = reception.Supplement(
        office=b.office(case),
        case_number=case.number,
        item=case.item.name,
        applicants=b.names(case),
        location=case.located_at,
        missing=tuple(reception.Missing(name=row.name, fault=why, remedy="请补充提交") for row in rows),
        due_on=supplement_due_on(),
        effect="自本通知次日起至补齐之日，不计入承诺办理时限",
        basis="《中华人民共和国民法典》第二百一十二条",
        ordinal=ordinal,
        ordinal_reason=why if ordinal > 1 else "",
        notified_on=now().date(),
        decided_by=by.label,
    )
    return give(case, PaperKind.SUPPLEMENT, content, by=by, part=ordinal)


def supplement_receipt(case: Case, *, by: Actor) -> Paper:
    """补充材料接收凭证: everything the last notice asked for has come, and from when time counts again."""
    notice = Paper.objects.filter(case_number=case.number, kind=PaperKind.SUPPLEMENT).latest("id")
    asked = {line["name"] for line in notice.content["missing"]}
    content = reception.SupplementReceipt(
        office=b.office(case),
        case_number=case.number,
        item=case.item.name,
        applicants=b.names(case),
        notice_number=notice.official_number,
        materials=b.material_lines(row for row in case.materials.filter(name__in=asked)),
        complete=True,
        received_at=now(),
        received_by=by.label,
        given_by="、".join(b.names(case)),
        resumed_on=now().date(),
        promised_on=case.promised_due_on,
    )
    return freeze(
        kind=PaperKind.SUPPLEMENT_RECEIPT,
        subject=notice.subject,
        case_number=case.number,
        content=content,
        by=by,
        queued=True,
    )
