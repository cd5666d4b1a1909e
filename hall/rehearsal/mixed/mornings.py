"""Later mornings: what waited for a day goes on – as the case itself says what it waits for."""

from __future__ import annotations

from hall.cases.models import Case
from hall.cases.services.announcements import finish as finish_announcement
from hall.cases.states import State
from hall.clock import today
from hall.clock.arithmetic import due
from hall.clock.calendars import current_calendar
from hall.clock.grounds import StopGround
from hall.rehearsal.journeys import answer_everything
from hall.rehearsal.mixed.courses import finish
from hall.rehearsal.mixed.seized_courses import lift
from hall.rehearsal.mixed.street import Street
from hall.rehearsal.telling import tell
from registration.services.correcting import NOTICE_DAYS, announce_correction


def go_on(case: Case, street: Street) -> Case:
    """As far as the case comes this morning; it may go on waiting."""
    if case.state in (State.APPLIED, State.ARCHIVED):
        return case
    if case.stopped_by == StopGround.OWNER_NOTICE:
        return announce(case, street)
    if case.stopped_by == StopGround.ANNOUNCEMENT:
        return end_announcement(case, street)
    if case.stopped_by == StopGround.COURT:
        return lift(case, street)
    tell(case)
    answer_everything(case, street.crew)
    return finish(Case.objects.get(pk=case.pk), street)


def announce(case: Case, street: Street) -> Case:
    """The owner's thirty working days are over: 公告."""
    told = case.pauses.get(ground=StopGround.OWNER_NOTICE, until=None)
    last = due(told.after, NOTICE_DAYS, current_calendar()).on
    if last is not None and today() > last:
        announce_correction(case.pk, by=street.crew.examines)
    return Case.objects.get(pk=case.pk)


def end_announcement(case: Case, street: Street) -> Case:
    """公告期满 without objection: corrected and archived."""
    published = case.announcements.get(closed_at=None, withdrawn_at=None)
    if today() <= published.ends_on:
        return case
    finish_announcement(published.pk, by=street.crew.examines)
    return finish(Case.objects.get(pk=case.pk), street)
