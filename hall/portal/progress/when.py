"""什么时候办好: the promised day as it stands, or as it would be if what we wait for came today."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hall.cases import deadlines
from hall.cases.models import Case
from hall.clock.arithmetic import Pause, due, elapsed, stops_promised
from hall.clock.calendars import current_calendar
from hall.clock.explanation import DayCell, explain
from hall.clock.grounds import StopGround
from hall.clock.words import day_in_sentence
from hall.clock.working_days import ADJUSTED_WORK
from hall.look.clocks import DayStrip, Remainder, day_strip, remainder

WAITS: dict[str, str] = {StopGround.UNPAID_TAX: "，等缴税", StopGround.SUPPLEMENT: "，等补充材料"}
RESUMES: dict[str, str] = {StopGround.UNPAID_TAX: "双方缴清后", StopGround.SUPPLEMENT: "材料补齐后"}
IF_TODAY: dict[str, str] = {StopGround.UNPAID_TAX: "今天缴清", StopGround.SUPPLEMENT: "今天补齐"}


@dataclass(frozen=True)
class When:
    """The clock of a case in a citizen's words."""

    badge: Remainder
    used: int
    left: int
    days: int
    due_on: date | None
    provisional: bool
    held_by: str
    ended_on: date | None
    strip: DayStrip

    @property
    def held_words(self) -> str:
        """计时暂停，等缴税: what the clock waits for; empty while it runs."""
        return f"计时暂停{WAITS.get(self.held_by, '')}" if self.held_by else ""

    @property
    def resumes_after(self) -> str:
        """双方缴清后: what must come before the days go on."""
        return RESUMES.get(self.held_by, "恢复计时后")

    @property
    def if_today(self) -> str:
        """今天缴清: what the date supposes."""
        return IF_TODAY.get(self.held_by, "今天恢复")

    @property
    def is_instant(self) -> bool:
        return self.days == 0

    @property
    def arithmetic(self) -> str:
        """承诺 5 个工作日，已用 3 日，剩 2 日。…"""
        if self.is_instant:
            return "即时办理：受理当日办结。"
        left = f"剩 {self.left} 日" if self.left >= 0 else f"超 {-self.left} 日"
        counted = f"承诺 {self.days} 个工作日，已用 {self.used} 日{'' if self.ended_on else f'，{left}'}。"
        held = "，暂停的日子也不算" if any(cell.kind == "held" for cell in self.strip.cells) else ""
        return f"{counted}受理当天、周末和节假日不算{held}{_adjusted(self.strip.cells)}。"


def when_done(case: Case, on: date) -> When | None:
    """The promised clock; an open pause is supposed to end today, to have a date. None before 受理."""
    if case.clock_from is None:
        return None
    calendar, at = current_calendar(), deadlines.clock_end(case, on)
    stops = stops_promised(deadlines.intervals(case), case.item.limit.stops)
    held = any(pause.until is None for pause in stops)
    supposed = [_ended(pause, at) for pause in stops]
    target = due(case.clock_from, case.promised_days, calendar, supposed)
    used = elapsed(case.clock_from, at, calendar, stops)
    left = case.promised_days - used
    ended = at if case.recorded_at or not case.is_open else None
    cells = explain(case.clock_from, at, case.promised_days, calendar, supposed)
    if ended:
        cells = _until(cells, ended)
    return When(
        badge=remainder(left if case.promised_days else 0, held=held, ended=ended is not None),
        used=used,
        left=left,
        days=case.promised_days,
        due_on=target.on,
        provisional=target.provisional,
        held_by=case.stopped_by if held else "",
        ended_on=ended,
        strip=day_strip(cells),
    )


def _ended(pause: Pause, on: date) -> Pause:
    return pause if pause.until is not None else replace(pause, until=max(on, pause.after))


def _until(cells: Sequence[DayCell], end: date) -> list[DayCell]:
    """The cells up to the day it was done, which says so and is not today; the first where none had begun."""
    *before, last = [cell for cell in cells if cell.day <= end] or cells[:1]
    return [*before, replace(last, words=f"{last.words}，办结".lstrip("，"), is_today=False)]


def _adjusted(cells: Sequence[DayCell]) -> str:
    """；9月20日（周日）是调休上班日"""
    worked = [cell.day for cell in cells if ADJUSTED_WORK in cell.words]
    return f"；{'、'.join(day_in_sentence(day) for day in worked)}是调休上班日" if worked else ""
