"""Forms of taxation: the situation of a transfer, as the public and the officers fill it in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

from hall.clock import today
from taxation.estimate import refuse_day_without_law
from taxation.models import AssessmentRevision
from taxation.situation import (
    AREA_WRONG,
    HIGHEST_AREA,
    HIGHEST_PRICE,
    PRICE_WRONG,
    ZERO,
    Cause,
    Costs,
    District,
    PartyKind,
    Relation,
    Transfer,
)

DATE_FORMATS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日"]
DATE_WRONG = "日期请写成 2026-09-18 的样子，并且是日历上有的日子"
COST_FIELDS = ("original_price", "purchase_taxes", "renovation", "loan_interest", "fees", "land_deductions")


def refuse_price(price: Decimal) -> None:
    """Raise ValidationError for a price nobody pays."""
    if not ZERO < price < HIGHEST_PRICE:
        raise ValidationError(PRICE_WRONG)


def refuse_area(area: Decimal) -> None:
    """Raise ValidationError for an area no house has."""
    if not ZERO < area < HIGHEST_AREA:
        raise ValidationError(AREA_WRONG)


class YuanField(forms.DecimalField):
    """An amount in yuan; what people type besides digits gets a sentence, not a shrug."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(decimal_places=2, widget=widget, **kwargs)
        self.error_messages |= {
            "invalid": "金额只写数字和小数点，单位是元，例如 1180000.00",
            "max_decimal_places": "金额最多写到分（两位小数）",
            "required": "请填写金额，单位是元",
        }

    def to_python(self, value: Any) -> Any:
        text = unicodedata.normalize("NFKC", str(value or "")).strip()
        if "," in text or "、" in text:
            raise ValidationError("金额不要写逗号，例如 1180000.00")
        if text.endswith(("万", "万元")):
            raise ValidationError("金额的单位是元不是万元，例如 118 万元写 1180000")
        return super().to_python(text.removesuffix("元").strip())


