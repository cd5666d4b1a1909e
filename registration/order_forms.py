"""送达登记: what the counter types when a court's order is handed in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hall.cases.sides import is_ordered
from hall.cases.states import ServiceWay
from hall.catalogue.authorities import Authority, fault_of_matter, fault_of_name, number_as_printed
from hall.catalogue.items import ITEMS
from hall.clock import HALL_ZONE, now, today
from hall.identity.documents import DocumentKind, check_document
from hall.identity.numbers import UnitNumber
from registration.moments import MomentField
from registration.services.receiving_orders import Order


def order_choices() -> list[tuple[str, str]]:
    """查封, 轮候, 预查封, 续封, 解封 – what is offered of them."""
    return [(one.code, one.name) for one in ITEMS.values() if is_ordered(one) and one.offered]


class OrderForm(forms.Form):
    """来文登记."""

    item_code = forms.ChoiceField(label="协助事项", choices=order_choices)
    unit_number = forms.CharField(
        label="不动产单元号",
        max_length=9000,
        help_text="28 位，可以带空格；多个单元每行一个",
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    authority_type = forms.ChoiceField(
        label="来文机关类别", choices=Authority.choices, initial=Authority.COURT, required=False
    )
    notice_number = forms.CharField(
        label="通知书案号（文号）",
        max_length=60,
        help_text="法院填案号，其他机关照文书填写；同一文书再送，不重复登记",
    )
    dated_on = forms.DateField(
        label="通知书日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), required=False
    )
    share_of = forms.CharField(
        label="只查封份额的，该共有人姓名",
        max_length=120,
        required=False,
        help_text="同一通知书查封几个人的份额，逐人登记",
    )
    authority = forms.CharField(label="来文机关全称", max_length=120)
    authority_code = forms.CharField(label="来文机关统一社会信用代码", max_length=30)
    served_at = MomentField(
        label="送达时间",
        help_text="到分钟；查封、轮候的先后以此为准",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )
    served_by = forms.CharField(label="送达人", max_length=60)
    credential = forms.CharField(label="送达人工作证号", max_length=60)
    served_how = forms.ChoiceField(label="送达方式", choices=ServiceWay.choices)
    service_order = forms.IntegerField(
        label="同一分钟送达的先后", min_value=1, max_value=99, initial=1, required=False
    )
    order_reason = forms.CharField(label="先后理由", max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("served_at", now().astimezone(HALL_ZONE).replace(tzinfo=None))

    def clean_unit_number(self) -> list[str]:
        """Every unit once, in compact form."""
        lines = [line for line in self.cleaned_data["unit_number"].splitlines() if line.strip()]
        return list(dict.fromkeys(UnitNumber.parse(line).compact for line in lines))

    def clean_dated_on(self) -> date | None:
        dated: date | None = self.cleaned_data["dated_on"]
        if dated and dated > today():
            raise ValidationError("通知书日期晚于今天，请核对")
        return dated

    def clean(self) -> dict[str, Any]:
        """A court's notice carries a court's case number; other authorities number in their own way."""
        said: dict[str, Any] = super().clean() or {}
        kind = Authority(said.get("authority_type") or Authority.COURT)
        if (chosen := ITEMS.get(said.get("item_code", ""))) and (
            refused := fault_of_matter(kind, chosen.effects[0])
        ):
            self.add_error("item_code", refused)
        if fault := fault_of_name(kind, said.get("authority", "")):
            self.add_error("authority_type", fault)
        elif said.get("notice_number"):
            try:
                said["notice_number"] = number_as_printed(kind, said["notice_number"])
            except ValidationError as refused:
                self.add_error("notice_number", refused)
        return said

    def clean_authority_code(self) -> str:
        return check_document(DocumentKind.USCC, self.cleaned_data["authority_code"])

    def clean_served_at(self) -> datetime:
        served: datetime = self.cleaned_data["served_at"]
        if served > now():
            raise ValidationError("送达时间晚于现在，请核对到分钟")
        return served

    def order(self, *, hall_id: int | None) -> Order:
        said = dict(self.cleaned_data)
        said["authority_type"] = said["authority_type"] or Authority.COURT
        units = said.pop("unit_number")
        said["service_order"] = said["service_order"] or 1
        return Order(unit_numbers=units, hall_id=hall_id, **said)


class SuggestionForm(forms.Form):
    """审查建议."""

    text = forms.CharField(
        label="建议法院审查什么，依据是什么",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="提出建议不停止办理；本件照常受理、登簿",
    )
