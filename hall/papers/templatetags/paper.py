"""`{% load paper %}`: how numbers, dates, amounts, ticks and codes are set on printed papers.

Nothing here may depend on the day of printing: a paper printed again must be the same paper.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from hall.look import words
from hall.papers import amounts
from hall.papers.barcode import qr_image
from hall.papers.contents.site_visits import PhotoLine
from hall.papers.photographs import photograph

register = template.Library()

DENSE = ((500, "tiny"), (150, "small"))
"""From so many characters on, a cell is set smaller, so that thirty co-owners still stand on one page."""


@register.filter
def money(yuan: Decimal | None) -> str:
    """1,180,000.00; nothing for None."""
    return "" if yuan is None else words.money(yuan)


@register.filter
def in_words(yuan: Decimal) -> str:
    """壹佰壹拾捌万元整."""
    return amounts.in_words(yuan)


@register.filter
def area(square_metres: Decimal | None) -> str:
    """104.61㎡; nothing for None."""
    return "" if square_metres is None else f"{square_metres.normalize():f}㎡"


@register.filter
def unit(number: str) -> str:
    """445302 001002 GB00012 F00010001; several numbers stand between enumeration commas."""
    return names(words.grouped_unit(one) for one in number.split("、"))


@register.filter
def day(moment: date | None) -> str:
    """2026年9月18日, always with its year; in Shanghai for an instant."""
    if moment is None:
        return ""
    on = localtime(moment) if isinstance(moment, datetime) else moment
    return f"{on.year}年{on.month}月{on.day}日"


@register.filter
def minute(moment: datetime | None) -> str:
    """2026年9月18日10时05分."""
    return "" if moment is None else f"{day(moment)}{localtime(moment):%H时%M分}"


@register.filter
def names(several: Iterable[str]) -> str:
    """林一、陈二."""
    return "、".join(several)


@register.filter
def dense(text: str | tuple[str, ...]) -> str:
    """The class of a cell by the length of its text: nothing, small or tiny."""
    length = len(text if isinstance(text, str) else names(text))
    return next((name for least, name in DENSE if length >= least), "")


@register.simple_tag
def tick(chosen: str | tuple[str, ...], option: str) -> SafeString:
    """A box with its option, ticked when it is chosen or among the chosen: `{% tick c.grounds "其他" %}`."""
    ticked = option == chosen if isinstance(chosen, str) else option in chosen
    return format_html(
        '<span class="option"><span class="box">{}</span>{}</span>', "√" if ticked else "", option
    )


@register.simple_tag
def photo(one: PhotoLine) -> SafeString:
    """A kept photo as a picture in the page."""
    return format_html('<img src="{}" alt="{}">', photograph(one.kept_at, one.digest), one.name)


@register.simple_tag
def qr(text: str, label: str = "") -> SafeString:
    """The QR code of a text as a picture in the page."""
    return format_html('<img class="qr" src="{}" alt="{}">', qr_image(text), label)
