"""The forms of the log-in pages and of the question “why do you want to see this?”."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

from hall.staff.passwords import password_rules


class LogInForm(AuthenticationForm):
    """登录: one message for every failure, so that nobody learns which accounts exist."""

    error_messages = {
        "invalid_login": "登录名或密码不对。请核对后再试；连续 5 次不对，这个账号在本机会暂停登录。",
        "inactive": "登录名或密码不对。请核对后再试；连续 5 次不对，这个账号在本机会暂停登录。",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "登录名"
        self.fields["username"].error_messages = {"required": "请填写登录名。"}
        self.fields["password"].label = "密码"
        self.fields["password"].error_messages = {"required": "请填写密码。"}


class NewPasswordForm(PasswordChangeForm):
    """改密码: the old one, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "现在的密码"
        self.fields["new_password1"].help_text = password_rules(settings.PASSWORD_PROFILE)
        self.fields["new_password2"].label = "再录一次新密码"
        self.fields["new_password2"].help_text = ""


class OneTimeCodeForm(forms.Form):
    """动态口令: six digits from the officer's authenticator."""

    code = forms.RegexField(
        r"^\s*\d{3}\s?\d{3}\s*$",
        label="动态口令",
        error_messages={
            "required": "请填写动态口令。",
            "invalid": "动态口令是 6 位数字，请看手机上的口令重录。",
        },
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True, "maxlength": 7}
        ),
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split())


class ReasonForm(forms.Form):
    """查看理由: why the whole of it must be seen; it goes into the audit."""

    reason = forms.CharField(
        label="查看理由",
        min_length=4,
        max_length=100,
        error_messages={
            "required": "请写明为什么要看全部内容，例如：核对身份证原件。",
            "min_length": "理由太短，请写清楚要办什么，例如：核对身份证原件。",
            "max_length": "理由请在 100 字以内。",
        },
        widget=forms.TextInput(attrs={"list": "usual-reasons", "autocomplete": "off", "autofocus": True}),
    )


USUAL_REASONS = ("核对身份证件原件", "与当事人电话联系", "核对同名当事人", "核对寄件地址", "核对完税信息")
