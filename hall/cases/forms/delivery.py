"""What an application says besides its units and people: how owners own together, how certificates go out."""

from __future__ import annotations

from typing import Any

from django import forms

from hall.cases.states import CoOwnership, Delivery

TOGETHER = [(kind.value, kind.label) for kind in (CoOwnership.JOINT, CoOwnership.SHARES)]


def way_of_owning(label: str, *, empty: str) -> forms.TypedChoiceField:
    """共同共有 or 按份共有; `empty` is said where the answer is needed and missing."""
    return forms.TypedChoiceField(
        label=label,
        choices=TOGETHER,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"required": empty},
    )


class DeliveryForm(forms.Form):
    """共有方式 of those who take and, of an exchange, of those who give as well; 领证方式."""

    co_ownership = way_of_owning("共有方式", empty="受让人不止一人，请选择共同共有或者按份共有")
    separate_certificates = forms.BooleanField(label="每人一本证书", required=False)
    given_co_ownership = way_of_owning(
        "换出方取得换入房屋后的共有方式", empty="换出方不止一人，请选择取得换入房屋后共同共有还是按份共有"
    )
    given_separate_certificates = forms.BooleanField(label="换出方每人一本证书", required=False)
    delivery = forms.ChoiceField(
        label="领证方式", choices=Delivery.choices, widget=forms.RadioSelect, initial=Delivery.COLLECT
    )
    postal_name = forms.CharField(label="收件人", required=False, max_length=60)
    postal_phone = forms.CharField(label="收件电话", required=False, max_length=20)
    postal_address = forms.CharField(label="收件地址", required=False, max_length=200)

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
