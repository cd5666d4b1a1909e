"""Notices taxation receives: each handler may run twice."""

from hall.exchange.models import Notice
from hall.exchange.receivers import receives
from hall.staff.departments import D
from taxation.services.assessing import open_assessment


@receives("case.accepted", department=D.TAXATION)
def assess_accepted_case(notice: Notice) -> None:
    """An accepted case has come in: open its assessment with the estimate."""
    open_assessment(notice.keys["case_number"])
