"""What a court types of its sale, of its papers, of a notice to housing, of an answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from hall.catalogue.judicial_payloads import CANCELLED_OR_KEPT, DISPOSED
from hall.identity.documents import DocumentKind
from judicial.auctions.replying import PaperReply
from judicial.auctions.said import BuyerSaid, PapersSaid, SaleSaid
from judicial.forms.refusing import RefusingForm
from judicial.models.auctions import WAYS
from judicial.services.notices import CREDENTIALS, NOTICE, RULING

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
SCAN = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})
UNSAID = [("", "文书没有写明"), *CANCELLED_OR_KEPT]


class SaleForm(RefusingForm):
    """成交登记."""

    execution_number = forms.CharField(label="执行案号", max_length=60, help_text="如（2026）粤5302执1234号")
    unit_numbers = forms.CharField(
        label="不动产单元号", widget=forms.Textarea(attrs={"rows": 2}), max_length=3000, help_text="每行一个"
    )
    debtor = forms.CharField(label="被执行人", max_length=120)
    debtor_document = forms.CharField(
        label="被执行人证件号码", max_length=50, required=False, help_text="写明的与登记簿核对，以免同名"
    )
    way = forms.ChoiceField(label="处置方式", choices=WAYS)
    platform = forms.CharField(label="拍卖平台", max_length=60, required=False)
    lot_number = forms.CharField(label="标的编号", max_length=60, required=False)
    price = forms.DecimalField(label="成交价（元）", max_digits=16, decimal_places=2)
    price_without_tax = forms.BooleanField(label="成交价不含增值税", required=False)
    sold_on = forms.DateField(label="成交日期", widget=DAY)
    paid_on = forms.DateField(label="付清全款日期", widget=DAY, required=False)
    buyer_name = forms.CharField(label="买受人姓名、名称", max_length=120)
    buyer_kind = forms.TypedChoiceField(
        label="证件种类", choices=DocumentKind.choices, coerce=int, initial=DocumentKind.ID_CARD
    )
    buyer_document = forms.CharField(label="证件号码", max_length=50)
    buyer_phone = forms.CharField(label="联系电话", max_length=20, required=False)
    other_buyers = forms.CharField(
        label="其他买受人",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        required=False,
        help_text="每行一人：姓名 身份证号码；登记为共同共有",
    )
    priority_letter = forms.CharField(
        label="移送执行函文号", max_length=60, required=False, help_text="本院不是首封法院的填写"
    )
    project = forms.CharField(
        label="开发项目名称", max_length=200, required=False, help_text="在建在售、已建在售项目的填写"
    )
    resale = forms.BooleanField(label="重新拍卖：原买受人悔拍，原成交作废", required=False)
    SECTIONS = (
        (
            "案件和不动产",
            ("execution_number", "unit_numbers", "debtor", "debtor_document", "project", "priority_letter"),
        ),
        (
            "成交",
            ("way", "platform", "lot_number", "price", "price_without_tax", "sold_on", "paid_on", "resale"),
        ),
        ("买受人", ("buyer_name", "buyer_kind", "buyer_document", "buyer_phone", "other_buyers")),
    )

    @property
    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The form in the order of the paper."""
        return [(title, [self[name] for name in names]) for title, names in self.SECTIONS]

    def said(self) -> SaleSaid:
        typed: dict[str, Any] = self.cleaned_data
        names = (
            "execution_number",
            "debtor",
            "debtor_document",
            "way",
            "platform",
            "lot_number",
            "price",
            "sold_on",
            "paid_on",
            "resale",
        )
        return SaleSaid(
            unit_numbers=[line for line in typed["unit_numbers"].splitlines() if line.strip()],
            price_includes_tax=not typed["price_without_tax"],
            priority_letter=typed["priority_letter"],
            project=typed["project"],
            buyers=[self.first_buyer(), *others_of(typed["other_buyers"])],
            **{name: typed[name] for name in names},
        )

    def first_buyer(self) -> BuyerSaid:
        typed: dict[str, Any] = self.cleaned_data
        return BuyerSaid(
            typed["buyer_name"], typed["buyer_document"], typed["buyer_kind"], typed["buyer_phone"]
        )

    def take_errors(self, refused: Any) -> None:
        errors = getattr(refused, "message_dict", None)
        if errors and "buyers" in errors:
            self.add_error("buyer_document", errors.pop("buyers"))
            for name, problems in errors.items():
                self.add_error(name if name in self.fields else None, problems)
            return
        super().take_errors(refused)


