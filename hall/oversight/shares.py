"""Whose the days were: a month's cases by item, the working days charged to each party (T6)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from hall.cases.deadlines import days_charged
from hall.cases.models import Case
from hall.catalogue.items import ITEMS
from hall.clock import HALL_ZONE
from hall.clock.grounds import ChargedTo

MOST_CASES = 5000
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class ItemShares:
    """One item's cases and the average working days per case, by account."""

    name: str
    cases: int
    averages: tuple[tuple[str, Decimal], ...]
    total: Decimal


def month_of(text: str, today: date) -> date:
    """The first day of a month written 2026-09; the current month for anything else."""
    try:
        return datetime.strptime(text, "%Y-%m").replace(tzinfo=HALL_ZONE).date()
    except ValueError:
        return today.replace(day=1)


def next_month(first: date) -> date:
    """The first day of the month after."""
    return (first + timedelta(days=32)).replace(day=1)


def cases_of(first: date) -> list[Case]:
    """The cases accepted in the month that begins on that day, at most MOST_CASES of the newest."""
    begin, end = (datetime.combine(day, time.min, HALL_ZONE) for day in (first, next_month(first)))
    rows = Case.objects.filter(accepted_at__gte=begin, accepted_at__lt=end)
    return list(rows.prefetch_related("pauses", "co_reviews").order_by("-id")[:MOST_CASES])


def shares_by_item(cases: Iterable[Case], on: date) -> list[ItemShares]:
    """Averages per item, the item with most cases first, and one line for all of them together."""
    counted: defaultdict[str, Counter[ChargedTo]] = defaultdict(Counter)
    numbers: Counter[str] = Counter()
    for case in cases:
        numbers[case.item_code] += 1
        counted[case.item_code].update(days_charged(case, on))
    rows = [_line(ITEMS[code].name, number, counted[code]) for code, number in numbers.most_common()]
    if len(rows) > 1:
        everything = sum(counted.values(), Counter[ChargedTo]())
        rows.append(_line("全部事项", numbers.total(), everything))
    return rows


def _line(name: str, cases: int, days: Counter[ChargedTo]) -> ItemShares:
    averages = tuple((account.label, _average(days[account], cases)) for account in ChargedTo)
    return ItemShares(name, cases, averages, _average(days.total(), cases))


def _average(days: int, cases: int) -> Decimal:
    return (Decimal(days) / cases).quantize(TENTH, ROUND_HALF_UP)
