"""The simulated quarter of sales by courts: small here, hundreds by `replay_auctions`."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from hall.rehearsal.auctions.accounts import accounts
from hall.rehearsal.auctions.course import ASKED, drawn
from hall.rehearsal.auctions.quarter import run_quarter
from tests.cases.makers import filed_sale, owned_home

pytestmark = pytest.mark.clause("J4", "J8", "J9")


def test_the_same_serial_is_the_same_course_and_all_kinds_are_drawn() -> None:
    courses = [drawn(serial) for serial in range(500)]
    assert courses == [drawn(serial) for serial in range(500)]
    days = [one.replies[department] for one in courses for department in ASKED]
    assert None in days
    assert any(day is not None and day > 10 for day in days)
    assert any(one.refuses for one in courses)
    assert any(one.order_is_silent for one in courses)
    assert any(one.delivers_after is None for one in courses)


@pytest.mark.django_db
def test_a_small_quarter_leaves_no_deadline_unaccounted() -> None:
    courses = [drawn(serial) for serial in (1, 8)]
    quarter = run_quarter(courses, date(2026, 7, 1), lambda _words: None)
    assert quarter.done["成交"] == 2
    assert [line.question for line in accounts(courses, quarter.swept) if line.breaches] == []


@pytest.mark.django_db
def test_days_lived_through_already_are_not_rehearsed_again() -> None:
    owned_home()
    filed_sale()
    with pytest.raises(CommandError, match=r"在7月1日以后办过件.*换一个空库"):
        call_command("replay_auctions", count=1)
