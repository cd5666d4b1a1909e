"""What the public types to tell the hall something, and what the officer types to answer."""

from typing import Any

from django import forms

from hall.clock import today
from hall.policy.models import PolicyDocument
from hall.portal.feedback import Voice
from hall.portal.models import Topic


class FeedbackForm(forms.Form):
    """提意见: about what, and what; no name, no number."""

    about = forms.ChoiceField(label="关于", error_messages={"required": "请选择意见关于什么"})
    body = forms.CharField(
        label="您的意见或者问题",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="不用写姓名、电话和证件号；问自己那一件的，请用“查进度”",
        error_messages={
            "required": "请写下您的意见",
            "max_length": "请写在 1000 字以内，现在是 %(show_value)d 字",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        out = PolicyDocument.objects.asking(today())
        self.documents = {f"{Topic.POLICY}-{one.pk}": one for one in out}
        topics = [(one.value, one.label) for one in Topic if one != Topic.POLICY]
        asked = [(key, f"征求意见：{one.title}") for key, one in self.documents.items()]
        self.fields["about"].choices = [*topics, *asked]  # type: ignore[attr-defined]  # a ChoiceField has choices

    def voice(self) -> Voice:
        """What was said, for the service."""
        about, body = self.cleaned_data["about"], self.cleaned_data["body"]
        document = self.documents.get(about)
        return Voice(Topic.POLICY if document else about, body, document)


class AnswerForm(forms.Form):
    """答复: to the one who asked, and to everybody if it is published."""

    words = forms.CharField(
        label="答复",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "请写明答复"},
    )
    is_public = forms.BooleanField(label="在公众页面公开这一问一答", required=False)
    question = forms.CharField(
        label="公开的提问",
        max_length=200,
        required=False,
        help_text="公开时用您写的这一句，不用原文；不带姓名、电话和证件号",
    )
