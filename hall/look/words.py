"""How numbers, dates and names are written on every page. The look of `docs/look.md`."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

from hall.clock import today
from hall.clock.words import day_in_sentence

CENT = Decimal("0.01")


def money(yuan: Decimal | int | str) -> str:
    """Yuan with thousands commas and always two decimals: 1,180,000.00. Rounds half up."""
    return f"{Decimal(yuan).quantize(CENT, ROUND_HALF_UP):,}"


def grouped_unit(number: str) -> str:
    """A 28-character unit number in its groups: 445302 001002 GB00012 F00010001.

    A 19-character parcel number gets its first three groups; anything else is returned as it is.
    """
    compact = "".join(str(number).split())
    if len(compact) not in {19, 28}:
        return str(number)
    return " ".join(part for part in (compact[:6], compact[6:12], compact[12:19], compact[19:]) if part)


def community(address: str) -> str:
    """An address without building and room: 云城区翠石路66号云岭花园. What has no building stays whole."""
    return re.split(r"\d+\s*(?:幢|栋|座|号楼)", address, maxsplit=1)[0] or address


def local_date(moment: date | datetime) -> date:
    """The date in Shanghai of an instant; a date stays what it is."""
    if isinstance(moment, datetime):
        return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    return moment


def day_plain(moment: date | datetime) -> str:
    """9月30日, and 2027年1月8日 when the year is not this one."""
    day = local_date(moment)
    year = "" if day.year == today().year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


def day(moment: date | datetime) -> str:
    """9月30日（周三）, with its year when it is not this one."""
    return day_in_sentence(local_date(moment))


def day_short(moment: date | datetime) -> str:
    """9/18, for the cells of a day strip only."""
    on = local_date(moment)
    return f"{on.month}/{on.day}"


def clock_time(moment: datetime) -> str:
    """10:41 in Shanghai."""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{local.hour}:{local.minute:02}"


def minute(moment: datetime) -> str:
    """9月18日 10:41, with its year when it is not this one."""
    return f"{day_plain(moment)} {clock_time(moment)}"
