"""The life of seizures as a pure machine: a golden table, and properties for every order of events."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from registration.seizures import (
    WHOLE,
    Change,
    Queue,
    Seizure,
    add_months,
    release,
    renew,
    serve,
    settle,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
START = date(2026, 9, 18)


def seizure(
    ordinal: int, served: str = "", share: str = WHOLE, months: int | None = 36, last: date | None = None
) -> Seizure:
    at = datetime.fromisoformat(served or f"2026-09-18 09:{ordinal:02d}").replace(tzinfo=SHANGHAI)
    first = START if last else None
    return Seizure(UUID(int=ordinal), at, 1, share, first, last, None if last else months)


def served(*seizures: Seizure, shares: tuple[str, ...] = ()) -> Queue:
    queue = Queue.of((), shares)
    for one in seizures:
        queue, _events = serve(queue, one, START)
    return queue


def effective(queue: Queue) -> list[int]:
    return sorted(right_id.int for right_id in queue.effective())


# -- the golden table of domain §6.4 ------------------------------------------------------------


@pytest.mark.clause("J11", "check:R03")
def test_the_first_served_is_effective_and_the_others_wait_in_order_of_service() -> None:
    queue = served(seizure(2), seizure(1), seizure(3))
    assert effective(queue) == [1]
    assert [queue.waiting_number(UUID(int=n)) for n in (1, 2, 3)] == [0, 1, 2]


def test_three_years_end_on_the_corresponding_day() -> None:
    assert served(seizure(1)).get(UUID(int=1)).last_day == date(2029, 9, 18)
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)


@pytest.mark.parametrize("printed", [None, date(2026, 9, 15)])
def test_a_term_without_a_last_day_begins_as_printed_else_with_the_service(printed: date | None) -> None:
    """An order takes effect with its service, not with its registration (查扣冻规定 1)."""
    first = printed or date(2026, 9, 16)
    begun = served(replace(seizure(1, "2026-09-16 16:40"), first_day=printed)).get(UUID(int=1))
    assert (begun.first_day, begun.last_day) == (first, add_months(first, 36))
    with pytest.raises(ValidationError, match="已经届满"):
        served(seizure(1, "2023-09-17 16:40"))


def test_a_waiting_seizure_begins_its_own_term_when_its_turn_comes() -> None:
    queue = served(seizure(1), seizure(2, months=24))
    assert queue.get(UUID(int=2)).last_day is None
    queue, events = release(queue, UUID(int=1), date(2027, 1, 5))
    assert [(e.change, e.right_id.int, e.on) for e in events] == [(Change.PROMOTED, 2, date(2027, 1, 5))]
    assert queue.get(UUID(int=2)).last_day == date(2029, 1, 5)


def test_a_seizure_is_in_force_through_its_last_day() -> None:
    queue = served(seizure(1, last=date(2027, 3, 1)), seizure(2))
    assert effective(settle(queue, date(2027, 3, 1))[0]) == [1]
    after, events = settle(queue, date(2027, 3, 2))
    assert effective(after) == [2]
    assert [(e.change, e.on) for e in events] == [
        (Change.LAPSED, date(2027, 3, 2)),
        (Change.PROMOTED, date(2027, 3, 2)),
    ]


def test_long_silence_lapses_one_after_another_each_in_its_time() -> None:
    queue = served(seizure(1, months=12), seizure(2, months=12), seizure(3, months=12))
    after, events = settle(queue, date(2028, 10, 1))
    assert effective(after) == [3]
    assert [e.on for e in events if e.change is Change.LAPSED] == [date(2027, 9, 19), date(2028, 9, 20)]
    assert after.get(UUID(int=3)).first_day == date(2028, 9, 20)


def test_renewal_in_time_keeps_the_place_and_renewal_too_late_is_a_new_seizure() -> None:
    queue = served(seizure(1, last=date(2027, 3, 1)), seizure(2))
    renewed = renew(queue, UUID(int=1), date(2030, 3, 1), date(2027, 3, 1))
    assert effective(settle(renewed, date(2029, 1, 1))[0]) == [1]
    with pytest.raises(ValidationError, match="届满失效，不能续封"):
        renew(queue, UUID(int=1), date(2030, 3, 1), date(2027, 3, 2))


def test_a_waiting_seizure_with_printed_days_is_renewed_while_it_waits() -> None:
    queue = served(seizure(1), seizure(2, last=date(2027, 3, 1)))
    renewed = renew(queue, UUID(int=2), date(2030, 3, 1), date(2027, 3, 1))
    assert (effective(renewed), renewed.get(UUID(int=2)).last_day) == ([1], date(2030, 3, 1))


def test_a_pre_seizure_lasts_two_years_and_each_of_its_renewals_one() -> None:
    in_advance = replace(seizure(1, months=None), is_pre=True)
    queue = served(in_advance)
    assert queue.get(UUID(int=1)).last_day == date(2028, 9, 18)
    longer = renew(queue, UUID(int=1), date(2029, 9, 18), START)
    assert longer.get(UUID(int=1)).last_day == date(2029, 9, 18)
    with pytest.raises(ValidationError, match="预查封续封的止日应晚于原止日，且每次不超过一年"):
        renew(queue, UUID(int=1), date(2029, 9, 19), START)
    for too_long in (replace(in_advance, term_months=36), replace(in_advance, last_day=date(2028, 9, 19))):
        with pytest.raises(ValidationError, match="预查封的期限不得超过二年"):
            serve(Queue.of(()), too_long, START)


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda q: renew(q, UUID(int=2), date(2030, 1, 1), START), "轮候查封尚未生效"),
        (lambda q: renew(q, UUID(int=1), date(2033, 9, 19), START), "每次不超过三年"),
        (lambda q: serve(q, seizure(4, last=date(2029, 9, 19)), START), "不得超过三年"),
        (lambda q: serve(q, seizure(4, months=37), START), "不得超过三年"),
        (lambda q: serve(q, seizure(4, last=date(2026, 9, 18)), date(2026, 9, 19)), "已经届满"),
        (lambda q: serve(q, seizure(9, "2026-09-18 09:01"), START), "同一分钟"),
    ],
)
def test_what_the_law_does_not_allow_is_refused_with_a_reason(act: object, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        act(served(seizure(1), seizure(2)))  # type: ignore[operator]  # a table of lambdas


def test_two_courts_in_one_minute_stand_in_the_order_the_officer_gives() -> None:
    first, second = seizure(1), seizure(2, "2026-09-18 09:01")
    queue = served(first, Seizure(second.right_id, second.served_at, 2, WHOLE, None, None, 36))
    assert effective(queue) == [1]


def test_a_share_blocks_only_itself_and_the_whole_waits_only_there() -> None:
    queue = served(seizure(1, share="甲"), seizure(2, share="乙"), shares=("甲", "乙", "丙"))
    assert effective(queue) == [1, 2]
    queue = served(seizure(1, share="甲"), seizure(2), seizure(3, share="乙"), shares=("甲", "乙"))
    assert effective(queue) == [1, 2]
    assert (queue.holder("甲"), queue.holder("乙")) == (queue.get(UUID(int=1)), queue.get(UUID(int=2)))
    assert queue.waiting_number(UUID(int=3)) == 1


def test_a_seizure_of_the_whole_excludes_every_other() -> None:
    assert effective(served(seizure(1), seizure(2, share="甲"), seizure(3), shares=("甲", "乙"))) == [1]


def test_what_was_served_earlier_but_registered_later_goes_first() -> None:
    queue = served(seizure(5))
    queue, events = serve(queue, seizure(3), START)
    assert effective(queue) == [3]
    assert (Change.DEMOTED, 5) in [(e.change, e.right_id.int) for e in events]
    assert queue.get(UUID(int=5)).last_day is None


# -- properties ---------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "甲", "乙"]), st.integers(1, 36)), max_size=6), st.randoms())
def test_the_order_of_registration_does_not_matter_only_that_of_service(
    asked: list[tuple[str, int]], chance: object
) -> None:
    every = [seizure(n, share=share, months=months) for n, (share, months) in enumerate(asked)]
    shuffled = every[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' random
    assert served(*every, shares=("甲", "乙")) == served(*shuffled, shares=("甲", "乙"))


class SeizuresOfAUnit(RuleBasedStateMachine):
    """Any order of services, renewals, releases and silence."""

    def __init__(self) -> None:
        super().__init__()
        self.queue = Queue.of((), ("甲", "乙"))
        self.day = START
        self.served = 0

    @rule(share=st.sampled_from(["", "甲", "乙"]), months=st.integers(1, 36))
    def serve_one(self, share: str, months: int) -> None:
        self.served += 1
        at = datetime.combine(self.day, datetime.min.time(), SHANGHAI) + timedelta(minutes=self.served)
        one = Seizure(UUID(int=self.served), at, 1, share, term_months=months)
        self.queue, _events = serve(self.queue, one, self.day)

    @precondition(lambda self: self.queue.seizures)
    @rule(which=st.integers(0, 20))
    def release_one(self, which: int) -> None:
        one = self.queue.seizures[which % len(self.queue.seizures)]
        self.queue, _events = release(self.queue, one.right_id, self.day)

    @precondition(lambda self: self.queue.effective())
    @rule(which=st.integers(0, 20), months=st.integers(1, 36))
    def renew_one(self, which: int, months: int) -> None:
        effective = sorted(self.queue.effective(), key=lambda r: r.int)
        one = self.queue.get(effective[which % len(effective)])
        assert one.last_day
        self.queue = renew(self.queue, one.right_id, add_months(one.last_day, months), self.day)

    @rule(days=st.integers(1, 900))
    def let_time_pass(self, days: int) -> None:
        evaluated, _events = settle(self.queue, self.day + timedelta(days=days // 2))
        self.day += timedelta(days=days)
        direct, _events = settle(self.queue, self.day)
        assert settle(evaluated, self.day)[0] == direct, "settling twice is settling once"
        self.queue = direct

    @invariant()
    def on_each_share_exactly_one_is_effective_while_any_is_in_force(self) -> None:
        effective = self.queue.effective()
        for lane in self.queue.lanes:
            covering = [s for s in self.queue.seizures if s.covers(lane)]
            assert bool(covering) == (self.queue.holder(lane) is not None)
        for one in self.queue.seizures:
            if one.right_id in effective and one.share == WHOLE and len(effective) > 1:
                lanes = [lane for lane in self.queue.lanes if self.queue.holder(lane) == one]
                assert len(lanes) < len(self.queue.lanes), "a seizure of the whole excludes all"

    @invariant()
    def the_effective_have_a_period_that_runs(self) -> None:
        for right_id in self.queue.effective():
            one = self.queue.get(right_id)
            assert one.first_day is not None
            assert one.last_day is not None
            assert one.last_day >= self.day


TestSeizuresOfAUnit = SeizuresOfAUnit.TestCase
TestSeizuresOfAUnit.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
