"""Forms of policy documents: the facts of the paper, and one field for each parameter it may set."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hall.clock import today
from hall.policy.drafting import Draft
from hall.policy.in_force import parameter_on
from hall.policy.models import PolicyDocument
from hall.policy.parameters import PARAMETERS, Parameter

DAY = {"invalid": "请按 2026-09-18 的写法填写日期"}
SET = "set-"


def day_field(label: str, hint: str = "") -> forms.DateField:
    picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=picker, required=False, help_text=hint, error_messages=DAY)


class DraftForm(forms.ModelForm[PolicyDocument]):
    """政策文件: its number and day may wait until it is issued; a parameter left empty is not set by it."""

    effective_on = day_field("施行日期", "印发时必须有")
    valid_until = day_field("有效期至", "只作记载，到期不自动停用")
    comments_until = day_field("公开征求意见至", "填了就在公众页面公布草案")

    class Meta:
        model = PolicyDocument
        fields = (
            "title",
            "number",
            "issuer",
            "scope",
            "region",
            "replaces",
            "effective_on",
            "valid_until",
            "comments_until",
            "summary",
        )
        help_texts = {"number": "印发时必须有", "summary": "公布时群众看到的就是这一段"}
        error_messages = {
            "title": {"required": "请填写标题"},
            "issuer": {"required": "请填写发文机关"},
            "region": {"required": "请填写适用地区，例如云浮市"},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        replaced = self.fields["replaces"]
        replaced.queryset = PolicyDocument.objects.issued()  # type: ignore[attr-defined]  # a ModelChoiceField has one
        replaced.empty_label = "不废止别的文件"  # type: ignore[attr-defined]  # likewise
        self.fields["summary"].widget.attrs["rows"] = 5
        kept = dict(self.instance.parameters.values_list("name", "value")) if self.instance.pk else {}
        for name, parameter in PARAMETERS.items():
            self.fields[SET + name] = parameter_field(parameter)
            self.initial[SET + name] = kept.get(name, "")

    def facts(self) -> list[forms.BoundField]:
        """The fields of the paper itself."""
        return [one for one in self if not one.name.startswith(SET)]

    def parameters(self) -> list[forms.BoundField]:
        """The fields of what it sets."""
        return [one for one in self if one.name.startswith(SET)]

    def draft(self) -> Draft:
        """What was written, for the service."""
        written = self.cleaned_data
        values = {name: written[SET + name] for name in PARAMETERS if written.get(SET + name)}
        return Draft(**{name: written[name] for name in self._meta.fields or ()}, values=values)

    def take(self, refused: ValidationError) -> None:
        """Put what the service says beside its field."""
        for name, said in refused.message_dict.items() if hasattr(refused, "error_dict") else ():
            self.add_error(SET + name if name in PARAMETERS else name, said)
        if not hasattr(refused, "error_dict"):
            self.add_error(None, refused.messages)

    def _post_clean(self) -> None:
        """The service writes the row; the form does not touch the instance."""


def parameter_field(parameter: Parameter[Any]) -> forms.Field:
    """A number typed or a value chosen; empty: the document says nothing of it and what holds stays."""
    holds = f"不写，仍是：{parameter.words(parameter_on(parameter, today()))}"
    if choices := parameter.choices():
        return forms.ChoiceField(
            label=parameter.label, choices=[("", holds), *choices], required=False, help_text=parameter.basis
        )
    typed = forms.TextInput(attrs={"inputmode": "numeric", "placeholder": holds})
    return forms.CharField(
        label=f"{parameter.label}（工作日）",
        widget=typed,
        required=False,
        max_length=8,
        help_text=parameter.basis,
    )


class RepealForm(forms.Form):
    """废止: from which day, and why."""

    ends_on = forms.DateField(
        label="自哪天起废止",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写废止日期"} | DAY,
    )
    reason = forms.CharField(label="理由", max_length=300, error_messages={"required": "请写明理由"})


class SinceForm(forms.Form):
    """From which day on past cases are looked at."""

    since = forms.DateField(
        label="自哪天以来的件",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写日期"} | DAY,
    )
