"""Forms of the clock's page: a pause with its document, its end, and an extension of the promise."""

from __future__ import annotations

from typing import Any

from django import forms

from hall.cases.models import Case
from hall.clock.grounds import StopGround

BY_HAND = (StopGround.SITE_VISIT, StopGround.INVESTIGATION, StopGround.EXTRA_HOUSING, StopGround.COURT)
"""Grounds opened by an officer; the others open and close with the act they belong to."""


def grounds_of(case: Case) -> list[tuple[str, str]]:
    """The grounds an officer may open on this item, as choices."""
    permitted = [one for one in BY_HAND if one in case.item.limit.stops]
    return [(one.value, one.label) for one in permitted]


class PauseForm(forms.Form):
    """中止计时: ground and document; only a supervisor dates it back."""

    ground = forms.ChoiceField(
        label="事由", widget=forms.RadioSelect, error_messages={"required": "请选择中止的事由"}
    )
    document = forms.CharField(
        label="凭据",
        max_length=200,
        help_text="文书名称和文号，例如：实地查看通知 2026-018 号、（2026）粤5302执1234号",
        error_messages={"required": "请填写凭据（文书名称和文号）"},
    )
    after = forms.DateField(
        label="自哪天次日起停",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="不填为今天；早于今天的由主管办理",
        error_messages={"invalid": "请按 2026-09-18 的写法填写日期"},
    )

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = grounds_of(case)  # type: ignore[attr-defined]  # a ChoiceField has choices


class ExtensionForm(forms.Form):
    """延期申请."""

    working_days = forms.IntegerField(
        label="延长几个工作日",
        min_value=1,
        error_messages={"required": "请填写延长几个工作日", "min_value": "至少延长 1 个工作日"},
    )
    reason = forms.CharField(
        label="理由",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明延期的理由"},
    )
