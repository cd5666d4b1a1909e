"""What housing knows of a unit before there is a case."""

from hall.cases.ports import Subject, fact
from hall.clock import today
from transactions.policy import policy_in

COUNTY = slice(0, 6)


@fact("purchase_is_restricted")
def purchase_is_restricted(subject: Subject) -> bool:
    """Whether 限购 is in force where the unit lies."""
    return any(policy_in(number[COUNTY], today()).purchase_restricted for number in subject.unit_numbers)
