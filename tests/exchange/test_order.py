"""Several workers at once: in order per case and recipient, nothing twice, nothing forgotten."""

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction

from hall.exchange import outbox
from hall.exchange.courier import deliver_due
from hall.exchange.models import Delivery, Notice
from hall.permanence.models import NumberSeries
from hall.permanence.series import take
from tests.exchange.situations import leave_a_trace, receiver, states, tell, traces

pytestmark = pytest.mark.django_db(transaction=True)
CASE, OTHER = "2026091800001", "2026091800002"


class Slow:
    """A handler that stops at the first notice until it is let go, and remembers the order of arrival."""

    def __init__(self) -> None:
        self.busy, self.go = Event(), Event()
        self.seen: list[int] = []

    def __call__(self, notice: Notice) -> None:
        if not self.busy.is_set():
            self.busy.set()
            assert self.go.wait(30)
        self.seen.append(notice.pk)


def in_a_thread(threads: ThreadPoolExecutor, work: Any) -> Any:
    def run() -> Any:
        try:
            return work()
        finally:
            connection.close()

    return threads.submit(run)


def two_workers(slow: Slow) -> None:
    """The first worker is stuck in the first notice while the second looks for work."""
    with receiver(slow), ThreadPoolExecutor(1) as threads:
        first = in_a_thread(threads, deliver_due)
        assert slow.busy.wait(30)
        deliver_due()
        slow.go.set()
        first.result(30)
        deliver_due()


@pytest.mark.clause("promise:R3")
def test_while_a_notice_is_being_taken_in_the_next_of_its_case_waits() -> None:
    told = [tell(CASE).pk, tell(CASE).pk, tell(OTHER).pk]
    slow = Slow()
    two_workers(slow)
    assert [pk for pk in slow.seen if pk != told[2]] == told[:2]
    assert states() == {CASE: ["delivered"] * 2, OTHER: ["delivered"]}


@pytest.mark.clause("promise:R3")
def test_claiming_without_looking_at_the_line_would_have_told_the_second_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Negative control: plain SKIP LOCKED breaks the order."""

    def naive_claim(limit: int, channel: str) -> list[Delivery]:
        rows = Delivery.objects.waiting().filter(channel=channel).select_related("notice")
        return list(rows.select_for_update(skip_locked=True, of=("self",)).order_by("pk")[:1])

    monkeypatch.setattr(outbox, "claim", naive_claim)
    told = [tell(CASE).pk, tell(CASE).pk]
    slow = Slow()
    two_workers(slow)
    assert slow.seen == told[::-1]


@pytest.mark.clause("promise:R1", "promise:R3")
def test_four_workers_deliver_everything_once_and_in_order() -> None:
    told: dict[str, list[int]] = defaultdict(list)
    for _ in range(6):
        for number in range(20):
            stream = f"20260918{number:05d}"
            told[stream].append(tell(stream).pk)
    with receiver(leave_a_trace), ThreadPoolExecutor(4) as threads:
        for worker in [in_a_thread(threads, deliver_due) for _ in range(4)]:
            worker.result(60)
        deliver_due()
    seen = traces()
    assert len(seen) == len(set(seen)) == 120
    for notices in told.values():
        assert [pk for pk in seen if pk in set(notices)] == notices


@pytest.mark.clause("promise:R3")
def test_a_case_somebody_works_on_is_left_for_a_moment_without_counting_an_attempt() -> None:
    tell(CASE)
    with transaction.atomic():
        take("the-case")
    held, release = Event(), Event()

    def officer() -> None:
        with transaction.atomic():
            take("the-case")
            held.set()
            assert release.wait(30)

    with receiver(lambda notice: void(take("the-case"))), ThreadPoolExecutor(1) as threads:
        at_the_counter = in_a_thread(threads, officer)
        assert held.wait(30)
        batch = deliver_due()
        release.set()
        at_the_counter.result(30)
    assert (batch.busy, batch.faults, batch.delivered) == (1, [], 0)
    assert Delivery.objects.get().attempts == 0
    assert NumberSeries.objects.get(series="the-case").last == 2


def void(_: object) -> None:
    """A handler answers nothing."""


@pytest.mark.clause("promise:R3")
def test_two_handlers_that_lock_crosswise_never_make_the_counter_the_victim() -> None:
    """A batch holds case A and wants B, the counter holds B and wants A: the batch steps back."""
    tell(CASE)
    tell(OTHER)
    with transaction.atomic():
        take(CASE)
        take(OTHER)
    holds_b, batch_holds_a = Event(), Event()

    def counter() -> int:
        with transaction.atomic():
            take(OTHER)
            holds_b.set()
            assert batch_holds_a.wait(30)
            return take(CASE)

    def handler(notice: Notice) -> None:
        if notice.stream == OTHER:
            batch_holds_a.set()
        take(notice.stream)

    with receiver(handler), ThreadPoolExecutor(1) as threads:
        officer = in_a_thread(threads, counter)
        assert holds_b.wait(30)
        batch = deliver_due()
        assert officer.result(30) > 0
    assert batch.busy == 1
    assert Delivery.objects.waiting().count() == 1
