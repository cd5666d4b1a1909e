"""`{% load masking %}`: personal data as everybody sees it, and the button that asks to see all of it.

{{ name|mask_name }} {{ number|mask_document }} {{ phone|mask_phone }} {{ address|mask_address }}
{% reveal applicant "document_number" %}
"""

from secrets import token_hex

from django import template
from django.db.models import Model
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse

from hall.identity.masking import mask_address, mask_document, mask_name, mask_phone
from hall.staff.models import Officer
from hall.staff.revealing import Slip, declared, masked_value

register = template.Library()

register.filter("mask_name", mask_name)
register.filter("mask_document", mask_document)
register.filter("mask_phone", mask_phone)
register.filter("mask_address", mask_address)


@register.inclusion_tag("staff/masked.html", takes_context=True)
def reveal(context: Context, row: Model, field: str) -> dict[str, object]:
    """The masked value and, for an officer, the button 显示 (masks and access: the model's reveals.py)."""
    masked = masked_value(row, field)
    request = context.get("request")
    if not masked or request is None or not isinstance(request.user, Officer):
        return {"masked": masked}
    spot = f"seen-{token_hex(4)}"
    slip = Slip(row._meta.label_lower, row.pk, field, request.user.pk, spot, _page(request))
    return {
        "masked": masked,
        "spot": spot,
        "address": reverse("staff:reveal", args=[slip.sign()]),
        "label": declared(row, field).labels[field],
    }


def _page(request: HttpRequest) -> str:
    """The page the value stands on, without its query (which may hold a name)."""
    htmx = getattr(request, "htmx", None)
    shown = htmx.current_url_abs_path if htmx else None
    return (shown or request.path).partition("?")[0]
