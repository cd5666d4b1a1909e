"""持有年限: since when a home is held, and whether two or five full years have passed.

A period of years ends on the same day of the same month; where that day does not exist (29 February),
on the last day of the month (《民法典》第二百零二条). That day itself counts as “满” (含2年).
"""

import calendar
from datetime import date


def anniversary(start: date, years: int) -> date:
    """The day on which `years` full years since `start` are complete."""
    year = start.year + years
    last = calendar.monthrange(year, start.month)[1]
    return date(year, start.month, min(start.day, last))


def full_years(start: date, on: date) -> int:
    """Full years from `start` to `on`, never negative."""
    years = on.year - start.year
    if anniversary(start, years) > on:
        years -= 1
    return max(years, 0)


def has_held(start: date, on: date, years: int) -> bool:
    """Whether `years` full years have passed; exactly so many years count as passed."""
    return on >= anniversary(start, years)


def holding_began(
    *, certificate_on: date | None, deed_tax_on: date | None = None, earlier_owner_since: date | None = None
) -> date | None:
    """The day from which holding counts: certificate or deed tax receipt, whichever is earlier.

    A home got by inheritance, from next of kin or at divorce goes on counting from the earlier owner's
    day, given as `earlier_owner_since` (国税发〔2005〕89号, 172号). None when nothing is known.
    """
    known = [day for day in (certificate_on, deed_tax_on, earlier_owner_since) if day]
    return min(known) if known else None


def invoice_years(bought: date, sold: date) -> int:
    """Years by which an invoice is raised for the land appreciation tax (国税函〔2010〕220号第七条).

    Every full twelve months are a year; a rest of more than six months, after the first year, is one more.
    """
    years = full_years(bought, sold)
    if years and sold > _plus_six_months(anniversary(bought, years)):
        years += 1
    return years


def _plus_six_months(day: date) -> date:
    month = day.month + 6
    year, month = (day.year + 1, month - 12) if month > 12 else (day.year, month)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
