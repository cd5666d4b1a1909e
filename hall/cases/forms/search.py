"""Forms of the case pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hall.identity.numbers import CertificateNumber, UnitNumber

CASE_NUMBER_LENGTH = 13


class SearchForm(forms.Form):
    """查找: at least one key; a name alone is not enough, it goes with the ID number (domain §10.1)."""

    case_number = forms.CharField(label="受理号", required=False, max_length=20, help_text="13 位数字")
    unit_number = forms.CharField(
        label="不动产单元号", required=False, max_length=60, help_text="28 位，可以带空格"
    )
    certificate = forms.CharField(
        label="证书、证明号",
        required=False,
        max_length=60,
        help_text="例如 粤（2026）云浮市不动产权第0000001号",
    )
    name = forms.CharField(label="姓名或名称", required=False, max_length=120)
    document_number = forms.CharField(
        label="证件号码", required=False, max_length=40, help_text="与姓名一起填写"
    )

    def clean_case_number(self) -> str:
        number = str(self.cleaned_data["case_number"]).strip()
        if number and not (number.isascii() and number.isdigit() and len(number) == CASE_NUMBER_LENGTH):
            raise ValidationError("受理号是 13 位数字，印在受理凭证右上角，请核对")
        return number

    def clean_unit_number(self) -> str:
        text = self.cleaned_data["unit_number"]
        return UnitNumber.parse(text).compact if text else ""

    def clean_certificate(self) -> str:
        text = self.cleaned_data["certificate"].strip()
        return str(CertificateNumber.parse(text)) if text else ""

    def clean(self) -> dict[str, Any]:
        keys = super().clean() or {}
        if keys.get("name") and not keys.get("document_number"):
            self.add_error("document_number", "按姓名查找须同时填写证件号码")
        if not self.errors and not any(keys.values()):
            raise ValidationError("请至少填写一项：受理号、单元号、证号，或者姓名和证件号码")
        return keys
