"""办公时间: what an office-hours text says of a working day: its spans, and when it closes."""

import re
from datetime import time
from typing import Final

Span = tuple[time, time]

TIME: Final = r"(?<!\d)([01]?\d|2[0-3])[:：]([0-5]\d)(?!\d)"
SPAN: Final = re.compile(rf"{TIME}\s*[–—~～-]\s*{TIME}", re.ASCII)
LAST_TIME: Final = re.compile(rf"{TIME}\D*$", re.ASCII)
USUAL: Final[tuple[Span, Span]] = ((time(9), time(12)), (time(14, 30), time(17, 30)))
"""Morning and afternoon where a text names no times."""


def spans(hours: str) -> list[Span]:
    """The spans of an office-hours text: "工作日 9:00–12:00 14:30–17:30" has two; empty if it names none."""
    return [(time(int(a), int(b)), time(int(c), int(d))) for a, b, c, d in SPAN.findall(hours)]


def closes_at(hours: str) -> time:
    """下班时间: the last time a text names; 17:30 where it names none."""
    found = LAST_TIME.search(hours)
    return time(int(found[1]), int(found[2])) if found else USUAL[-1][1]
