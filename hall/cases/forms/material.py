"""One line of the checklist as a form: which document, its particulars, copies and scans."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from hall.cases.models import Case, CaseMaterial
from hall.cases.prefilling import known_entries
from hall.catalogue.payload_fields import Kind, PayloadField
from hall.catalogue.payloads import fields_of

PREFIX = "entry-"


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class ScansField(forms.FileField):
    """Any number of files; their content is checked where they are kept."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        uploads = data if isinstance(data, list | tuple) else [data]
        return [upload for upload in uploads if upload]


class MaterialForm(forms.Form):
    """收件: the particulars come from the catalogue's payload of the chosen material."""

    chosen = forms.ChoiceField(label="提交的材料", required=False, widget=forms.HiddenInput)
    copies = forms.IntegerField(
        label="份数", min_value=1, max_value=99, initial=1, error_messages={"required": "请填写份数"}
    )
    is_original = forms.BooleanField(label="收原件", required=False, initial=True)
    scans = ScansField(
        label="扫描件",
        required=False,
        widget=ManyFiles(attrs={"accept": ".pdf,.jpg,.jpeg,.png", "data-key": "F8"}),
        help_text="PDF、JPG 或者 PNG，每份不超过 20 MB，可以一次选几份",
    )

    def __init__(self, case: Case, line: CaseMaterial, *args: Any, chosen: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line
        self.offered = [(one.code, one.name) for one in case.item.need(line.line).materials]
        self.fields["chosen"].choices = self.offered  # type: ignore[attr-defined]  # a ChoiceField has choices
        wanted = self.data.get("chosen") or chosen or line.chosen
        self.code = wanted if wanted in dict(self.offered) else self.offered[0][0]
        self.initial["chosen"] = self.code
        self.entries: tuple[PayloadField, ...] = tuple(fields_of(self.code))
        kept = line.payload or known_entries(case, self.code)
        for entry in self.entries:
            self.fields[f"{PREFIX}{entry.name}"] = control_of(entry, kept.get(entry.name))
        self.order_fields(["chosen", *(f"{PREFIX}{entry.name}" for entry in self.entries), "scans"])

    def uploads(self) -> list[UploadedFile[bytes]]:
        """The files that came with the form, whether or not the rest of it is right."""
        return [upload for upload in self.files.getlist("scans") if upload] if self.files else []

    @property
    def particulars(self) -> list[forms.BoundField]:
        """The fields for what the paper says."""
        return [self[f"{PREFIX}{entry.name}"] for entry in self.entries]

    @property
    def alternatives(self) -> list[tuple[str, str, bool]]:
        """The kinds of document this line takes (M5) as code, name and whether it is the one shown."""
        return (
            [(code, name, code == self.code) for code, name in self.offered] if len(self.offered) > 1 else []
        )

    def payload(self) -> dict[str, str] | None:
        """What was typed, raw; the catalogue cleans it. None where the material has no particulars."""
        if not self.entries:
            return None
        return {entry.name: str(self.data.get(f"{PREFIX}{entry.name}", "")) for entry in self.entries}

    def take_errors(self, error: ValidationError) -> None:
        """Put the catalogue's sentences beside the fields they are about."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error.messages)
            return
        for name, messages in error.message_dict.items():
            key = f"{PREFIX}{name}" if f"{PREFIX}{name}" in self.fields else None
            for message in messages:
                self.add_error(key, message)


def control_of(entry: PayloadField, kept: Any) -> forms.Field:
    """A form field for a payload entry; the catalogue itself judges the value."""
    label, initial = entry.label, kept if kept is not None else entry.default
    needed = entry.required and entry.default is None
    words = {"required": f"请填写{label}"}
    if entry.options:
        choices = entry.options if needed else (("", "未填"), *entry.options)
        shown = {True: "yes", False: "no"}.get(initial, initial) if entry.kind == Kind.YES_NO else initial
        return forms.ChoiceField(
            label=label, choices=choices, required=needed, initial=shown, error_messages=words
        )
    attrs = {"inputmode": entry.input_mode, "autocomplete": "off"}
    widget = (
        forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        if entry.input_type == "date"
        else forms.TextInput(attrs)
    )
    return forms.CharField(
        label=label,
        required=needed,
        initial=initial,
        widget=widget,
        help_text=entry.hint,
        error_messages=words,
    )