def others_of(text: str) -> list[BuyerSaid]:
    """One buyer a line: name, blank, ID number."""
    lines = (line.split() for line in text.splitlines() if line.strip())
    return [BuyerSaid(parts[0], parts[-1] if len(parts) > 1 else "") for parts in lines]


class PapersForm(RefusingForm):
    """送达裁定书和协助执行通知书."""

    ruling_number = forms.CharField(label="裁定书案号", max_length=60)
    paid_on = forms.DateField(label="付清全款日期", widget=DAY, required=False)
    ruled_on = forms.DateField(label="裁定日期", widget=DAY)
    served_on = forms.DateField(label="送达买受人日期", widget=DAY, help_text="所有权自这一天转移")
    disposed = forms.ChoiceField(label="处置范围", choices=DISPOSED)
    mortgages = forms.ChoiceField(label="抵押权", choices=UNSAID, required=False)
    notices = forms.ChoiceField(label="预告登记", choices=UNSAID, required=False)
    objections = forms.ChoiceField(label="异议登记", choices=UNSAID, required=False)
    buyer_documents = forms.CharField(
        label="裁定书写明的买受人证件号码",
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
        max_length=2000,
        required=False,
        help_text="每行一个；填写的与成交登记核对，不一致的不能送达",
    )
    ruling_scan = forms.FileField(label="裁定书扫描件", widget=SCAN, help_text="PDF、JPG、PNG，不超过 20 MB")
    notice_scan = forms.FileField(label="协助执行通知书扫描件", widget=SCAN)
    other_scan = forms.FileField(label="移送执行函等其他扫描件", widget=SCAN, required=False)
    SCANS = {"ruling_scan": RULING, "notice_scan": NOTICE, "other_scan": CREDENTIALS}

    def said(self) -> PapersSaid:
        typed = {name: value for name, value in self.cleaned_data.items() if name not in self.SCANS}
        return PapersSaid(**typed | {"buyer_documents": typed["buyer_documents"].split()})

    def scans(self) -> dict[str, list[UploadedFile[bytes]]]:
        """The files, by what they are scans of."""
        chosen = self.cleaned_data
        return {kind: [chosen[name]] for name, kind in self.SCANS.items() if chosen.get(name)}


class DaysForm(RefusingForm):
    """付款、裁定、送达日期, as they become known."""

    paid_on = forms.DateField(label="付清全款日期", widget=DAY, required=False)
    ruled_on = forms.DateField(label="裁定日期", widget=DAY, required=False)
    served_on = forms.DateField(label="裁定送达买受人日期", widget=DAY, required=False)


class HousingNoticeForm(RefusingForm):
    """执行前告知住建."""

    execution_number = forms.CharField(label="执行案号", max_length=60)
    unit_numbers = forms.CharField(
        label="不动产单元号", widget=forms.Textarea(attrs={"rows": 2}), max_length=3000, help_text="每行一个"
    )
    matter = forms.CharField(label="拟采取的执行措施", max_length=300)
    declared = forms.CharField(
        label="开发项目名称", max_length=200, required=False, help_text="住建部门有记录的不必填"
    )


class RecordForm(RefusingForm):
    """会商情况."""

    record = forms.CharField(label="会商情况", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class CallForm(RefusingForm):
    """通知买受人."""

    way = forms.ChoiceField(
        label="通知方式", choices=(("call", "电话"), ("message", "短信"), ("in-person", "当面"))
    )
    words = forms.CharField(label="通知内容、答复", max_length=300)
    missed = forms.BooleanField(label="没有通知到", required=False)


class AnswerForm(RefusingForm):
    """复函: one choice for each point of the letter."""

    reply_number = forms.CharField(label="复函文号", max_length=60)

    def __init__(self, *args: Any, points: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in points.items():
            self.fields[name] = forms.ChoiceField(label=label, choices=[("", "请选择"), *CANCELLED_OR_KEPT])


class PaperAnswerForm(AnswerForm):
    """纸质复函: the same, with its date, its scan, and what else it says."""

    replied_on = forms.DateField(label="复函日期", widget=DAY)
    scan = forms.FileField(
        label="复函扫描件",
        widget=SCAN,
        help_text="PDF、JPG、PNG，不超过 20 MB",
    )
    words = forms.CharField(
        label="复函的其他内容", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, points: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, points=points, **kwargs)
        self.order_fields(["reply_number", "replied_on", *points, "scan", "words"])

    def paper(self) -> PaperReply:
        typed: dict[str, Any] = self.cleaned_data
        return PaperReply(typed["replied_on"], typed["scan"], typed["words"])
