"""The windows of a hall as the public reads them: which numbers do what."""

from collections.abc import Iterable
from dataclasses import dataclass

from hall.staff.models import Counter
from hall.staff.models.hall import CounterKind, Zone

WHAT = {
    CounterKind.RECEPTION: "过户、抵押、预告、变更等，登记、交易、缴税一次受理",
    CounterKind.PAYMENT: "缴税、缴登记费",
    CounterKind.CERTIFICATES: "领证、办理邮寄",
}


@dataclass(frozen=True, slots=True)
class WindowLine:
    """综合受理 1–8 号: the windows of one kind."""

    label: str
    numbers: str
    what: str


def window_lines(counters: Iterable[Counter]) -> list[WindowLine]:
    """One line for each kind of window, then one for each supporting service (clause:W6, W10)."""
    standing = [counter for counter in counters if counter.is_open]
    lines = []
    for kind in CounterKind:
        same = [counter for counter in standing if counter.kind == kind]
        if same:
            shared = dict.fromkeys(counter.also_serves for counter in same if counter.also_serves)
            what = "；兼办".join([WHAT[kind], "、".join(shared)]) if shared else WHAT[kind]
            lines.append(
                WindowLine(str(kind.label), numbers_in_words([counter.number for counter in same]), what)
            )
    for counter in standing:
        if counter.zone == Zone.SERVICES:
            lines.append(WindowLine(counter.name, f"{counter.number} 号", str(Zone.SERVICES.label)))
    return lines


def numbers_in_words(numbers: Iterable[str]) -> str:
    """1–8 号; 1–3、5 号; numbers that are not whole numbers stand as they are."""
    names = list(numbers)
    if not all(name.isdigit() for name in names):
        return f"{'、'.join(sorted(names))} 号"
    runs: list[list[int]] = []
    for number in sorted(int(name) for name in names):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return f"{'、'.join(str(a) if a == b else f'{a}–{b}' for a, b in runs)} 号"