class DayField(forms.DateField):
    """A date in any of the usual spellings."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(input_formats=DATE_FORMATS, widget=widget, **kwargs)
        self.error_messages |= {"invalid": DATE_WRONG, "required": "请填写日期"}


TRANSFERS = [one for one in Cause.choices if one[0] not in (Cause.GRANT, Cause.BUILT)]
"""What the public calculator offers; an officer may assess a first registration as well."""


class SituationForm(forms.Form):
    """涉税情形: everything the taxes depend on; `transfer` holds it once the form is valid."""

    cause = forms.ChoiceField(label="转移原因", choices=TRANSFERS, initial=Cause.SALE)
    price = YuanField(
        label="成交价格（元）", help_text="没有成交价的填核定价，例如 1180000", validators=[refuse_price]
    )
    price_includes_vat = forms.BooleanField(label="价格含增值税", required=False, initial=True)
    area = forms.DecimalField(
        label="建筑面积（㎡）",
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        validators=[refuse_area],
        help_text="照不动产权证书填写",
        error_messages={
            "invalid": "面积只写数字，例如 118.36",
            "required": "请填写建筑面积",
            "max_decimal_places": "面积最多两位小数",
        },
    )
    housing = forms.TypedChoiceField(
        label="房屋用途",
        choices=[("1", "住宅"), ("0", "非住宅（商铺、车位等）")],
        coerce=lambda value: value == "1",
        initial="1",
    )
    taxed_on = DayField(label="合同日期", help_text="网签日期；赠与、继承填办理日期")
    acquired_on = DayField(
        label="卖方取得日期",
        required=False,
        help_text="产权证或契税完税凭证上较早的日期；不填按不满两年",
    )
    seller_only_home = forms.BooleanField(label="卖方家庭在本省只有这一套住房", required=False)
    buyer_home_ordinal = forms.TypedChoiceField(
        label="买方家庭买后是第几套住房",
        choices=[("1", "唯一一套"), ("2", "第二套"), ("3", "第三套及以上")],
        coerce=int,
        initial="1",
    )
    relation = forms.ChoiceField(
        label="受赠人是赠与人的", choices=Relation.choices, required=False, initial=Relation.NONE
    )
    seller = forms.ChoiceField(label="转让方", choices=PartyKind.choices, initial=PartyKind.PERSON)
    buyer = forms.ChoiceField(label="承受方", choices=PartyKind.choices, initial=PartyKind.PERSON)
    district = forms.ChoiceField(label="房屋所在地", choices=District.choices, initial=District.CITY)
    judicial_auction = forms.BooleanField(label="人民法院司法拍卖", required=False)
    exchange_difference = YuanField(label="互换、分割补付的差价（元）", required=False)
    original_price = YuanField(
        label="购房原价（元）", required=False, help_text="有购房发票等完整原值凭证才填，填了按差额计算个税"
    )
    purchase_taxes = YuanField(label="购房时缴的契税等（元）", required=False)
    renovation = YuanField(label="装修费用（元）", required=False, help_text="有发票的部分")
    subsidised_home = forms.BooleanField(label="原为公有住房、经济适用住房", required=False)
    loan_interest = YuanField(label="住房贷款利息（元）", required=False)
    fees = YuanField(label="手续费、公证费等（元）", required=False)
    land_deductions = YuanField(
        label="土地增值税扣除项目合计（元）", required=False, help_text="非住宅有评估价等凭证的填写"
    )

    EVERYDAY = ("cause", "price", "area", "housing", "taxed_on", "district", "price_includes_vat")
    SELLER = ("acquired_on", "seller", "seller_only_home")
    BUYER = ("buyer_home_ordinal", "buyer", "relation")

    transfer: Transfer | None = None
    region = "445302"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["taxed_on"].initial = today

    def everyday(self) -> Iterator[BoundField]:
        return (self[name] for name in self.EVERYDAY)

    def of_seller(self) -> Iterator[BoundField]:
        return (self[name] for name in self.SELLER)

    def of_buyer(self) -> Iterator[BoundField]:
        return (self[name] for name in self.BUYER)

    def uncommon(self) -> Iterator[BoundField]:
        """Proofs and rare causes; folded until one of them is used or wrong."""
        shown = {*self.EVERYDAY, *self.SELLER, *self.BUYER, "reason"}
        return (self[name] for name in SituationForm.base_fields if name not in shown)

    def uses_uncommon(self) -> bool:
        return any(bound.errors or bound.value() for bound in self.uncommon())

    def clean_taxed_on(self) -> date:
        day: date = self.cleaned_data["taxed_on"]
        if day > today():
            raise ValidationError("合同日期不能晚于今天；还没签合同的，填今天的日期测算")
        try:
            refuse_day_without_law(day)
        except ValidationError as missing:
            raise ValidationError(missing.messages) from missing
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors:
            try:
                self.transfer = self._transfer(said)
            except ValidationError as error:
                for name, sentences in error.message_dict.items():
                    self.add_error(name if name in self.fields else None, sentences)
        return said

    def _transfer(self, said: dict[str, Any]) -> Transfer:
        costs = {name: said[name] for name in COST_FIELDS if said.get(name) is not None}
        return Transfer(
            cause=Cause(said["cause"]),
            price=said["price"],
            price_includes_vat=said["price_includes_vat"],
            area=said["area"],
            housing=said["housing"],
            taxed_on=said["taxed_on"],
            acquired_on=said["acquired_on"],
            seller_only_home=said["seller_only_home"],
            buyer_home_ordinal=said["buyer_home_ordinal"],
            relation=Relation(said["relation"] or Relation.NONE),
            seller=PartyKind(said["seller"]),
            buyer=PartyKind(said["buyer"]),
            district=District(said["district"]),
            judicial_auction=said["judicial_auction"],
            exchange_difference=said["exchange_difference"] or ZERO,
            region=self.region,
            costs=Costs(subsidised_home=said["subsidised_home"], **costs),
        )


class AdjustmentForm(SituationForm):
    """调整核税: the situation as the officer sees it, amounts that differ, and the reason."""

    reason = forms.CharField(
        label="调整理由",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明调整理由，理由随核税结果一并保存"},
    )

    def __init__(self, *args: Any, revision: AssessmentRevision | None, region: str, **kwargs: Any) -> None:
        super().__init__(*args, initial=initial_of(revision), **kwargs)
        cause = self.fields["cause"]
        assert isinstance(cause, forms.ChoiceField)
        cause.choices = Cause.choices
        self.region = region
        self.amount_names = [f"amount-{line.key}" for line in revision.lines.all()] if revision else []
        for line in revision.lines.all() if revision else []:
            self.fields[f"amount-{line.key}"] = YuanField(
                label=f"{line.get_tax_display()}（{line.get_payer_display()}）", required=False
            )

    def amounts_fields(self) -> Iterator[BoundField]:
        return (self[name] for name in self.amount_names)

    def amounts(self) -> dict[str, Decimal]:
        """Line key → assessed amount, for the lines where the officer wrote one."""
        said = {name: self.cleaned_data.get(name) for name in self.amount_names}
        return {name.removeprefix("amount-"): value for name, value in said.items() if value is not None}


def initial_of(revision: AssessmentRevision | None) -> dict[str, Any]:
    """What the form shows first: the situation of the current revision."""
    if revision is None:
        return {}
    transfer = revision.transfer
    names = SituationForm.base_fields
    values = {name: getattr(transfer, name) for name in names if hasattr(transfer, name)}
    values |= {name: getattr(transfer.costs, name) for name in COST_FIELDS}
    values |= {"housing": "1" if transfer.housing else "0", "subsidised_home": transfer.costs.subsidised_home}
    values["buyer_home_ordinal"] = str(min(transfer.buyer_home_ordinal, 3))
    return {name: value for name, value in values.items() if value not in (None, ZERO)}
