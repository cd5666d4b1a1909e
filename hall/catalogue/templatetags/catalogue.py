"""`{% load catalogue %}`: what the catalogue says on the day the page is shown."""

from typing import Any

from django import template
from django.template import Context

from hall.catalogue.overlay import promises
from hall.catalogue.schema import BusinessItem
from hall.clock import today

register = template.Library()


@register.simple_tag(takes_context=True)
def promise(context: Context, item: BusinessItem) -> str:
    """`5 个工作日` or 即时办理, as it holds today; asked of the database once a page."""
    page: Any = context.get("request")
    known: dict[str, str] | None = getattr(page, "promises_of_today", None)
    if known is None:
        known = promises(today())
        if page is not None:
            page.promises_of_today = known
    return known[item.code]
