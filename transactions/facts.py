"""What housing knows of a unit before there is a case."""

from hall.cases.ports import Subject, fact
from hall.clock import today
from transactions.models import PresaleFiling
from transactions.policy import policy_in

COUNTY = slice(0, 6)


@fact("purchase_is_restricted")
def purchase_is_restricted(subject: Subject) -> bool:
    """Whether 限购 is in force where the unit lies."""
    return any(policy_in(number[COUNTY], today()).purchase_restricted for number in subject.unit_numbers)


@fact("contract_is_filed_with_case")
def contract_is_filed_with_case(subject: Subject) -> bool:
    """Whether the presale contract is still to be filed: none of these homes has a filing in force."""
    return not PresaleFiling.objects.in_force().of_units(*subject.unit_numbers).exists()


@fact("has_unsold_units")
def has_unsold_units(subject: Subject) -> bool:
    """A developer's building has homes not yet sold, unless the counter declared that it has none."""
    return subject.declared.get("has_unsold_units", True) is not False
