"""Where an officer starts the day: the first page of their first duty that exists."""

from typing import Final

from django.urls import NoReverseMatch, reverse

from hall.staff.duties import Duty
from hall.staff.models import Officer

FIRST_PAGES: Final[tuple[tuple[Duty, str], ...]] = (
    (Duty.ACCEPT, "floor:window"),
    (Duty.GUIDE, "floor:window"),
    (Duty.EXAMINE, "cases:queues"),
    (Duty.APPROVE, "cases:queues"),
    (Duty.RECORD, "cases:queues"),
    (Duty.REVIEW_HOUSING, "transactions:reviews"),
    (Duty.ASSESS, "taxation:assessments"),
    (Duty.COLLECT, "cashier:desk"),
    (Duty.ENGROSS, "registration:certificates"),
    (Duty.ISSUE, "registration:certificates"),
    (Duty.ARCHIVE, "registration:archive"),
    (Duty.COURT, "judicial:home"),
    (Duty.SUPERVISE, "oversight:today"),
    (Duty.ADMINISTER, "admin:index"),
    (Duty.SECURE, "admin:index"),
    (Duty.AUDIT, "admin:index"),
)


def first_page(officer: Officer) -> str:
    """The address to go to after log-in; pages that are not built yet are passed over for the queues."""
    names = [name for duty, name in FIRST_PAGES if officer.has_duty(duty)]
    for name in [*names, "cases:queues", "portal:home"]:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return "/"
