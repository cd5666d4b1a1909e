"""What an order has stopped goes on once nothing bars it any more: lifted, sent back, run out, or another's.

A seizure of one share bars only that share, and a 预查封 not its own debtor's purchase (法发〔2004〕5号 16):
whether the case may go on is asked of the gate that bars it.
"""

from __future__ import annotations

from django.db import transaction

from hall.cases.models import Case, ClockPause
from hall.cases.ports import GATES, Ask
from hall.cases.services.pauses import close_pause
from hall.cases.services.steps import lock_units_then_case
from hall.cases.states import RUNNING
from hall.clock import now
from hall.clock.clockwork import each
from hall.clock.grounds import StopGround
from hall.staff.actors import CLOCKWORK
from registration.services.stopping import BY_ORDER, DISPOSES


@transaction.atomic
def let_go_on(case: Case, document: str) -> bool:
    """Close the pause of a case whom no order bars any more; True when it goes on. Safe to run twice.

    A stay that an officer has entered, as for a court's letter, is the officer's to end. Looked at under the
    lock of the units: an order that comes in meanwhile finds the case stopped, or stops it again.
    """
    case = lock_units_then_case(case.pk)
    stopped = case.pauses.filter(ground=StopGround.COURT, until=None, document__contains=BY_ORDER).exists()
    if not stopped or not is_free(case):
        return False
    return close_pause(case.pk, StopGround.COURT, document=document, by=CLOCKWORK) is not None


def is_free(case: Case) -> bool:
    """Neither an order that is pending nor a seizure in force bars this disposal."""
    return GATES[DISPOSES](Ask(case, "record", CLOCKWORK, now())).passed


def let_go_on_after_expiry() -> int:
    """The nightly look: cases whose seizure has run out by date (查扣冻规定 27); counts those that go on."""
    pauses = ClockPause.objects.filter(
        ground=StopGround.COURT, until=None, document__contains=BY_ORDER, case__state__in=RUNNING
    ).select_related("case")
    cases = {pause.pk: pause.case for pause in pauses.order_by("pk")}
    return each(cases, lambda pk: let_go_on(cases[pk], "查封期限届满，已经失效"), what="恢复计时")
