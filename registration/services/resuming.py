"""What an order has stopped goes on once nothing on its units blocks any more: lifted, sent back, run out."""

from __future__ import annotations

from hall.cases.models import Case, ClockPause
from hall.cases.services.pauses import close_pause
from hall.cases.states import RUNNING
from hall.clock.grounds import StopGround
from hall.staff.actors import CLOCKWORK
from registration.pending_orders import blocked
from registration.services.stopping import BY_ORDER


def let_go_on(case: Case, document: str) -> bool:
    """Close the court's pause of a case whose units are free; True when it goes on. Safe to run twice."""
    stopped = case.pauses.filter(ground=StopGround.COURT, until=None).exists()
    if not stopped or blocked(case.unit_numbers):
        return False
    return close_pause(case.pk, StopGround.COURT, document=document, by=CLOCKWORK) is not None


def let_go_on_after_expiry() -> int:
    """The nightly look: cases whose seizure has run out by date (查扣冻规定 27); counts those that go on."""
    pauses = ClockPause.objects.filter(
        ground=StopGround.COURT, until=None, document__contains=BY_ORDER, case__state__in=RUNNING
    ).select_related("case")
    return sum(let_go_on(pause.case, "查封期限届满，已经失效") for pause in pauses.order_by("pk"))
