"""What a clock of a case looks like: how much is left in words, and the strip of days that explains it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hall.clock.explanation import DayCell
from hall.clock.words import day_in_sentence

FOLD_ABOVE = 31
ONE_ROW = 14


@dataclass(frozen=True, slots=True)
class Remainder:
    """How much of a limit is left: `meaning` is a key of BADGES, `words` the sentence of the badge."""

    meaning: str
    words: str


def remainder(left: int, *, held: bool = False, ended: bool = False) -> Remainder:
    """剩 2 日, 今天到期, 超 1 日, 计时中止 or 已办结; `left` in working days at the close of today."""
    if ended:
        return Remainder("ok", "已办结") if left >= 0 else Remainder("stop", f"办结，超 {-left} 日")
    if left < 0:
        return Remainder("stop", f"超 {-left} 日")
    if held:
        return Remainder("hold", "计时中止")
    if left == 0:
        return Remainder("soon", "今天到期")
    return Remainder("soon" if left == 1 else "ok", f"剩 {left} 日")


@dataclass(frozen=True, slots=True)
class ClockFace:
    """One clock as `components/clock.html` draws it."""

    label: str
    light: str
    headline: str
    detail: str
    provisional: bool = False


def clock_face(
    name: str,
    *,
    days: int,
    used: int,
    left: int,
    due_on: date | None,
    provisional: bool = False,
    held: bool = False,
    ended: bool = False,
) -> ClockFace:
    """A clock's face: `name` 承诺时限 or 法定时限, `days` its limit (0 is 即时办理), all in working days."""
    rest = remainder(left, held=held, ended=ended)
    limit = f"{days} 个工作日" if days else "即时办理"
    due = f"{day_in_sentence(due_on)}到期" if due_on else "到期日待恢复计时后确定"
    light = {"soon": "warn"}.get(rest.meaning, rest.meaning)
    return ClockFace(f"{name} {limit}", light, rest.words, f"{due} · 已用 {used} 日", provisional)


@dataclass(frozen=True, slots=True)
class DayStrip:
    """The cells to show, those folded before and after them, and the sentences under the strip."""

    cells: Sequence[DayCell]
    earlier: Sequence[DayCell] = ()
    later: Sequence[DayCell] = ()
    sentences: Sequence[str] = ()

    @property
    def css(self) -> str:
        """`week` for one row of days, `week many` for rows of fourteen."""
        return "week many" if len(self.cells) > ONE_ROW else "week"

    @property
    def provisional(self) -> bool:
        """Whether some day lies in a year whose calendar is not published (推算)."""
        return any(cell.provisional for cell in (*self.earlier, *self.cells, *self.later))


def day_strip(cells: Sequence[DayCell], sentences: Sequence[str] = ()) -> DayStrip:
    """The strip of a clock; longer than 31 days it shows the weeks around today and folds the rest."""
    if len(cells) <= FOLD_ABOVE:
        return DayStrip(cells, sentences=sentences)
    today = next((cell.day for cell in cells if cell.is_today), cells[-1].day)
    monday = today - timedelta(days=today.weekday() + 7)
    first = next(index for index, cell in enumerate(cells) if cell.day >= min(monday, cells[-1].day))
    last = first + 4 * 7
    return DayStrip(cells[first:last], cells[:first], cells[last:], sentences)
