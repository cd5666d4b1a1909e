"""The seizure machine in the book: any order of services, renewals, releases, expiries and other acts.

Every writer first settles what has lapsed by date, so that book, places and the pure machine say the same.
"""

from datetime import datetime, time, timedelta
from fractions import Fraction
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError

from hall.cases.states import CoOwnership
from hall.catalogue.words import RegisterEffect
from hall.clock import today
from registration.integrity import verify
from registration.models import Entry, SeizurePlace, Standing
from registration.restrictions import read_book
from registration.seizures import Queue, Seizure, add_months, release, renew, serve, settle
from registration.writers.seizures import Release, Renewal
from tests.cases.makers import SELLER, SPOUSE, holder
from tests.conftest import SHANGHAI, Clock
from tests.registration.makers import HOME, home, objection, seize, write

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J11", "check:R03")]
STEPS = 24


class Walk:
    """One unit of two owners in shares, and beside the book the pure machine."""

    def __init__(self, seed: int, clock: Clock) -> None:
        self.dice, self.clock, self.served = Random(seed), clock, 0
        half: dict[str, Any] = {"co_ownership": CoOwnership.SHARES, "share": Fraction(1, 2)}
        home(HOME, holder(SELLER, **half), holder(SPOUSE, **half))
        self.shares = ("", holder(SELLER).document_hash, holder(SPOUSE).document_hash)
        self.queue = Queue.of((), self.shares[1:])
        self.moment = datetime.combine(today(), time(9), SHANGHAI)

    def settle(self) -> None:
        self.queue, _events = settle(self.queue, today())

    def serve(self) -> None:
        share, months = self.dice.choice(self.shares), self.dice.randint(1, 36)
        self.served += 1
        at = self.moment + timedelta(minutes=self.served)
        right = seize(served=f"{at:%Y-%m-%d %H:%M}", days=None, months=months, share=share)
        self.settle()
        one = Seizure(right, at.replace(tzinfo=SHANGHAI), 1, share, term_months=months)
        self.queue, _events = serve(self.queue, one, today())

    def lift(self) -> None:
        if right := self.drawn():
            write(RegisterEffect.RELEASE_SEIZURE, Release((HOME,), right, today(), "解1号"))
            self.settle()
            self.queue, _events = release(self.queue, right, today())

    def prolong(self) -> None:
        """In time it keeps the place; what waits or has lapsed is refused, and nothing moves."""
        right = self.drawn()
        if right is None:
            return
        last_day = add_months(self.queue.get(right).last_day or today(), self.dice.randint(1, 36))
        self.settle()
        try:
            after = renew(self.queue, right, last_day, today())
        except (KeyError, ValidationError):
            with pytest.raises(ValidationError):
                write(RegisterEffect.RENEW_SEIZURE, Renewal((HOME,), right, last_day, today(), "续1号"))
            return
        write(RegisterEffect.RENEW_SEIZURE, Renewal((HOME,), right, last_day, today(), "续1号"))
        self.queue = after

    def wait(self) -> None:
        self.moment += timedelta(days=self.dice.randint(1, 700))
        self.clock.move_to(self.moment)

    def write_something_else(self) -> None:
        """An entry that has nothing to do with seizures settles them all the same."""
        objection(matter=f"异议{self.served}-{self.moment:%Y%m%d}-{self.dice.random()}")
        self.settle()

    def drawn(self) -> UUID | None:
        """One that stands on the day; a lapsed one is nobody's to lift."""
        self.settle()
        standing = self.queue.seizures
        return self.dice.choice(standing).right_id if standing else None

    def check(self) -> None:
        now, _events = settle(self.queue, today())
        seizures = read_book(HOME).seizures
        assert {one.right_id: one.waiting for one in seizures} == {
            one.right_id: now.waiting_number(one.right_id) for one in now.seizures
        }
        assert {one.right_id: one.last_day for one in seizures} == {
            one.right_id: one.last_day for one in now.seizures
        }


def one_effective_per_share() -> None:
    """At most one, and exactly one as long as any is in force on the share."""
    places = list(SeizurePlace.objects.filter(unit__number=HOME))
    for share in {one.share for one in places}:
        assert [one.is_effective for one in places if one.share == share].count(True) == 1


def nothing_lapsed_stands() -> None:
    assert not Standing.objects.of_unit(HOME).lapsed(today()).exists()


@pytest.mark.parametrize("seed", range(4))
def test_whatever_the_order_of_events_book_and_machine_say_the_same(seed: int, clock: Clock) -> None:
    walk = Walk(seed, clock)
    acts = (walk.serve, walk.serve, walk.lift, walk.prolong, walk.wait, walk.write_something_else)
    for _step in range(STEPS):
        act, written = walk.dice.choice(acts), Entry.objects.count()
        act()
        walk.check()
        if Entry.objects.count() > written:
            nothing_lapsed_stands()
            one_effective_per_share()
    assert verify().breaches == []


def test_every_writer_finds_settled_what_has_lapsed_by_date(clock: Clock) -> None:
    home()
    first = seize(days=("2026-09-18", "2027-09-17"))
    second = seize(served="2026-09-18 09:40", days=None, months=12)
    clock.move_to("2027-09-18 00:01")
    with pytest.raises(ValidationError, match="没有要注销的权利"):
        write(RegisterEffect.RELEASE_SEIZURE, Release((HOME,), first, today(), "解1号"))
    write(RegisterEffect.RELEASE_SEIZURE, Release((HOME,), second, today(), "解2号"))
    actions = list(Entry.objects.filter(kind="seizure").order_by("seq").values_list("action", flat=True))
    assert actions == ["begin", "begin", "lapse", "promote", "end"]
