"""被执行人的税款: what the assessor finds of it."""

from django import forms

from taxation.models import SellerTaxState


class SellerTaxesForm(forms.Form):
    """Who pays, and on which paper."""

    state = forms.ChoiceField(label="由谁缴", choices=SellerTaxState, widget=forms.RadioSelect)
    paper = forms.CharField(
        label="依据的文书",
        max_length=120,
        help_text="法院扣缴函、拍卖公告或者成交确认书、欠税公告的名称和文号",
        error_messages={"required": "请填写依据的文书"},
    )
