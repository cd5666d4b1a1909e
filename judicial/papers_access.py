"""Who may read the 送达回证 of an order without a case: the registry that received it."""

from __future__ import annotations

from hall.papers.access import may_read
from hall.papers.models import Paper
from hall.staff.actors import Actor
from hall.staff.departments import D
from hall.staff.duties import Duty

COUNTER = frozenset({Duty.ACCEPT, Duty.APPROVE, Duty.SUPERVISE})


@may_read("order")
def who_received_it(paper: Paper, by: Actor) -> bool:
    """The counter that hands it over, and who decides on the transfer."""
    return by.department == D.REGISTRATION and not COUNTER.isdisjoint(by.duties)
