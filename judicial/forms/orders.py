"""送达协助执行文书: what a court types at its desk; shape only, the law is asked by the service."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from hall.catalogue.burden_payloads import TERMS
from judicial.forms.refusing import RefusingForm
from judicial.matters import ORDER
from judicial.models import Matter
from judicial.services.notices import CREDENTIALS, NOTICE, RULING, ServedNotice

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
SAID = (
    "begins_on",
    "ends_on",
    "term_months",
    "scope",
    "share_of",
    "debtor",
    "debtor_document",
    "creditor",
    "held_by_another",
    "earlier_number",
    "mortgage",
    "transfer_letter",
)
ACCEPT = {"accept": ".pdf,.jpg,.jpeg,.png"}


class ServeForm(RefusingForm):
    """协助执行通知书与裁定书."""

    FIELD_OF = {"unit": "unit_numbers"}

    matters = forms.MultipleChoiceField(
        label="协助事项",
        choices=[(one.value, one.label) for one in ORDER],
        widget=forms.CheckboxSelectMultiple,
        help_text="与过户一起选的解除查封、涂销抵押，在过户登簿时一并办理",
        error_messages={"required": "请选择协助事项"},
    )
    notice_number = forms.CharField(label="案号", max_length=60, help_text="如（2026）粤5302执1234号")
    dated_on = forms.DateField(label="通知书日期", widget=DAY)
    ruling_number = forms.CharField(label="依据的裁定书案号", max_length=60)
    ruling_on = forms.DateField(label="裁定日期", widget=DAY)
    unit_numbers = forms.CharField(
        label="不动产单元号",
        help_text="28 位，可以带空格；多个单元每行一个",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    debtor = forms.CharField(label="被执行人", max_length=120, required=False)
    debtor_document = forms.CharField(
        label="被执行人证件号码",
        max_length=200,
        required=False,
        help_text="几个人的用“、”隔开；预查封请写明，不写的只能按姓名核对",
    )
    creditor = forms.CharField(label="申请执行人", max_length=120, required=False)
    held_by_another = forms.BooleanField(label="登记在他人名下，裁定写明属于被执行人", required=False)
    begins_on = forms.DateField(label="期限自", widget=DAY, required=False)
    ends_on = forms.DateField(
        label="期限至",
        widget=DAY,
        required=False,
        help_text="查封、续封每次不超过三年；预查封不超过二年，其续封不超过一年",
    )
    term_months = forms.ChoiceField(
        label="没有写明止日的，期限", choices=[("", "已写明起止日"), *TERMS], required=False
    )
    scope = forms.CharField(label="查封范围", max_length=200, initial="全部", required=False)
    share_of = forms.CharField(label="只查封份额的，该共有人姓名", max_length=120, required=False)
    earlier_number = forms.CharField(
        label="原查封案号", max_length=60, required=False, help_text="续封、解封时填写"
    )
    mortgage = forms.CharField(
        label="涂销的抵押权",
        max_length=120,
        required=False,
        help_text="登记证明号；全部涂销的填“全部”",
    )
    transfer_letter = forms.CharField(
        label="移送执行函文号", max_length=60, required=False, help_text="首封不是本院的，须附"
    )
    buyer_served_on = forms.DateField(
        label="裁定送达买受人日期",
        widget=DAY,
        required=False,
        help_text="过户的填写；所有权自这一天转移",
    )
    officers = forms.CharField(label="承办人（两人）", max_length=60, help_text="两人的姓名，用“、”隔开")
    credentials = forms.CharField(label="工作证、执行公务证号", max_length=60)
    phone = forms.CharField(label="联系电话", max_length=20, required=False)
    notice_scan = forms.FileField(label="通知书扫描件", widget=forms.FileInput(attrs=ACCEPT))
    ruling_scan = forms.FileField(label="裁定书扫描件", widget=forms.FileInput(attrs=ACCEPT))
    credentials_scan = forms.FileField(
        label="工作证、移送执行函等扫描件", widget=forms.FileInput(attrs=ACCEPT), required=False
    )

    SECTIONS: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("通知书和裁定书", ("notice_number", "dated_on", "ruling_number", "ruling_on")),
        ("协助什么", ("matters", "unit_numbers")),
        ("当事人", ("debtor", "debtor_document", "creditor", "held_by_another")),
        ("查封、续封的期限和范围", ("begins_on", "ends_on", "term_months", "scope", "share_of")),
        ("解封、续封、涂销抵押、过户", ("earlier_number", "mortgage", "transfer_letter", "buyer_served_on")),
        ("执行公务人员", ("officers", "credentials", "phone")),
        ("扫描件（PDF、JPG、PNG，每份不超过 20 MB）", ("notice_scan", "ruling_scan", "credentials_scan")),
    )

    @property
    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The form in the order of the paper."""
        return [(title, [self[name] for name in names]) for title, names in self.SECTIONS]

    def notice(self) -> ServedNotice:
        """What was typed, for the service."""
        typed: dict[str, Any] = self.cleaned_data
        scans = {NOTICE: "notice_scan", RULING: "ruling_scan", CREDENTIALS: "credentials_scan"}
        return ServedNotice(
            notice_number=typed["notice_number"],
            dated_on=typed["dated_on"],
            matters=[Matter(one) for one in typed["matters"]],
            unit_numbers=[line for line in typed["unit_numbers"].splitlines() if line.strip()],
            ruling_number=typed["ruling_number"],
            ruling_on=typed["ruling_on"],
            officers=typed["officers"],
            credentials=typed["credentials"],
            phone=typed["phone"],
            buyer_served_on=typed["buyer_served_on"],
            said={name: typed.get(name) for name in SAID},
            scans={code: [typed[name]] for code, name in scans.items() if typed.get(name)},
        )
