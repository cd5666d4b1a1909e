"""Who used the time: each working day since the start charged to exactly one account (T6)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from hall.clock.arithmetic import Pause, working_days_between
from hall.clock.grounds import ChargedTo, StopGround
from hall.clock.working_days import Calendar

GROUND_ORDER = list(StopGround)
ACCOUNT_ORDER = list(ChargedTo)


@dataclass(frozen=True, slots=True)
class Review:
    """联办审核: one department's answer awaited on the days (asked_on, answered_on], as for stops.

    `department` is its code; `due_on` None is a review without a date of its own (after all that have one).
    """

    department: str
    asked_on: date
    due_on: date | None
    answered_on: date | None

    def outstanding(self, day: date) -> bool:
        """Whether the hall waited for this answer on that day."""
        return self.asked_on < day and (self.answered_on is None or day <= self.answered_on)

    @property
    def account(self) -> ChargedTo:
        """The department's account; one without an account of its own works for 登记."""
        known = self.department in ChargedTo.values
        return ChargedTo(self.department) if known else ChargedTo.REGISTRATION


def shares(
    start: date,
    at: date,
    calendar: Calendar,
    pauses: Collection[Pause] = (),
    reviews: Collection[Review] = (),
) -> dict[ChargedTo, int]:
    """Working days since the start (stopped days too) up to the close of `at`, by account.

    Every account is present; the sum is `calendar.count(start, at)`. A stopped day goes to its ground's
    account (of several stops, the one opened first); any other to the department whose outstanding review
    was due first; else to 登记 (architecture §5).
    """
    stops, counts = joined(pauses), dict.fromkeys(ChargedTo, 0)
    for day in working_days_between(start, at, calendar):
        counts[charged_to(day, stops, reviews)] += 1
    return counts


def charged_to(day: date, pauses: Iterable[Pause], reviews: Iterable[Review] = ()) -> ChargedTo:
    """The one account a working day goes to; the stops must be `joined`."""
    if stops := [pause for pause in pauses if pause.holds(day)]:
        return min(stops, key=_opened_first).ground.charged_to
    if waiting := [review for review in reviews if review.outstanding(day)]:
        return min(waiting, key=_due_first).account
    return ChargedTo.REGISTRATION


def joined(pauses: Iterable[Pause]) -> list[Pause]:
    """Stops of the same ground that touch or overlap, as one: splitting a stop changes nothing."""
    ordered = sorted(pauses, key=lambda pause: (GROUND_ORDER.index(pause.ground), pause.after))
    return [
        whole
        for _, same in groupby(ordered, key=lambda pause: pause.ground)
        for whole in _merge_touching(list(same))
    ]


def _merge_touching(pauses: Sequence[Pause]) -> list[Pause]:
    merged = [pauses[0]]
    for pause in pauses[1:]:
        last = merged[-1]
        if last.until is not None and pause.after > last.until:
            merged.append(pause)
        elif last.until is not None and (pause.until is None or pause.until > last.until):
            merged[-1] = Pause(last.after, pause.until, last.ground)
    return merged


def _opened_first(pause: Pause) -> tuple[date, int]:
    return pause.after, GROUND_ORDER.index(pause.ground)


def _due_first(review: Review) -> tuple[date, date, int]:
    return review.due_on or date.max, review.asked_on, ACCOUNT_ORDER.index(review.account)
