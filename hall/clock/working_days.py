"""Which days the hall works: weekends, holidays, 调休, and years not yet published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
WEEKEND = "休息"
ADJUSTED_WORK = "调休"
# 《全国年节及纪念日放假办法》(2024) 里公历日期固定的假日: 未公布的年份只能按周末和这些日子推算。
FIXED_HOLIDAYS: dict[tuple[int, int], str] = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    (5, 2): "劳动节",
    (10, 1): "国庆节",
    (10, 2): "国庆节",
    (10, 3): "国庆节",
}


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that differs from its weekday: a holiday, or a weekend day worked by 调休."""

    works: bool
    name: str


@dataclass(frozen=True)
class Calendar:
    """The working days of the hall; years outside `published` are computed (推算), never refused.

    `special` holds only the exceptions of the yearly 国务院办公厅 notice; any other day follows its weekday.
    """

    published: frozenset[int]
    special: Mapping[date, SpecialDay] = field(repr=False)

    def is_provisional(self, day: date) -> bool:
        """Whether the day lies in a year whose notice has not been published (未公布)."""
        return day.year not in self.published

    def is_working(self, day: date) -> bool:
        """Whether the day is a 工作日."""
        if exception := self._exception(day):
            return exception.works
        return day.weekday() < 5

    def label(self, day: date) -> str:
        """中秋节, 休息 or 调休; empty on an ordinary working day."""
        if exception := self._exception(day):
            return exception.name
        return "" if day.weekday() < 5 else WEEKEND

    def roll_forward(self, day: date) -> date:
        """The day itself if it is a working day, else the first one after it (民法典 203)."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    next_working = roll_forward

    def add(self, day: date, working_days: int) -> date:
        """The n-th working day after the day (before it, if n is negative); the day itself for 0."""
        step = ONE_DAY if working_days >= 0 else -ONE_DAY
        left = abs(working_days)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def count(self, after: date, until: date) -> int:
        """Working days d with after < d ≤ until; 0 if until is not later."""
        return sum(self.is_working(after + ONE_DAY * n) for n in range(1, (until - after).days + 1))

    def _exception(self, day: date) -> SpecialDay | None:
        if exception := self.special.get(day):
            return exception
        if self.is_provisional(day) and (name := FIXED_HOLIDAYS.get((day.month, day.day))):
            return SpecialDay(works=False, name=name)
        return None
