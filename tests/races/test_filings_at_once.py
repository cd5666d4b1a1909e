"""Two applications for one unit at the same moment: one is filed, the other is told of it."""

from functools import partial

import pytest

from hall.cases.models import Case
from hall.cases.services.intake import open_case
from hall.rehearsal.crew import Crew, crew
from tests.races.at_once import at_once, losers, rounds
from tests.registration.items.makers import GETS, company, filed
from tests.registration.makers import HOME, NEXT_DOOR, unit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.clause("promise:R5", "G4", "check:R01")]


@pytest.fixture
def people() -> Crew:
    return crew()


@pytest.mark.parametrize("turn", range(rounds(3)))
def test_of_two_first_registrations_of_one_unit_one_is_filed_and_the_other_learns_its_number(
    people: Crew, turn: int
) -> None:
    """The second names one unit more: what both want is refused to whoever comes second."""
    for number in (HOME, NEXT_DOOR):
        unit(number)
    one = filed("building-first-registration", (GETS, company(1)))
    other = filed("building-first-registration", (GETS, company(2)), units=(HOME, NEXT_DOOR))
    outcomes = at_once(*(partial(open_case, each, by=people.accepts) for each in (one, other)))
    (told,) = losers(outcomes)
    assert f"受理号 {Case.objects.get().number}" in str(told)
