"""`{% load panels %}{% show_panel panel %}`: a department's part of a page, seeing only what it brought."""

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hall.cases.ports import Panel

register = template.Library()


@register.simple_tag(takes_context=True)
def show_panel(context: Context, panel: Panel) -> SafeString:
    """The panel's own template with its own context, as `panel` and by name; nothing of the page leaks in."""
    return render_to_string(panel.template, {**panel.context, "panel": panel.context}, context["request"])
