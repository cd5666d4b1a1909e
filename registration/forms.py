"""What officers type at the register's pages."""

from __future__ import annotations

from django import forms

from hall.clock import today
from hall.identity.documents import DocumentKind
from hall.identity.numbers import CertificateKind, CertificateNumber
from hall.staff.departments import D
from registration.services.handing_over import Parcel, Receiver
from registration.services.lending import BORROWERS


class SearchForm(forms.Form):
    """One field for every key."""

    text = forms.CharField(
        label="查什么",
        max_length=120,
        help_text="单元号（可只填开头 12 位以上）、证号、证件号码、权利人姓名或者坐落，至少两个字",
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
    )


class DayForm(forms.Form):
    """The day as of which the book is read."""

    on = forms.DateField(
        label="查看哪一天的现势", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean_on(self) -> object:
        on = self.cleaned_data["on"]
        if on and on > today():
            raise forms.ValidationError("不能查看将来的日期，请选今天或者以前的日期")
        return on


class StockForm(forms.Form):
    """入库."""

    kind = forms.ChoiceField(label="种类", choices=CertificateKind.choices)
    first = forms.CharField(label="首本印刷序列号", max_length=20, help_text="如 44000000001")
    count = forms.IntegerField(label="本数", min_value=1, max_value=20_000)


class ReceiverForm(forms.Form):
    """领证人."""

    name = forms.CharField(label="领证人姓名或名称", max_length=120)
    document_kind = forms.TypedChoiceField(
        label="证件种类", choices=DocumentKind.choices, coerce=int, initial=DocumentKind.ID_CARD
    )
    document_number = forms.CharField(
        label="证件号码", max_length=50, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    identity_check = forms.ChoiceField(
        label="身份核验方式",
        choices=[(way, way) for way in ("核对身份证原件", "读卡核验", "人脸核验", "核对营业执照和授权")],
    )
    authority = forms.CharField(
        label="委托书", max_length=120, required=False, help_text="代理人领证的，填写委托书的出具人和日期"
    )
    signature = forms.CharField(label="签名", max_length=5000, help_text="请领证人签名或者输入姓名确认")

    def receiver(self) -> Receiver:
        said = self.cleaned_data
        return Receiver(
            name=said["name"],
            document_kind=said["document_kind"],
            document_number=said["document_number"],
            signature=said["signature"],
            identity_check=said["identity_check"],
            authority=said["authority"],
        )


class PostForm(forms.Form):
    """邮寄."""

    waybill = forms.CharField(label="运单号", max_length=40)
    carrier = forms.CharField(label="邮递企业", max_length=60, initial="中国邮政速递物流（EMS）")
    note = forms.CharField(label="备注", max_length=200, required=False)

    def parcel(self) -> Parcel:
        said = self.cleaned_data
        return Parcel(said["waybill"], said["carrier"], said["note"])


class ReasonForm(forms.Form):
    """Why a blank is spoilt."""

    reason = forms.CharField(label="作废原因", max_length=200)


class ArchiveSearchForm(forms.Form):
    """Find a file."""

    text = forms.CharField(label="档案号或者受理号", max_length=40, required=False)


class MoveForm(forms.Form):
    """Where a file lies now."""

    place = forms.CharField(label="存放位置", max_length=100)


class LendForm(forms.Form):
    """借阅."""

    department = forms.ChoiceField(
        label="借阅部门", choices=[(one.value, one.label) for one in BORROWERS], initial=D.REGISTRATION
    )
    borrower = forms.CharField(label="借阅人", max_length=60, error_messages={"required": "请填写借阅人姓名"})
    purpose = forms.CharField(label="借阅事由", max_length=200, error_messages={"required": "请填写借阅事由"})
    due_on = forms.DateField(
        label="应还日期",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写应还日期", "invalid": "请按 2026-09-18 的写法填写日期"},
    )


class ReturnForm(forms.Form):
    """归还."""

    condition = forms.CharField(
        label="归还情况", max_length=200, required=False, help_text="有缺页、破损的写明；完好的不用填"
    )


class LookUpForm(forms.Form):
    """Another department looks a file up: which, and what for."""

    text = forms.CharField(
        label="档案号、受理号或者不动产单元号",
        max_length=60,
        error_messages={"required": "请填写档案号、受理号或者不动产单元号"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    purpose = forms.CharField(
        label="查阅目的", max_length=100, error_messages={"required": "请写明查阅目的，查阅情况留痕"}
    )


class VerifyForm(forms.Form):
    """The number of a certificate, as the public types it."""

    number = forms.CharField(
        label="证书或证明的证号", max_length=80, help_text="如 粤（2026）云浮市不动产权第0000001号"
    )

    def clean_number(self) -> str:
        return str(CertificateNumber.parse(self.cleaned_data["number"]))
