"""Two acts on one unit at once: one wins, the other is refused with a reason; a naive writer collides."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from registration.integrity import verify
from registration.models import Entry, Standing
from registration.plans import Plan
from registration.restrictions import read_books
from registration.services import entering
from registration.services.entering import enter
from registration.writers.burdens import NewResidence, create_residence
from registration.writers.ownership import OwnershipTransfer, transfer_ownership
from tests.registration.makers import HOME, REGISTRAR, home, mortgage, person, seize, sell

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.clause("promise:R5", "promise:R6")]
ROUNDS = 6


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run the acts in threads of their own, all starting together; what each returned or raised."""
    barrier, outcomes = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            barrier.wait()
            with transaction.atomic():
                outcomes[place] = act()
        except (ValidationError, IntegrityError) as refused:
            outcomes[place] = refused  # type: ignore[call-overload]  # results of any kind
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_of_two_mortgages_at_once_both_stand_with_different_ranks() -> None:
    home()
    for _round in range(ROUNDS):
        before = Standing.objects.of_kind("mortgage").count()
        outcomes = at_once(lambda: locked(mortgage), lambda: locked(mortgage))
        assert not [o for o in outcomes if isinstance(o, Exception)]
        ranks = Standing.objects.of_kind("mortgage").order_by("rank").values_list("rank", flat=True)
        assert list(ranks) == list(range(1, before + 3))
    assert verify().breaches == []


def test_of_two_transfers_planned_on_one_reading_one_wins_and_the_other_is_told() -> None:
    home()
    for turn in range(ROUNDS):
        outcomes = at_once(*(stale_transfer(person(f"买受人{n}", 10 + turn * 2 + n)) for n in (0, 1)))
        refused = [o for o in outcomes if isinstance(o, Exception)]
        assert len(refused) == 1
        assert "已不在现势" in str(refused[0])
    assert Standing.objects.of_kind("ownership").count() == 1
    assert verify().breaches == []


def test_of_a_seizure_and_a_transfer_at_once_the_book_ends_lawfully() -> None:
    home()
    for turn in range(ROUNDS):
        outcomes = at_once(partial(locked, sale(turn)), partial(locked, service(turn)))
        assert not isinstance(outcomes[1], Exception), "a seizure is never refused for a race"
    assert verify().breaches == []


def sale(turn: int) -> Callable[[], Any]:
    return lambda: sell(person(f"买受人{turn}", 30 + turn))


def service(turn: int) -> Callable[[], Any]:
    return lambda: seize(served=f"2026-09-18 09:{10 + turn}")


def locked(act: Callable[[], Any]) -> Any:
    """As the door does: the unit first, then the look."""
    entering.lock_heads([HOME])
    return act()


def stale_transfer(buyer: Any) -> Callable[[], Any]:
    """A transfer planned on a reading that is no longer fresh when it is entered."""
    asked = OwnershipTransfer((HOME,), (buyer,), "买卖")
    plan = transfer_ownership(asked, read_books([HOME]))
    return lambda: enter(plan, case_number="2026091800099", by=REGISTRAR)


@pytest.mark.parametrize("locks", [True, False])
def test_negative_control_without_the_lock_the_chain_itself_collides(
    monkeypatch: pytest.MonkeyPatch, locks: bool
) -> None:
    """The lock on the unit's row is what makes the loser wait and learn; without it he collides."""
    home()
    both_have_looked = threading.Barrier(2)
    look = entering.lock_heads

    def look_without_lock(numbers: Any) -> Any:
        if locks:
            return look(numbers)
        heads = unlocked_heads(numbers)
        both_have_looked.wait(timeout=10)
        return heads

    monkeypatch.setattr(entering, "lock_heads", look_without_lock)
    plans = [one_residence(serial) for serial in (1, 2)]
    outcomes = at_once(*(lambda plan=plan: enter(plan, case_number="1", by=REGISTRAR) for plan in plans))
    collided = [o for o in outcomes if isinstance(o, IntegrityError)]
    assert bool(collided) is not locks
    assert Entry.objects.filter(kind="residence").count() == (2 if locks else 1)


def unlocked_heads(numbers: Any) -> Any:
    """What a naive writer reads: the end of the chain, without holding it."""
    last = Entry.objects.select_related("unit").filter(unit__number__in=numbers).order_by("unit_id", "-seq")
    return {e.unit.number: entering.Head(e.unit, e.seq, e.hash) for e in last.distinct("unit_id")}


def one_residence(serial: int) -> Plan:
    """A right that any number of may stand on a unit, so that only the chain can collide."""
    asked = NewResidence((HOME,), (person("居住人", 50 + serial),), {"scope": "全部"})
    return create_residence(asked, read_books([HOME]))
