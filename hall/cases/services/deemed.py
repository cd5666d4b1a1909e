"""视为受理: a filing nobody has declined in writing by close of business is accepted (T16, 条例 17)."""

from __future__ import annotations

import logging
from datetime import datetime, time

from django.db import transaction

from hall.cases.models import Alert, AlertKind, Case
from hall.cases.refusals import StepRefused
from hall.cases.services.steps import take_step
from hall.cases.states import Channel, State
from hall.clock import HALL_ZONE, day_of
from hall.clock import now as the_time
from hall.clock.calendars import current_calendar
from hall.clock.clockwork import each
from hall.staff.actors import CLOCKWORK
from hall.staff.departments import D
from hall.staff.hours import closes_at

logger = logging.getLogger(__name__)

REASON = "到下班时没有书面决定是否受理，依《不动产登记暂行条例》第十七条视为受理"
BY_PEOPLE = (Channel.COUNTER, Channel.ONLINE)


def close_of_business(case: Case) -> time:
    """When the case's hall closes, by its office hours; 17:30 where they name no time."""
    return closes_at(case.hall.opening_hours if case.hall else "")


def decide_by(case: Case) -> datetime:
    """The instant by which 受理 or 不予受理 must be said: 当场 is the same working day at the counter.

    A filing after hours or on a day of rest has until the close of the next working day, and so has an online
    one whenever it is filed (`domain.md` §4.1).
    """
    calendar, close = current_calendar(), close_of_business(case)
    filed = case.filed_at.astimezone(HALL_ZONE)
    on = calendar.roll_forward(filed.date())
    if case.channel == Channel.ONLINE or (on == filed.date() and filed.time() >= close):
        on = calendar.add(filed.date(), 1)
    return datetime.combine(on, close, HALL_ZONE)


def deem_undecided(at: datetime | None = None) -> int:
    """Accept every filing whose time to be declined is over; how many. Level-triggered, safe at any time."""
    moment = at or the_time()
    waiting = Case.objects.is_open().filter(
        state=State.APPLIED, channel__in=BY_PEOPLE, filed_at__lt=moment, queue="reception"
    )
    overdue = [case.pk for case in waiting.select_related("hall") if decide_by(case) <= moment]
    return each(overdue, _deem, what="视为受理")


def _deem(case_id: int) -> bool:
    """One filing; False when somebody decided it in the meantime or something still stands in the way."""
    try:
        deem_accepted(case_id)
    except StepRefused as refusal:
        logger.warning("业务件 %s 不能视为受理：%s", case_id, refusal)
        return False
    return True


@transaction.atomic
def deem_accepted(case_id: int) -> Case:
    """Accept a filing with the time of its filing, and tell the supervisor. Raises StepRefused."""
    case = take_step(case_id, "deem_accepted", by=CLOCKWORK, reason=REASON)
    Alert.objects.get_or_create(
        case=case,
        kind=AlertKind.DEEMED,
        department=D.REGISTRATION,
        due_on=day_of(case.filed_at),
        defaults={"raised_at": the_time()},
    )
    return case
