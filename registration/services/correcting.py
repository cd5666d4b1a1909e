"""依职权更正: the party is told and has thirty working days, then 公告, then corrected (实施细则 81)."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.cases import paper_blocks as b
from hall.cases.giving import give
from hall.cases.models import Announcement, AnnouncementKind, Case
from hall.cases.refusals import StepRefused
from hall.cases.services.announcements import publish
from hall.cases.services.pauses import close_pause, open_pause
from hall.cases.services.steps import take_step
from hall.clock import today
from hall.clock.arithmetic import due
from hall.clock.calendars import current_calendar
from hall.clock.grounds import StopGround
from hall.identity.numbers import grouped
from hall.look.words import day
from hall.papers.contents.corrections import CorrectionNotice
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.staff.actors import Actor
from registration.books import Right
from registration.claims.correction import label_of, masked, said_of, wrong_right

ITEM: Final = "correction-ex-officio"
NOTICE_DAYS: Final = 30
"""实施细则第八十一条: the holder has thirty working days to apply."""


@transaction.atomic
def notify_owner(case_id: int, *, by: Actor) -> Paper:
    """通知书 served today; the clocks wait until the holder applies or thirty working days are over.

    Raises StepRefused: not a case ex officio, not running, told already, or the error is not recorded.
    """
    case = ex_officio(case_id)
    said, title = described(case)
    if case.pauses.filter(ground=StopGround.OWNER_NOTICE).exists():
        raise StepRefused("已经通知权利人，不必重复通知")
    last = due(today(), NOTICE_DAYS, current_calendar())
    content = CorrectionNotice(
        office=b.office(case),
        case_number=case.number,
        holders=tuple(person.name for person in title.holders),
        property=b.properties(case)[0],
        label=label_of(said["item"], title),
        wrong_value=masked(said["item"], said["wrong_value"]),
        right_value=masked(said["item"], said["right_value"]),
        apply_by=last.on or today(),
        notified_on=today(),
        notified_by=by.label,
    )
    paper = give(case, PaperKind.CORRECTION_NOTICE, content, by=by)
    open_pause(case.pk, StopGround.OWNER_NOTICE, document=paper.official_number, by=by)
    return paper


@transaction.atomic
def announce_correction(case_id: int, *, by: Actor) -> Announcement:
    """Thirty working days have passed without an application: 公告 for fifteen working days.

    The clock has run again since the thirtieth (domain §7.3 P6), whenever this is done. Raises StepRefused
    before the holder was told, or while the thirty days run.
    """
    case = ex_officio(case_id)
    pause = case.pauses.filter(ground=StopGround.OWNER_NOTICE, until=None).first()
    if pause is None:
        raise StepRefused("请先通知权利人申请更正；已经公告的不必重复公告")
    last = due(pause.after, NOTICE_DAYS, current_calendar()).on
    if last is None or today() <= last:
        raise StepRefused(f"通知期限至{day(last or today())}，期满权利人没有申请的才能公告")
    said, title = described(case)
    close_pause(case.pk, StopGround.OWNER_NOTICE, document="通知期满，权利人没有申请更正", by=by, until=last)
    item = said["item"]
    return publish(
        case.pk,
        AnnouncementKind.CORRECTION,
        [
            ("权利人", "、".join(person.name for person in title.holders)),
            ("坐落", case.located_at),
            ("不动产单元号", grouped(title.unit_number)),
            ("更正项目", label_of(item, title)),
            ("登记簿记载", masked(item, said["wrong_value"])),
            ("拟更正为", masked(item, said["right_value"])),
        ],
        by=by,
    )


@transaction.atomic
def give_way(case_id: int, applied: str, *, by: Actor) -> Case:
    """The holder has applied: the case ex officio ends as withdrawn and names the new one (domain §7.3 P6).

    Raises StepRefused when no open correction of that number is about the same unit.
    """
    case = ex_officio(case_id)
    open_ones = Case.objects.filter(item_code__in=("correction", NAMED), outcome="", closed_at=None)
    new = open_ones.filter(number=applied.strip()).first()
    if new is None or not set(new.unit_numbers) & set(case.unit_numbers):
        raise StepRefused("没有这个受理号的在办更正登记申请，或者不是同一不动产单元，请核对")
    return take_step(case.pk, "withdraw", by=by, reason=f"权利人已申请更正登记（受理号 {new.number}）")


NAMED: Final = "correction-by-interested-party"


def ex_officio(case_id: int) -> Case:
    case = Case.objects.get(pk=case_id)
    if case.item_code != ITEM:
        raise StepRefused("本件不是依职权更正")
    return case


def described(case: Case) -> tuple[dict[str, str], Right]:
    """What is wrong, and on which title. Raises StepRefused."""
    try:
        return said_of(case), wrong_right(case)
    except ValidationError as refused:
        raise StepRefused(*refused.messages) from refused
