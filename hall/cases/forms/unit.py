"""What an application says besides its people: the unit, how the buyers own, how the certificate goes out."""

from __future__ import annotations

from typing import Any

from django import forms

from hall.cases.states import CoOwnership, Delivery
from hall.identity.numbers import UnitNumber

TOGETHER = [(kind.value, kind.label) for kind in (CoOwnership.JOINT, CoOwnership.SHARES)]


class UnitForm(forms.Form):
    """单元, 共有方式 and 领证方式."""

    unit_number = forms.CharField(
        label="不动产单元号",
        max_length=60,
        help_text="28 位，可以带空格，例如 445302 001002 GB00012 F00030046",
        error_messages={"required": "请填写不动产单元号（28 位），在不动产权证书第一页"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    co_ownership = forms.TypedChoiceField(
        label="共有方式",
        choices=TOGETHER,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"required": "受让人不止一人，请选择共同共有或者按份共有"},
    )
    separate_certificates = forms.BooleanField(label="每人一本证书", required=False)
    delivery = forms.ChoiceField(
        label="领证方式", choices=Delivery.choices, widget=forms.RadioSelect, initial=Delivery.COLLECT
    )
    postal_name = forms.CharField(label="收件人", required=False, max_length=60)
    postal_phone = forms.CharField(label="收件电话", required=False, max_length=20)
    postal_address = forms.CharField(label="收件地址", required=False, max_length=200)

    def clean_unit_number(self) -> str:
        return UnitNumber.parse(self.cleaned_data["unit_number"]).compact

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("delivery") == Delivery.POST:
            for name in ("postal_name", "postal_phone", "postal_address"):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, f"选择邮寄的，请填写{self.fields[name].label}")
        return said

    def postal(self) -> dict[str, str] | None:
        """Where the certificate is sent; None when it is collected."""
        said = self.cleaned_data
        if said["delivery"] != Delivery.POST:
            return None
        return {name: said[f"postal_{name}"] for name in ("name", "phone", "address")}
