"""What reaches a year not yet published is counted anew when its notice comes out (domain §7.1)."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from hall.cases.models import Announcement, AnnouncementKind
from hall.cases.services.announcements import publish
from hall.clock.corrections import load_missing_years
from hall.rehearsal.crew import crew
from hall.staff.actors import CLOCKWORK
from judicial.auctions.registering import note_days, register_auction
from judicial.models import Auction
from tests.cases import makers
from tests.cases.makers import owned_home
from tests.clock.test_calendars import publish_2027
from tests.judicial.sales import CLERK, COURT, sale, seized_home

pytestmark = [pytest.mark.django_db, pytest.mark.clause("T3")]


def test_an_announcement_runs_its_fifteen_working_days_however_the_year_turns_out(
    client: Client, clock: Any
) -> None:
    load_missing_years(by=CLOCKWORK)
    clock.move_to("2026-12-15 10:00")
    people = crew()
    owned_home()
    case = makers.accepted_sale(people)
    one = publish(case.pk, AnnouncementKind.CORRECTION, [("坐落", "翠石路66号")], by=people.examines)
    assert (one.ends_on, one.is_provisional) == (date(2027, 1, 6), True)
    assert "（推算）" in client.get(f"/announcements/{one.number}/").content.decode()
    publish_2027()  # Saturday 2 January is worked
    one = Announcement.objects.get(pk=one.pk)
    assert (one.ends_on, one.is_provisional) == (date(2027, 1, 5), False)
    assert "（推算）" not in client.get(f"/announcements/{one.number}/").content.decode()


def test_the_courts_own_ten_days_follow_the_calendar(clock: Any) -> None:
    load_missing_years(by=CLOCKWORK)
    clock.move_to("2026-12-21 10:00")
    seized_home()
    auction = register_auction(sale(sold_on=date(2026, 12, 18)), COURT, by=CLERK)
    note_days(auction.pk, ruled_on=date(2026, 12, 21), by=CLERK)
    assert Auction.objects.get(pk=auction.pk).due_is_provisional
    publish_2027()
    known = Auction.objects.get(pk=auction.pk)
    assert (known.due_on, known.due_is_provisional) == (date(2027, 1, 4), False)
