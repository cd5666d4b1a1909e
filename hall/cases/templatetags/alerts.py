"""`{% alerts_badge %}`: how many cases the officer's department is urged about (T13)."""

from typing import Any

from django import template

from hall.cases.services.escalating import standing_count

register = template.Library()


@register.inclusion_tag("cases/alerts_badge.html", takes_context=True)
def alerts_badge(context: template.Context) -> dict[str, Any]:
    """The count for the department of who is logged in; nothing when nobody is urged."""
    return {"count": standing_count(context["request"].user.department)}
