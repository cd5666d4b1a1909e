"""Forms of housing's pages."""

from django import forms
from django.core.exceptions import ValidationError

ANSWERS = (("pass", "同意"), ("object", "不同意"))


class AnswerForm(forms.Form):
    """审核意见: an objection needs its reason."""

    answer = forms.ChoiceField(label="审核结论", choices=ANSWERS, widget=forms.RadioSelect)
    opinion = forms.CharField(
        label="审核意见",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="不同意的必须写明理由和依据；意见会发给登记机构",
    )

    def clean(self) -> dict[str, object]:
        answers = super().clean() or {}
        if answers.get("answer") == "object" and not str(answers.get("opinion", "")).strip():
            raise ValidationError({"opinion": "不同意的，请写明理由和依据"})
        return answers
