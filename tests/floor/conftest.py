"""The counter's tests start with one registered home and the demo hall's officers."""

from datetime import datetime

import pytest
from django.test import Client

from hall.rehearsal.crew import Crew, crew
from tests.browsing import browser
from tests.cases.makers import owned_home
from tests.conftest import SHANGHAI

BOUGHT = datetime(2019, 5, 14, 10, tzinfo=SHANGHAI)


@pytest.fixture
def people() -> Crew:
    owned_home(at=BOUGHT)
    return crew()


@pytest.fixture
def desk(people: Crew) -> Client:
    """何静 at counter 5."""
    return browser("shouli")
