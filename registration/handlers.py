"""What the registry does when it is told something; each of these may run twice."""

from hall.exchange.models import Notice
from hall.exchange.receivers import receives
from hall.staff.departments import D
from registration.services.numbering_units import number_presold_homes


@receives("tax.assessed", department=D.REGISTRATION)
@receives("tax.paid", department=D.REGISTRATION)
def take_note(notice: Notice) -> None:
    """I4: 核税 and 完税 come back by the co-review; the notice itself is the record of being told."""


@receives("presale.permitted", department=D.REGISTRATION)
def number_the_homes(notice: Notice) -> None:
    """I2: the homes of a permitted 楼盘表 get their unit numbers, and 住建 and 税务 get to know them."""
    number_presold_homes(notice.keys["project_number"], notice.keys["parcel_number"])


@receives("completion.filed", department=D.REGISTRATION)
def know_the_completion(notice: Notice) -> None:
    """I3: first registration asks housing, not the applicant; the notice is the record of being told."""
