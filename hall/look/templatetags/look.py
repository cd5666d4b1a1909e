"""`{% load look %}`: how the hall writes money, dates, unit numbers and names, and its small components."""

from datetime import date, datetime
from decimal import Decimal
from uuid import uuid4

from django import template
from django.forms import BoundField
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hall.identity.masking import mask_document, mask_name
from hall.look import words
from hall.look.badges import badge
from hall.look.fields import dressed

register = template.Library()

Moment = date | datetime | None


@register.filter
def money(yuan: Decimal | int | str | None) -> str:
    """1,180,000.00; nothing for None."""
    return "" if yuan in (None, "") else words.money(yuan)


@register.filter
def unit(number: object) -> str:
    """445302 001002 GB00012 F00010001."""
    return words.grouped_unit(str(number))


@register.filter
def day(moment: Moment) -> str:
    """9月30日（周三）; the year only when it is not this year."""
    return words.day(moment) if moment else ""


@register.filter
def day_plain(moment: Moment) -> str:
    """9月30日, for ledgers."""
    return words.day_plain(moment) if moment else ""


@register.filter
def day_short(moment: Moment) -> str:
    """9/18, in the day strip only."""
    return words.day_short(moment) if moment else ""


@register.filter
def minute(moment: datetime | None) -> str:
    """9月18日 10:41."""
    return words.minute(moment) if moment else ""


@register.filter
def clock_time(moment: datetime | None) -> str:
    """10:41."""
    return words.clock_time(moment) if moment else ""


@register.filter
def masked_name(name: str) -> str:
    """林*禾."""
    return mask_name(name)


@register.filter
def masked_document(number: str) -> str:
    """4453**********0029."""
    return mask_document(number)


@register.filter
def community(address: str) -> str:
    """云城区翠石路66号云岭花园, without building and room."""
    return words.community(address)


@register.filter
def clauses(text: str) -> list[str]:
    """第5日， and 到期: where a narrow cell may break."""
    *before, last = text.split("，")
    return [*(f"{part}，" for part in before), last]


@register.filter
def named(sentence: str, label: str) -> str:
    """The sentence with the name of its field before it, unless it begins with that name itself."""
    return str(sentence) if str(sentence).startswith(str(label)) else f"{label}：{sentence}"


@register.filter
def text_class(meaning: str) -> str:
    """The text colour of a meaning: t-warn for soon."""
    return f"t-{badge(meaning).css}" if badge(meaning).css else "soft"


@register.filter
def meaning_icon(meaning: str) -> str:
    """The icon of a meaning, for a count or a word without wash."""
    return badge(meaning).icon


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon that says nothing to a screen reader; words must stand beside it."""
    return format_html('<i class="ti ti-{}" aria-hidden="true"></i>', name)


@register.inclusion_tag("components/state.html")
def state(meaning: str, text: str, icon: str = "", bare: bool = False) -> dict[str, object]:
    """A status badge: `{% state "warn" "待扫描" %}`; meanings in hall/look/badges.py."""
    shape = badge(meaning)
    return {"css": shape.css, "icon": icon or shape.icon, "text": text, "bare": bare}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, hint: str = "", wide: bool = False) -> dict[str, object]:
    """A form field with its label, control, hint and errors tied together for screen readers."""
    return {
        "field": bound,
        "control": dressed(bound, bool(hint or bound.help_text)),
        "hint": hint,
        "wide": wide,
    }


@register.simple_tag
def command_key() -> SafeString:
    """The hidden field that makes a form count once, however often it is sent."""
    return format_html('<input type="hidden" name="command_key" value="{}">', uuid4())


@register.simple_tag(takes_context=True)
def nav_link(
    context: Context, route: str, label: str, duties: str = "", beside: str = ""
) -> SafeString | str:
    """An entry of a navigation; nothing when the page does not exist or the officer holds no such duty.

    `beside` names the folders below this address that have entries of their own.
    """
    request = context["request"]
    held = set(getattr(request.user, "duties", None) or ())
    if duties and not held & set(duties.split()):
        return ""
    try:
        address = reverse(route)
    except NoReverseMatch:
        return ""
    below = request.path.removeprefix(address) if request.path.startswith(address) else None
    elsewhere = below and below.partition("/")[0] in beside.split()
    here = below == "" or (below is not None and address != "/" and not elsewhere)
    if here:
        return format_html('<a class="here" aria-current="page" href="{}">{}</a>', address, label)
    return format_html('<a href="{}">{}</a>', address, label)
