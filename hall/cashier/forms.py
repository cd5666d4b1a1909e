"""Forms of the tax and fee window."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hall.cases.forms import CASE_NUMBER_LENGTH
from hall.cashier.models import BillLine, Method

AMOUNT_HINT = "只填数字，例如 23680.00，不要逗号和单位"


class AmountField(forms.DecimalField):
    """金额: yuan with at most two decimals, not negative, below 10^12."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_digits=14,
            decimal_places=2,
            min_value=Decimal("0.00"),
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={
                "invalid": f"金额写法不对：{AMOUNT_HINT}",
                "min_value": "金额不能是负数",
                "max_decimal_places": "金额最多两位小数",
                "max_digits": "金额过大，请核对",
                "max_whole_digits": "金额过大，请核对",
                "required": "请填写金额",
            },
            **kwargs,
        )


class FindForm(forms.Form):
    """找到要缴费的件: by case number or by the payer's ID number."""

    case_number = forms.CharField(
        label="受理号", required=False, max_length=20, help_text="受理凭证右上角 13 位数字"
    )
    document_number = forms.CharField(label="或者申请人证件号码", required=False, max_length=40)

    def clean(self) -> dict[str, Any]:
        keys = super().clean() or {}
        number = str(keys.get("case_number", "")).strip()
        if number and not (number.isascii() and number.isdigit() and len(number) == CASE_NUMBER_LENGTH):
            self.add_error("case_number", "受理号是 13 位数字，请核对")
        if not self.errors and not number and not keys.get("document_number"):
            raise ValidationError("请填写受理号或者证件号码")
        return keys


class CollectForm(forms.Form):
    """收款: which lines, how much was taken, and how."""

    lines = forms.ModelMultipleChoiceField(
        label="待缴税费",
        queryset=BillLine.objects.none(),
        error_messages={
            "required": "请选择要缴的税费",
            "invalid_choice": "有一项不是本件的税费，请刷新页面",
        },
    )
    amount = AmountField(label="实收金额（元）", help_text=AMOUNT_HINT)
    method = forms.ChoiceField(
        label="收款方式",
        choices=Method.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择收款方式"},
    )

    def __init__(self, *args: Any, of_case: Any, **kwargs: Any) -> None:
        """`of_case`: every line of the case, settled ones too, so that a form sent again is understood."""
        super().__init__(*args, **kwargs)
        self.fields["lines"].queryset = of_case  # type: ignore[attr-defined]  # a ModelMultipleChoiceField has one

    @property
    def picked(self) -> set[str]:
        """The lines ticked on the page, as ids."""
        return {str(getattr(one, "pk", one)) for one in self["lines"].value() or ()}


class RefundForm(forms.Form):
    """退款: which one, and the voucher by which it went back."""

    refund = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": "请选择要退的一笔", "invalid": "请选择要退的一笔"},
    )
    voucher = forms.CharField(
        label="退款凭证号", max_length=60, error_messages={"required": "请填写退款凭证号"}
    )


class ClosingForm(forms.Form):
    """日结: what was counted, per method."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for method in Method:
            self.fields[method.value] = AmountField(label=f"{method.label}实点（元）")

    def counted(self) -> dict[str, Decimal]:
        return {method.value: self.cleaned_data[method.value] for method in Method}
