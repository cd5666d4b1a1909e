"""Facts taxation knows before there is a case, for the checklist and the estimate."""

from datetime import date

from hall.cases.ports import Subject, fact
from hall.clock import today
from taxation.holding import has_held


@fact("tax_is_due")
def tax_is_due(subject: Subject) -> bool:
    """Whether 完税, 减免 or 不征 must be shown (契税法第十一条): so unless the counter declared otherwise."""
    return subject.declared.get("tax_is_due", True) is not False


def held_two_years(acquired_on: date, sold_on: date | None = None) -> bool:
    """满二: held two full years on the day of sale (today if not given), the day itself included."""
    return has_held(acquired_on, sold_on or today(), 2)


def held_five_years(acquired_on: date, sold_on: date | None = None) -> bool:
    """满五: held five full years on the day of sale (today if not given), the day itself included."""
    return has_held(acquired_on, sold_on or today(), 5)
