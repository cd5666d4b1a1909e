"""What two officers write down on the spot."""

from __future__ import annotations

from typing import Any

from django import forms

from hall.cases.forms.material import ManyFiles, ScansField
from hall.clock import now
from hall.staff.departments import D
from hall.staff.models import Officer
from registration.moments import MomentField
from registration.services.visiting import Photo, Seen

MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class AppointmentForm(forms.Form):
    """约定查看."""

    on = MomentField(label="约定查看时间", widget=MOMENT)


class VisitForm(forms.Form):
    """实地查看记录."""

    visited_at = MomentField(label="查看时间", widget=MOMENT)
    place = forms.CharField(label="查看地点", max_length=300)
    companion = forms.TypedChoiceField(
        label="共同查看人",
        coerce=int,
        help_text="登记机构的另一名工作人员",
        error_messages={"required": "请选择"},
    )
    attended_by = forms.CharField(label="在场的申请人", max_length=120, required=False)
    agrees = forms.TypedChoiceField(
        label="结论",
        choices=[("yes", "现场与申请一致"), ("no", "现场与申请不一致")],
        widget=forms.RadioSelect,
        coerce=lambda said: said == "yes",
    )
    finding = forms.CharField(label="查看情况", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
    photos = ScansField(
        label="现场照片",
        required=False,
        widget=ManyFiles(attrs={"accept": ".jpg,.jpeg,.png"}),
        help_text="JPG 或者 PNG，可以一次选几张",
    )

    def __init__(self, *args: Any, officer_id: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Officer.objects.filter(department=D.REGISTRATION, is_active=True).exclude(pk=officer_id or 0)
        choices = [("", "请选择"), *others.order_by("name").values_list("pk", "name")]
        self.fields["companion"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField has choices
        self.fields["visited_at"].initial = now()

    def seen(self) -> Seen:
        """The record as typed; only after `is_valid()`."""
        said = self.cleaned_data
        return Seen(
            visited_at=said["visited_at"],
            place=said["place"],
            companion_id=said["companion"],
            agrees=said["agrees"],
            finding=said["finding"],
            attended_by=said["attended_by"],
            photos=[Photo(upload.name or "照片", upload.read()) for upload in said["photos"]],
        )
