"""Due dates and elapsed days: pure functions of a start, a limit, a calendar and the ledger of pauses.

Nothing here reads the time or counts nightly; the same ledger always gives the same answer (domain §7.2).
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from hall.clock.grounds import StopGround
from hall.clock.working_days import ONE_DAY, Calendar


@dataclass(frozen=True, slots=True)
class Pause:
    """计时中止: a stop (after, until]: the day it starts is still used, the day it ends is not.

    `until` None is a stop still open; until == after is an empty stop.
    Raises ValueError if it would end before it began.
    """

    after: date
    until: date | None
    ground: StopGround

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.after:
            raise ValueError(f"中止的结束日 {self.until} 早于开始日 {self.after}")

    def holds(self, day: date) -> bool:
        """Whether the day does not count because of this stop."""
        return self.after < day and (self.until is None or day <= self.until)

    def open_at_close_of(self, day: date) -> bool:
        """Whether the stop has begun and not ended when the day closes."""
        return self.after <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Due:
    """到期日: `on` is None while an open stop keeps the date from being known (计时中止).

    `provisional` (推算): the date reaches a year whose calendar is not published.
    `paused`: some stop is open. A limit that ran out before that stop began keeps its date.
    """

    on: date | None
    provisional: bool = False
    paused: bool = False


class Light(StrEnum):
    """The traffic light of a clock; colours are drawn by the page."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    PAUSED = "paused"


def stops_promised(pauses: Iterable[Pause], grounds: Collection[StopGround]) -> tuple[Pause, ...]:
    """The stops that the item permits for its 承诺 clock (操作规程 五 （一）–（四）)."""
    return tuple(pause for pause in pauses if pause.ground in grounds)


def stops_statutory(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """The stops of the 法定 clock: 公告, 实地查看 and 调查 only (实施细则 17; 条例 20)."""
    return tuple(pause for pause in pauses if pause.ground.stops_statutory)


def due(start: date, working_days: int, calendar: Calendar, pauses: Collection[Pause] = ()) -> Due:
    """The n-th working day after the start that lies in no stop (行政许可法 82); 0 is 即时办理.

    即时办理 is due on the day of acceptance itself (the next working day if the hall is closed); if a stop is
    open at that day's close, on the day the last such stop ends. Raises TypeError for an instant instead of
    a date, ValueError for a negative limit.
    """
    _check(start, working_days)
    paused = any(pause.until is None for pause in pauses)
    on = (
        _instant(start, calendar, pauses)
        if working_days == 0
        else _nth(start, working_days, calendar, pauses)
    )
    return Due(on, on is not None and _reaches_unpublished(start, on, calendar), paused)


def elapsed(start: date, at: date, calendar: Calendar, pauses: Collection[Pause] = ()) -> int:
    """Working days used from the start (not counted) to the close of `at`; 0 if `at` is not later."""
    _check(start)
    _check(at)
    return sum(not held(day, pauses) for day in working_days_between(start, at, calendar))


def remaining(
    start: date, working_days: int, at: date, calendar: Calendar, pauses: Collection[Pause] = ()
) -> int:
    """Working days left at the close of `at`; negative when overdue."""
    if working_days:
        return working_days - elapsed(start, at, calendar, pauses)
    on = due(start, 0, calendar, pauses).on
    return 0 if on is None else -elapsed(on, at, calendar, pauses)


def light(
    start: date, working_days: int, at: date, calendar: Calendar, pauses: Collection[Pause] = ()
) -> Light:
    """Red when overdue, paused while a stop is open, yellow when at most one working day is left."""
    when = due(start, working_days, calendar, pauses)
    if when.on is not None and at > when.on:
        return Light.RED
    if when.paused:
        return Light.PAUSED
    return Light.YELLOW if remaining(start, working_days, at, calendar, pauses) <= 1 else Light.GREEN


def calendar_days_due(start: date, days: int, calendar: Calendar) -> Due:
    """A period in calendar days (异议 15 日, 预告 90 日): the start is not counted (民法典 201);
    if the last day is a holiday, it ends on the first working day after it (民法典 203).
    """
    _check(start, days)
    on = calendar.roll_forward(start + timedelta(days=days))
    return Due(on, _reaches_unpublished(start, on, calendar))


def held(day: date, pauses: Iterable[Pause]) -> bool:
    """Whether some stop keeps the day from counting."""
    return any(pause.holds(day) for pause in pauses)


def working_days_between(after: date, until: date, calendar: Calendar) -> Iterator[date]:
    """The working days d with after < d ≤ until, in order."""
    day = after + ONE_DAY
    while day <= until:
        if calendar.is_working(day):
            yield day
        day += ONE_DAY


def _nth(start: date, working_days: int, calendar: Calendar, pauses: Collection[Pause]) -> date | None:
    open_since = min((pause.after for pause in pauses if pause.until is None), default=date.max - ONE_DAY)
    for day in working_days_between(start, open_since, calendar):
        if not held(day, pauses):
            working_days -= 1
            if working_days == 0:
                return day
    return None


def _instant(start: date, calendar: Calendar, pauses: Collection[Pause]) -> date | None:
    day = calendar.roll_forward(start)
    while stops := [pause for pause in pauses if pause.open_at_close_of(day)]:
        ends = [pause.until for pause in stops if pause.until is not None]
        if len(ends) < len(stops):
            return None
        day = calendar.roll_forward(max(ends))
    return day


def _reaches_unpublished(start: date, on: date, calendar: Calendar) -> bool:
    return any(year not in calendar.published for year in range(start.year, on.year + 1))


def _check(day: date, count: int = 0) -> None:
    if isinstance(day, datetime):
        raise TypeError("期限按日期计算：先用 hall.clock 的本地日期，不要传时刻")
    if count < 0:
        raise ValueError(f"期限不能是负数：{count}")
