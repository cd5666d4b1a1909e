"""Whose account each working day goes to."""

from datetime import date

import pytest

from hall.clock.arithmetic import Pause, stops_promised, stops_statutory
from hall.clock.calendars import published_calendar
from hall.clock.grounds import ChargedTo, StopGround
from hall.clock.shares import Review, shares

CALENDAR = published_calendar()
MONDAY = date(2026, 3, 2)


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def charged(counts: dict[ChargedTo, int]) -> dict[ChargedTo, int]:
    return {account: days for account, days in counts.items() if days}


@pytest.mark.clause("T6")
def test_a_case_nobody_else_reviews_is_charged_to_the_registry() -> None:
    assert charged(shares(MONDAY, day("03-09"), CALENDAR)) == {ChargedTo.REGISTRATION: 5}


@pytest.mark.clause("T6")
def test_a_day_goes_to_the_department_whose_answer_was_due_first() -> None:
    reviews = [
        Review("transactions", MONDAY, day("03-06"), day("03-05")),
        Review("taxation", MONDAY, day("03-04"), day("03-04")),
    ]
    assert charged(shares(MONDAY, day("03-09"), CALENDAR, [], reviews)) == {
        ChargedTo.TAXATION: 2,  # 3日、4日
        ChargedTo.HOUSING: 1,  # 5日
        ChargedTo.REGISTRATION: 2,  # 6日、9日
    }


@pytest.mark.clause("T6", "T8", "T11")
def test_a_stopped_day_goes_to_its_ground_whoever_else_is_working() -> None:
    reviews = [Review("taxation", MONDAY, day("03-04"), None)]
    pauses = [Pause(day("03-03"), day("03-05"), StopGround.SUPPLEMENT)]
    assert charged(shares(MONDAY, day("03-06"), CALENDAR, pauses, reviews)) == {
        ChargedTo.TAXATION: 2,
        ChargedTo.APPLICANT: 2,
    }


@pytest.mark.clause("T6")
def test_of_two_stops_the_one_opened_first_bears_the_day() -> None:
    pauses = [
        Pause(day("03-04"), None, StopGround.COURT),
        Pause(day("03-03"), day("03-05"), StopGround.ANNOUNCEMENT),
    ]
    assert charged(shares(MONDAY, day("03-09"), CALENDAR, pauses)) == {
        ChargedTo.REGISTRATION: 1,
        ChargedTo.ANNOUNCEMENT: 2,
        ChargedTo.COURT: 2,
    }


@pytest.mark.clause("T7", "T8", "T9", "stop:P1", "stop:P2a", "stop:P3", "stop:P4", "stop:P9")
@pytest.mark.parametrize(
    ("ground", "account", "statutory"),
    [
        (StopGround.SUPPLEMENT, ChargedTo.APPLICANT, False),
        (StopGround.ANNOUNCEMENT, ChargedTo.ANNOUNCEMENT, True),
        (StopGround.SITE_VISIT, ChargedTo.REGISTRATION, True),
        (StopGround.INVESTIGATION, ChargedTo.REGISTRATION, True),
        (StopGround.EXTRA_HOUSING, ChargedTo.HOUSING, False),
        (StopGround.UNPAID_TAX, ChargedTo.APPLICANT, False),
        (StopGround.NO_SHOW, ChargedTo.APPLICANT, False),
        (StopGround.OWNER_NOTICE, ChargedTo.APPLICANT, False),
        (StopGround.COURT, ChargedTo.COURT, False),
    ],
)
def test_every_ground_says_whom_it_charges_and_which_clocks_it_stops(
    ground: StopGround, account: ChargedTo, statutory: bool
) -> None:
    assert (ground.charged_to, ground.stops_statutory) == (account, statutory)
    assert ground.law
    assert ground.evidence


@pytest.mark.clause("T7", "T8")
def test_the_two_clocks_of_a_case_have_their_own_stops() -> None:
    supplement = Pause(day("03-03"), day("03-05"), StopGround.SUPPLEMENT)
    announcement = Pause(day("03-09"), day("03-30"), StopGround.ANNOUNCEMENT)
    both = [supplement, announcement]
    assert stops_statutory(both) == (announcement,)
    assert stops_promised(both, {StopGround.SUPPLEMENT}) == (supplement,)


def test_a_department_without_an_account_works_for_the_registry() -> None:
    reviews = [Review("planning", MONDAY, None, None)]
    assert charged(shares(MONDAY, day("03-04"), CALENDAR, [], reviews)) == {ChargedTo.REGISTRATION: 2}
