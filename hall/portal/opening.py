"""Whether the hall is open now, read from its office hours and the working calendar."""

from dataclasses import dataclass
from datetime import datetime, time

from hall.clock.words import day_in_sentence
from hall.clock.working_days import ONE_DAY, Calendar
from hall.staff.hours import spans


@dataclass(frozen=True, slots=True)
class Opening:
    """营业状态: open or not, and the sentence that says until when, or when again."""

    is_open: bool
    words: str


def opening(hours: str, at: datetime, calendar: Calendar) -> Opening:
    """Is a hall of these hours open at that instant (local)? A text without times is shown as it is."""
    parts = spans(hours)
    if not parts:
        return Opening(calendar.is_working(at.date()), hours)
    if calendar.is_working(at.date()):
        for begin, end in parts:
            if begin <= at.time() < end:
                return Opening(True, f"现在开放，今天开到 {_hm(parts[-1][1])}")
            if at.time() < begin:
                return Opening(False, f"现在休息，今天 {_hm(begin)} 开")
    following = calendar.roll_forward(at.date() + ONE_DAY)
    return Opening(False, f"现在休息，{day_in_sentence(following)} {_hm(parts[0][0])} 开")


def _hm(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02}"
