"""查封的先后与存续: who holds the first place on a share, who waits, and what a day changes. Pure.

The order is the order of service (法发〔2004〕5号 20). A seizure of the whole queues on every share, so that
on each share at most one seizure is effective, and exactly one as long as any is in force on it. A period
that has run out ends a seizure by itself (查扣冻规定 27); the first that waits takes its place (26), its own
term running from that day unless its notice gives dates.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.core.exceptions import ValidationError

from hall.clock import day_of

WHOLE = ""
"""The share of a property that has no shares, or of a seizure that takes all of them."""

LONGEST_TERM_MONTHS = 36
"""民诉法解释 485: a seizure, and each renewal, of real estate lasts three years at most."""

LONGEST_PRE_TERM_MONTHS, LONGEST_PRE_RENEWAL_MONTHS = 24, 12
"""法发〔2004〕5号 17: a 预查封 lasts two years, and each of its renewals one year at most."""

YEARS = {12: "一年", 24: "二年", 36: "三年"}


class Change(StrEnum):
    """What a day did to a seizure."""

    LAPSED = "lapsed"
    PROMOTED = "promoted"
    DEMOTED = "demoted"


@dataclass(frozen=True, slots=True)
class Seizure:
    """A seizure in the queue. `first_day` is None while it waits and its notice gives no dates.

    `served_at` to the minute decides; `service_order` is the officer's order among services of one minute.
    `last_day` is included. `term_months` counts from the day it becomes effective. `is_pre`: a 预查封.
    """

    right_id: UUID
    served_at: datetime
    service_order: int = 1
    share: str = WHOLE
    first_day: date | None = None
    last_day: date | None = None
    term_months: int | None = None
    is_pre: bool = False

    @property
    def longest_term(self) -> int:
        """In months."""
        return LONGEST_PRE_TERM_MONTHS if self.is_pre else LONGEST_TERM_MONTHS

    @property
    def longest_renewal(self) -> int:
        """In months, from the last day on."""
        return LONGEST_PRE_RENEWAL_MONTHS if self.is_pre else LONGEST_TERM_MONTHS

    @property
    def place(self) -> tuple[datetime, int]:
        return self.served_at.replace(second=0, microsecond=0), self.service_order

    def covers(self, share: str) -> bool:
        return self.share in (WHOLE, share)


@dataclass(frozen=True, slots=True)
class Event:
    """A lapse, promotion or demotion, on the day it takes effect, and the seizure as it is after it."""

    change: Change
    right_id: UUID
    on: date
    seizure: Seizure


@dataclass(frozen=True, slots=True)
class Queue:
    """Every seizure in force on one unit in the order of service, and the shares the unit is held in."""

    seizures: tuple[Seizure, ...] = ()
    shares: frozenset[str] = frozenset()

    @classmethod
    def of(cls, seizures: Iterable[Seizure], shares: Iterable[str] = ()) -> Queue:
        ordered = tuple(sorted(seizures, key=lambda seizure: seizure.place))
        named = {seizure.share for seizure in ordered} | set(shares)
        return cls(ordered, frozenset(named - {WHOLE}))

    @property
    def lanes(self) -> tuple[str, ...]:
        """The shares that have a queue of their own; one nameless lane for a property without shares."""
        return tuple(sorted(self.shares)) or (WHOLE,)

    def lanes_of(self, seizure: Seizure) -> tuple[str, ...]:
        return tuple(lane for lane in self.lanes if seizure.covers(lane))

    def holder(self, lane: str) -> Seizure | None:
        """The effective seizure of a share: the first served that covers it."""
        return next((seizure for seizure in self.seizures if seizure.covers(lane)), None)

    def effective(self) -> frozenset[UUID]:
        """The seizures that hold the first place on at least one share."""
        return frozenset(holder.right_id for lane in self.lanes if (holder := self.holder(lane)))

    def waiting_number(self, right_id: UUID) -> int:
        """轮候顺序: 0 if effective, else how many seizures of its shares come before it."""
        if right_id in self.effective():
            return 0
        mine = self.get(right_id)
        lanes = self.lanes_of(mine)
        before = [s for s in self.seizures if s.place < mine.place and any(s.covers(lane) for lane in lanes)]
        return len(before)

    def get(self, right_id: UUID) -> Seizure:
        """Raises KeyError when this seizure does not stand on the unit."""
        for seizure in self.seizures:
            if seizure.right_id == right_id:
                return seizure
        raise KeyError(right_id)

    def without(self, *gone: UUID) -> Queue:
        return Queue.of((s for s in self.seizures if s.right_id not in gone), self.shares)

    def with_changed(self, changed: Seizure) -> Queue:
        return Queue.of(
            (changed if s.right_id == changed.right_id else s for s in self.seizures), self.shares
        )


def add_months(day: date, months: int) -> date:
    """The corresponding day of a later month, or its last day (民法典 201, 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def begin_term(seizure: Seizure, on: date) -> Seizure:
    """The seizure as it becomes effective on a day: its printed dates, or its term from that day."""
    if seizure.last_day is not None:
        return replace(seizure, first_day=seizure.first_day or on)
    months = seizure.term_months or seizure.longest_term
    return replace(seizure, first_day=on, last_day=add_months(on, months))


def wait_again(seizure: Seizure) -> Seizure:
    """The seizure as it waits: printed dates stay, a term begins anew when its turn comes."""
    if seizure.term_months is None:
        return seizure
    return replace(seizure, first_day=None, last_day=None)


def serve(queue: Queue, seizure: Seizure, on: date) -> tuple[Queue, tuple[Event, ...]]:
    """A further seizure: effective at once where nobody was served before, else waiting.

    `on` is the day of registration. What was served earlier but is registered later goes before those
    served after it: whoever thereby loses the first place waits again (Change.DEMOTED). A term without a
    last day counts from the printed beginning, else from the service, by which the order took effect (查扣冻
    规定 1). Raises ValidationError for a place that is taken or a period longer than three years.
    """
    for other in queue.seizures:
        if other.place == seizure.place and (other.covers(seizure.share) or seizure.covers(other.share)):
            raise ValidationError("同一分钟已有送达的查封，请录入先后次序和理由", code="same_minute")
    check_term(seizure, on)
    after = Queue.of((*queue.seizures, seizure), queue.shares)
    if seizure.right_id in after.effective():
        begun = begin_term(seizure, seizure.first_day or min(on, day_of(seizure.served_at)))
        refuse_what_is_over(begun, on)
        after = after.with_changed(begun)
    return rearrange(queue, after, on)


def check_term(seizure: Seizure, on: date) -> None:
    """Raises ValidationError for a period over three years (预查封: two), or one that has already run out."""
    longest = seizure.longest_term
    named = "预查封" if seizure.is_pre else "查封不动产"
    too_long = ValidationError(
        f"{named}的期限不得超过{YEARS[longest]}，请与法院核对起止日、期限", code="too_long"
    )
    if seizure.last_day is None:
        if (seizure.term_months or 0) > longest:
            raise too_long
        return
    refuse_what_is_over(seizure, on)
    if seizure.last_day > add_months(seizure.first_day or on, longest):
        raise too_long


def refuse_what_is_over(seizure: Seizure, on: date) -> None:
    """Raises ValidationError for a period that has already run out."""
    if has_run_out(seizure, on):
        raise ValidationError("查封期限已经届满，请与法院核对起止日", code="over")


def renew(queue: Queue, right_id: UUID, last_day: date, on: date) -> Queue:
    """续封 before the last day has passed: the same place, three years more at most (预查封: one year).

    One that waits is renewed where its notice gave dates: they run while it waits. Raises ValidationError
    when it has lapsed (then it is a new seizure at the end) or waits without a last day.
    """
    seizure = queue.get(right_id)
    if seizure.last_day is not None and seizure.last_day < on:
        raise ValidationError(
            f"查封已于{seizure.last_day:%Y年%-m月%-d日}届满失效，不能续封，请作为新的查封登记", code="lapsed"
        )
    if seizure.last_day is None:
        raise ValidationError("轮候查封尚未生效，期限还没有起算，不必续封", code="waiting")
    longest = seizure.longest_renewal
    if not seizure.last_day < last_day <= add_months(seizure.last_day, longest):
        named = f"{'预查封' if seizure.is_pre else ''}续封"
        raise ValidationError(
            f"{named}的止日应晚于原止日，且每次不超过{YEARS[longest]}，请与法院核对", code="renewal_too_long"
        )
    return queue.with_changed(replace(seizure, last_day=last_day))


def release(queue: Queue, right_id: UUID, on: date) -> tuple[Queue, tuple[Event, ...]]:
    """解封, or a waiting one leaving the queue: gone, and whoever is first now becomes effective on that day.

    Raises KeyError when it does not stand.
    """
    queue.get(right_id)
    return rearrange(queue, queue.without(right_id), on)


def rearrange(before: Queue, after: Queue, on: date) -> tuple[Queue, tuple[Event, ...]]:
    """Begin the terms of those that became effective between two states; those no longer first wait again."""
    events = []
    for right_id in in_order(after, after.effective() - before.effective()):
        begun = begin_term(after.get(right_id), on)
        after = after.with_changed(begun)
        events.append(Event(Change.PROMOTED, right_id, on, begun))
    staying = {seizure.right_id for seizure in after.seizures}
    for right_id in in_order(after, (before.effective() & staying) - after.effective()):
        waiting = wait_again(after.get(right_id))
        after = after.with_changed(waiting)
        events.append(Event(Change.DEMOTED, right_id, on, waiting))
    return after, tuple(events)


def in_order(queue: Queue, rights: Iterable[UUID]) -> list[UUID]:
    return sorted(rights, key=lambda right_id: queue.get(right_id).place)


def settle(queue: Queue, on: date, held: frozenset[UUID] = frozenset()) -> tuple[Queue, tuple[Event, ...]]:
    """The queue as it stands on a day: lapses in the order of their days, each followed by its promotions.

    A seizure is in force through its last day. One whose printed period ends while it waits lapses as well.
    `held` are those whose renewal was served in time and is not registered yet: they stay where they are.
    """
    events: list[Event] = []
    while over := [s for s in queue.seizures if has_run_out(s, on) and s.right_id not in held]:
        first = min(over, key=lambda s: (s.last_day, s.place))
        day = (first.last_day or on) + timedelta(days=1)
        events.append(Event(Change.LAPSED, first.right_id, day, first))
        queue, promoted = rearrange(queue, queue.without(first.right_id), day)
        events.extend(promoted)
    return queue, tuple(events)


def has_run_out(seizure: Seizure, on: date) -> bool:
    return seizure.last_day is not None and seizure.last_day < on
