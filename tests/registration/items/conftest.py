"""What journeys of several items begin with."""

import pytest

from hall.rehearsal.crew import Crew, crew
from tests.registration.items import burdened as b


@pytest.fixture
def people() -> Crew:
    return crew()


@pytest.fixture
def proof(people: Crew) -> str:
    """The number of the first mortgage's proof."""
    return b.proof_of(b.mortgaged_home()).number
