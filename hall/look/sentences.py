"""What an empty field of a form says where the form has no sentence of its own: what to do."""

from typing import Final

from django import forms

EMPTY: Final[dict[type[forms.Field], str]] = {
    forms.Field: "请填写这一项",
    forms.ChoiceField: "请选择一项",
    forms.ModelChoiceField: "请选择一项",
    forms.BooleanField: "请确认后勾选",
    forms.DateField: "请填写日期",
    forms.DateTimeField: "请填写日期和时间",
    forms.FileField: "请附上文件",
}
"""Kind of field → its sentence; a kind that is not listed says what its parent says."""


def speak_plainly() -> None:
    """Give Django's fields these sentences in place of 该字段是必填项。"""
    for kind, sentence in EMPTY.items():
        kind.default_error_messages = {**vars(kind).get("default_error_messages", {}), "required": sentence}
