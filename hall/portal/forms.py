"""What a citizen types to see how a case stands."""

import re
import unicodedata

from django import forms

NUMBER = re.compile(r"\d{13}")
CODE = re.compile(r"[0-9A-Z]{6}")


class ProgressForm(forms.Form):
    """受理号 and the last six characters of the applicant's document; full-width and spaces are forgiven."""

    number = forms.CharField(
        label="受理号",
        max_length=40,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "placeholder": "受理凭证右上角 13 位数字", "autocomplete": "off"}
        ),
        error_messages={"required": "请填写受理号，在受理凭证右上角"},
    )
    code = forms.CharField(
        label="身份证号后六位",
        max_length=12,
        widget=forms.TextInput(attrs={"placeholder": "末位是 X 的照填", "autocomplete": "off"}),
        error_messages={"required": "请填写申请人身份证号的后六位；单位填统一社会信用代码后六位"},
    )

    def clean_number(self) -> str:
        number = plain(self.cleaned_data["number"])
        if not NUMBER.fullmatch(number):
            raise forms.ValidationError("受理号是 13 位数字，请照受理凭证右上角填写")
        return number

    def clean_code(self) -> str:
        code = plain(self.cleaned_data["code"])
        if not CODE.fullmatch(code):
            raise forms.ValidationError("请填写六位，末位是 X 的照填")
        return code


def plain(text: str) -> str:
    """Half-width capitals without spaces and dashes."""
    return re.sub(r"[\s-]+", "", unicodedata.normalize("NFKC", text)).upper()
