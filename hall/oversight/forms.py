"""Forms of the catalogue's knobs: one per knob, with only the values the law leaves room for."""

from __future__ import annotations

from typing import Any

from django import forms

from hall.catalogue.models import Knob
from hall.catalogue.overlay import AS_WRITTEN, NO, PAPER_ONLY, YES
from hall.catalogue.schema import BusinessItem
from hall.catalogue.words import Way

VALUES: dict[str, tuple[tuple[str, str], ...]] = {
    Knob.OFFERED: ((YES, "开办"), (NO, "停办")),
    Knob.SOURCES: ((PAPER_ONLY, "暂只收纸质"), (AS_WRITTEN, "按目录")),
}


class SettingForm(forms.Form):
    """一项设置: the knob is given, the value chosen; from which day, and why."""

    line = forms.ChoiceField(label="材料行")
    value = forms.CharField(label="设为", error_messages={"required": "请填写设置值"})
    since = forms.DateField(
        label="自哪天起",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写生效日期", "invalid": "请按 2026-09-18 的写法填写日期"},
    )
    reason = forms.CharField(label="理由", max_length=300, error_messages={"required": "请写明理由"})

    def __init__(self, item: BusinessItem, knob: Knob, *args: Any, **kwargs: Any) -> None:
        kwargs["prefix"] = str(knob)
        super().__init__(*args, **kwargs)
        self.knob = knob
        if knob in VALUES:
            self.fields["value"] = forms.ChoiceField(label="设为", choices=VALUES[knob])
        else:
            self.fields["value"].label = f"承诺几个工作日（法定 {item.limit.statutory}）"
            self.fields["value"].widget.attrs["inputmode"] = "numeric"
        if knob == Knob.SOURCES:
            self.fields["line"].choices = shared_lines(item)  # type: ignore[attr-defined]  # a ChoiceField has choices
        else:
            del self.fields["line"]


def shared_lines(item: BusinessItem) -> list[tuple[str, str]]:
    """The lines whose papers come from departments as well as on paper: their sharing can be switched off."""
    return [(need.line, need.name) for need in item.needs if Way.PAPER in need.ways and len(need.ways) > 1]


def forms_of(item: BusinessItem, data: Any = None, knob: str = "") -> list[SettingForm]:
    """The knobs this item has; `data` is bound to the form of `knob`."""
    knobs = [Knob.OFFERED] if item.is_instant else [Knob.PROMISED_DAYS, Knob.OFFERED]
    if shared_lines(item):
        knobs.append(Knob.SOURCES)
    return [SettingForm(item, one, data if one == knob else None) for one in knobs]
