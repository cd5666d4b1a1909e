"""过户通知书 handed in at the counter, by a court that has no account here or sends its officers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from hall.cases.states import Channel
from hall.catalogue.authorities import Authority, fault_of_name
from hall.clock import HALL_ZONE, now
from hall.identity.numbers import CourtCaseNumber
from judicial.courts import Court, court_of_number
from judicial.forms.orders import ServeForm
from judicial.models import Matter
from judicial.services.notices import ServedNotice

HELP = {
    "unit_numbers": "28 位，可以带空格；一次一套",
    "debtor_document": "几个人的用“、”隔开",
    "buyer_served_on": "所有权自这一天转移",
    "transfer_letter": "首先查封的不是来文法院的，须附",
}
MATTERS = (Matter.TRANSFER, Matter.RELEASE, Matter.CANCEL_MORTGAGE)


class HandedInForm(ServeForm):
    """过户的协助执行通知书: the court's own form without what only a seizure says."""

    court_name = forms.CharField(
        label="法院全称", max_length=120, required=False, help_text="外地法院请写全称；本市法院按案号认定"
    )
    served_at = forms.DateTimeField(
        label="送达时间",
        help_text="到分钟",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )

    SECTIONS: ClassVar = (
        ("通知书和裁定书", ("notice_number", "dated_on", "ruling_number", "ruling_on", "court_name")),
        ("协助什么", ("matters", "unit_numbers", "share_of", "mortgage")),
        ("当事人", ("debtor", "debtor_document", "buyer_served_on", "transfer_letter")),
        ("送达", ("served_at", "officers", "credentials", "phone")),
        ("扫描件（PDF、JPG、PNG，每份不超过 20 MB）", ("notice_scan", "ruling_scan", "credentials_scan")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = {name for _title, names in self.SECTIONS for name in names}
        for name in set(self.fields) - said:
            del self.fields[name]
        matters = self.fields["matters"]
        assert isinstance(matters, forms.MultipleChoiceField)
        matters.choices = [(one.value, one.label) for one in MATTERS]
        for name, help_text in HELP.items():
            self.fields[name].help_text = help_text
        self.fields["share_of"].label = "只过户份额的，该共有人姓名"
        self.initial.setdefault("matters", [Matter.TRANSFER.value])
        self.initial.setdefault("served_at", now().astimezone(HALL_ZONE).replace(tzinfo=None))

    def clean_matters(self) -> list[str]:
        """What the notice asks for beside the transfer is registered with the other orders."""
        chosen: list[str] = self.cleaned_data["matters"]
        if Matter.TRANSFER not in chosen:
            raise ValidationError("这里只登记过户的通知书；单独解封、涂销抵押的，请在“协助执行文书”登记")
        return chosen

    def clean(self) -> dict[str, Any]:
        """A court the hall does not know by its number says its full name."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("notice_number"):
            try:
                said["court"] = self.court_of(said["notice_number"], said.get("court_name", ""))
            except ValidationError as refused:
                self.take_errors(refused)
        return said

    def court_of(self, number: str, name: str) -> Court:
        """Raises ValidationError by field."""
        try:
            parsed = CourtCaseNumber.parse(number)
        except ValidationError as refused:
            raise ValidationError({"notice_number": refused.messages}) from refused
        if known := court_of_number(parsed):
            return known
        named = "".join(name.split())
        if not named:
            raise ValidationError({"court_name": f"法院代字“{parsed.court}”不是本市法院，请写明法院全称"})
        if fault := fault_of_name(Authority.COURT, named):
            raise ValidationError({"court_name": fault})
        return Court(parsed.court, named)

    def notice(self) -> ServedNotice:
        served_at = self.cleaned_data["served_at"]
        return replace(super().notice(), channel=Channel.COUNTER, served_at=served_at)
