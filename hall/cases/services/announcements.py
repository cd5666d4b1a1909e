"""公告: published with its own working days, over when they have run and no objection is left (R30, T8)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from django.db import transaction

from hall.cases import paper_blocks as b
from hall.cases.models import Announcement, AnnouncementKind, Case
from hall.cases.ports import Happened, follows
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.pauses import close_pause, open_pause
from hall.cases.services.steps import lock_units_then_case
from hall.cases.states import RUNNING, State
from hall.clock import now as the_time
from hall.clock import today
from hall.clock.arithmetic import due
from hall.clock.calendars import current_calendar
from hall.clock.grounds import StopGround
from hall.identity.masking import mask_document
from hall.look.words import day
from hall.papers.contents.announcements import Announcement as Words
from hall.papers.contents.shared import Fact
from hall.papers.kinds import PaperKind
from hall.papers.services import freeze
from hall.permanence.series import take
from hall.staff.actors import Actor

WORKING_DAYS: Final = 15
"""实施细则第十七条: fifteen working days at least."""
ID_NUMBER: Final = re.compile(r"\d{6}(?:19|20)\d{9}[\dXx]")
Rows = Iterable[tuple[str, str]]


@transaction.atomic
def publish(
    case_id: int,
    kind: AnnouncementKind,
    rows: Rows,
    *,
    by: Actor,
    working_days: int = WORKING_DAYS,
    title: str = "",
) -> Announcement:
    """Publish from today for so many working days and stop the clocks until the period is over.

    With 0 days it is shown for fifteen working days and stops nothing. ID numbers in the words are masked.
    Raises StepRefused before 受理, after 登簿, or while another announcement of the case runs.
    """
    case, moment = lock_units_then_case(case_id), the_time()
    refuse_second(case, kind)
    ends = due(moment.date(), working_days or WORKING_DAYS, current_calendar())
    assert ends.on is not None
    announcement = Announcement.objects.create(
        number=f"公告{moment:%Y}-{take(f'announcement/{moment:%Y}'):06d}",
        case=case,
        kind=kind,
        title=title or AnnouncementKind(kind).label,
        rows=[[label, hide_numbers(text)] for label, text in rows if text],
        working_days=working_days,
        published_on=moment.date(),
        ends_on=ends.on,
        published_by=by.label,
        closed_at=None if working_days else moment,
        closed_by="" if working_days else by.label,
    )
    if working_days:
        open_pause(case.pk, StopGround.ANNOUNCEMENT, document=announcement.number, by=by)
    write_event(case, "announce", f"公告：{announcement.title}（{announcement.number}）", by=by, at=moment)
    freeze_announcement(case, announcement, by=by)
    return announcement


def refuse_second(case: Case, kind: AnnouncementKind) -> None:
    voids = kind == AnnouncementKind.VOID and case.state == State.RECORDED
    if case.state not in RUNNING and not voids:
        raise StepRefused("公告在受理之后、登簿之前办理，本件现在不能公告")
    if case.announcements.filter(closed_at=None, withdrawn_at=None).exists():
        raise StepRefused("本件已有正在进行的公告，不必重复公告")


def hide_numbers(text: str) -> str:
    """公告 publishes names by law, never ID numbers (domain §10.2)."""
    return ID_NUMBER.sub(lambda found: mask_document(found[0]), text)


@transaction.atomic
def note_objection(announcement_id: int, words: str, *, by: Actor) -> Announcement:
    """Somebody objects in time: the period does not end well until the finding is written down."""
    lock_units_then_case(Announcement.objects.get(pk=announcement_id).case_id)
    announcement = Announcement.objects.select_for_update().get(pk=announcement_id)
    if announcement.closed_at or announcement.withdrawn_at:
        raise StepRefused("公告已经结束，异议请另行申请异议登记")
    if not words.strip():
        raise StepRefused("请写明异议人和异议内容")
    announcement.objection = hide_numbers(words.strip())[:500]
    announcement.save(update_fields=["objection"])
    write_event(announcement.case, "announce", "公告期内收到异议", by=by, at=the_time())
    return announcement


@transaction.atomic
def finish(announcement_id: int, *, by: Actor, finding: str = "") -> Announcement:
    """公告期满: the last day has passed and no objection is left open; the clocks run again.

    They run from the last day on, or, where somebody objected, from the day of the finding (domain §7.3 P2a).
    Raises StepRefused while the period runs, or without a finding on an objection.
    """
    announcement = Announcement.objects.get(pk=announcement_id)
    case = lock_units_then_case(announcement.case_id)
    announcement = Announcement.objects.select_for_update().get(pk=announcement_id)
    if announcement.closed_at or announcement.withdrawn_at:
        return announcement
    if today() <= announcement.ends_on:
        raise StepRefused(f"公告期至{day(announcement.ends_on)}，还没有满")
    if announcement.objection and not finding.strip():
        raise StepRefused("公告期内收到异议，请写明异议的处理结果；异议成立的，不予登记")
    announcement.finding = finding.strip()[:500]
    announcement.closed_at, announcement.closed_by = the_time(), by.label
    announcement.save(update_fields=["finding", "closed_at", "closed_by"])
    words = "公告期满，异议不成立" if announcement.objection else "公告期满，没有异议"
    close_pause(
        case.pk,
        StopGround.ANNOUNCEMENT,
        document=f"{announcement.number}{words}",
        by=by,
        until=today() if announcement.objection else announcement.ends_on,
    )
    return announcement


@follows("refuse", "withdraw")
def take_down(happened: Happened) -> None:
    """A case that ends takes its announcement down."""
    happened.case.announcements.unfinished().update(withdrawn_at=happened.now)


def freeze_announcement(case: Case, announcement: Announcement, *, by: Actor) -> None:
    """公告 as posted in the hall."""
    content = Words(
        office=b.office(case),
        number=announcement.number,
        case_number=case.number,
        title=announcement.title,
        rows=tuple(Fact(label=label, text=text) for label, text in announcement.rows),
        basis=basis_of(AnnouncementKind(announcement.kind)),
        working_days=announcement.working_days,
        published_on=announcement.published_on,
        ends_on=announcement.ends_on,
        published_by=by.label,
    )
    freeze(
        kind=PaperKind.ANNOUNCEMENT,
        subject=announcement.number,
        case_number=case.number,
        content=content,
        by=by,
        queued=True,
    )


def basis_of(kind: AnnouncementKind) -> str:
    """The law that wants it published."""
    details = "《不动产登记暂行条例实施细则》"
    return f"{details}第二十二条" if kind == AnnouncementKind.LOSS else f"{details}第十七条"
