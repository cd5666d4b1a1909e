"""What the registry does when it is told something; each of these may run twice."""

from hall.exchange.models import Notice
from hall.exchange.receivers import receives
from hall.staff.departments import D


@receives("tax.assessed", department=D.REGISTRATION)
@receives("tax.paid", department=D.REGISTRATION)
def take_note(notice: Notice) -> None:
    """I4: 核税 and 完税 come back by the co-review; the notice itself is the record of being told."""
