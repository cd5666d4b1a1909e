"""Two buyers reach for the last seat of a half day at the same instant: one gets it, the other is told."""

from functools import partial

import pytest

from hall.rehearsal.crew import crew
from hall.staff.models import Hall
from judicial.auctions.booking import book
from judicial.models import Booking
from tests.judicial.sales import CLERK
from tests.judicial.test_bookings import another, delivered
from tests.races.at_once import at_once, losers, rounds

MONDAY = "2026-09-21 am"


@pytest.mark.clause("J9")
@pytest.mark.django_db(transaction=True)
def test_the_last_seat_is_given_once() -> None:
    crew()
    Hall.objects.update(bookings_per_half_day=1)
    hall, first = Hall.objects.get(code="yuncheng"), delivered()
    both = (first, another(first))
    for _ in range(rounds(2)):
        Booking.objects.all().delete()
        outcomes = at_once(*(partial(book, one.pk, hall, MONDAY, by=CLERK) for one in both))
        assert ["刚刚约满" in str(one) for one in losers(outcomes)] == [True]
        assert Booking.objects.standing().count() == 1
