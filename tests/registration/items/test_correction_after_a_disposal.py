"""Ex officio no correction after somebody built on the wrong entry, however long ago (实施细则 81)."""

from typing import Any

import pytest

from hall.cases.models import Case
from hall.cases.ports import GATES, Answer, Ask
from hall.catalogue.causes import GROUNDS
from hall.catalogue.words import RegisterEffect
from hall.clock import now
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from registration.writers.ownership import OwnershipTransfer
from tests.cases.makers import BUYER, SPOUSE, holder, owned_home, read
from tests.registration.items.situations import application
from tests.registration.items.test_correction import filing, wrong
from tests.registration.makers import HOME, mortgage, residence, sell, write

pytestmark = [pytest.mark.django_db, pytest.mark.clause("T8")]


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


@pytest.mark.parametrize("happens", [lambda: sell(holder(BUYER)), residence, mortgage])
def test_what_the_owner_did_between_the_error_and_its_discovery_bars_the_registry_too(
    people: Crew, clock: Any, happens: Any
) -> None:
    clock.move_to("2026-09-18 11:00")
    happens()
    clock.move_to("2026-09-18 12:00")
    case = drives.ready(application("correction-ex-officio"), people, wrong())
    assert not still_possible(case, people).passed


def test_what_came_before_the_error_bars_nothing_and_an_heir_stands_where_the_dead_stood(
    people: Crew, clock: Any
) -> None:
    mortgage()
    clock.move_to("2026-09-18 11:00")
    drives.recorded(filing(), people, wrong(then="121.00"))
    write(RegisterEffect.TRANSFER_OWNERSHIP, OwnershipTransfer((HOME,), (holder(SPOUSE),), GROUNDS["law"]))
    case = drives.ready(application("correction-ex-officio"), people, wrong(now="121.00"))
    assert still_possible(case, people).passed


def still_possible(case: Case, people: Crew) -> Answer:
    return GATES["correction_is_still_possible"](Ask(read(case), "accept", people.accepts, now()))
