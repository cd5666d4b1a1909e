"""Form controls in the hall's dress: the class Tabler wants and the ids a screen reader needs."""

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.RadioSelect, "form-check-input"),
    (forms.CheckboxSelectMultiple, "form-check-input"),
    (forms.CheckboxInput, "form-check-input"),
    (forms.Select, "form-select"),
    (forms.Widget, "form-control"),
)


def dressed(bound: BoundField, has_hint: bool) -> SafeString:
    """The control of a field, with its class, `aria-describedby` and `aria-invalid`."""
    widget = bound.field.widget
    css = next(name for kind, name in CLASSES if isinstance(widget, kind))
    attrs: dict[str, str | bool] = {"class": f"{css} {widget.attrs.get('class', '')}".strip()}
    described = [f"{bound.auto_id}_hint"] if has_hint else []
    if bound.errors:
        described.append(f"{bound.auto_id}_wrong")
        attrs["aria-invalid"] = "true"
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return bound.as_widget(attrs=attrs)
