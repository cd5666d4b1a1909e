"""The quarter, day by day on the hall's frozen clock: what each course does, and every morning's sweeps."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from hall.clock.calendars import current_calendar
from hall.exchange.courier import deliver_all
from hall.inquiries.services.sweeping import sweep
from hall.rehearsal.auctions import acts
from hall.rehearsal.auctions.course import Course
from hall.rehearsal.auctions.estates import make_estates
from hall.rehearsal.crew import Crew, crew
from judicial.auctions.reminding import remind_courts

if TYPE_CHECKING:
    from collections.abc import Iterator

Act = Callable[[], None]
LONGEST = 120
"""Calendar days after which a quarter that is not over has lost something."""
MISSED = 11
"""Every eleventh morning the sweeps do not run: nothing may be lost or doubled for it."""


@contextmanager
def frozen() -> Iterator[Callable[[date, str], None]]:
    """Put the hall's clock to a day and time of day; the machine's time is back afterwards."""
    before = os.environ.get("HALL_NOW")

    def move(day: date, clock: str) -> None:
        os.environ["HALL_NOW"] = f"{day.isoformat()}T{clock}:00+08:00"

    try:
        yield move
    finally:
        if before is None:
            os.environ.pop("HALL_NOW", None)
        else:
            os.environ["HALL_NOW"] = before


class Quarter:
    """The diary of the quarter: day → what is to be done, filled in as things happen."""

    def __init__(self, courses: Sequence[Course], first: date, people: Crew) -> None:
        self.courses, self.people, self.day = courses, people, first
        self.diary: defaultdict[date, list[Act]] = defaultdict(list)
        self.done: Counter[str] = Counter()
        self.swept: list[date] = []
        for course in courses:
            self.later(course.asked_on, partial(self.ask, course))

    def later(self, working_days: int, act: Act) -> None:
        """Do it so many working days from today."""
        calendar = current_calendar()
        day = calendar.roll_forward(self.day) if not working_days else calendar.add(self.day, working_days)
        self.diary[day].append(act)

    def ask(self, one: Course) -> None:
        acts.ask(one)
        for department, after in one.replies.items():
            if after is not None:
                self.later(after, partial(self.reply, one, department))
        self.later(one.sold_after, lambda: self.sell(one))
        self.done["查询"] += 1

    def reply(self, one: Course, department: str) -> None:
        acts.answer(one, department, self.people)
        self.done["答复"] += 1

    def sell(self, one: Course) -> None:
        acts.sell(one, self.day)
        self.later(one.ruled_after, lambda: self.rule(one))
        self.done["成交"] += 1

    def rule(self, one: Course) -> None:
        acts.rule(one)
        if one.delivers_after is not None:
            self.later(one.delivers_after, lambda: self.deliver(one))

    def deliver(self, one: Course) -> None:
        acts.deliver(one)
        self.later(one.comes_after, lambda: self.apply(one))
        self.done["送达"] += 1

    def apply(self, one: Course) -> None:
        acts.apply(one, self.people)
        wait = one.pays_after
        if one.order_is_silent:
            self.later(one.answers_after, lambda: acts.answer_the_letter(one))
            wait = max(wait, one.answers_after)
        self.later(wait, lambda: self.finish(one))
        self.done["受理"] += 1

    def finish(self, one: Course) -> None:
        acts.finish(one, self.people)
        self.done["登簿"] += 1


def run_quarter(courses: Sequence[Course], first: date, say: Callable[[str], None]) -> Quarter:
    """Live through the quarter and the days after it until nothing is left to do."""
    with frozen() as move:
        move(first, "08:00")
        people = crew()
        make_estates(courses)
        quarter = Quarter(courses, first, people)
        for count in range(LONGEST):
            quarter.day = first + timedelta(days=count)
            if count % MISSED:
                move(quarter.day, "00:30")
                quarter.done["催办"] += sweep() + remind_courts()
                quarter.swept.append(quarter.day)
            move(quarter.day, "09:30")
            for act in (todays := quarter.diary[quarter.day]):
                act()
            if todays:
                deliver_all(strict=False)
                say(f"{quarter.day}：{len(todays)} 事，累计登簿 {quarter.done['登簿']}")
        return quarter
