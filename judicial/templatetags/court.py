"""The name of the court whose desk is open, for the header of its pages."""

from django import template
from django.contrib.auth.models import AnonymousUser

from hall.staff.models import Officer
from judicial.courts import court_of_officer

register = template.Library()


@register.filter
def court_name(user: Officer | AnonymousUser) -> str:
    """云城区人民法院; empty for who belongs to no court."""
    court = court_of_officer(user) if isinstance(user, Officer) else None
    return court.short_name if court else ""
