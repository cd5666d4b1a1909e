"""Forms of the inquiry pages; services judge the values, what was typed stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hall.cases.forms.material import ManyFiles, ScansField
from hall.inquiries.answers import Line
from hall.inquiries.clues import Clues, read_clues
from hall.inquiries.models import Question
from hall.inquiries.reply_lines import read_lines, rows_for, written
from hall.inquiries.services.attaching import Attachment
from hall.inquiries.services.replying import Part
from hall.inquiries.topics import Topic
from hall.inquiries.who_may_ask import lines_of
from hall.staff.departments import D

CLUES = (
    "case_number",
    "owner",
    "certificate_number",
    "unit_number",
    "presale_permit",
    "room",
    "filing_number",
    "reason",
)
GIVE, REFUSE = "give", "refuse"


def line(label: str, longest: int, hint: str = "", **more: Any) -> forms.CharField:
    """A line of text nobody has to fill in as far as the form goes."""
    return forms.CharField(label=label, max_length=longest, required=False, help_text=hint, **more)


class InquiryForm(forms.Form):
    """查询函: what it must carry is judged by the clues (附件1 三（一）)."""

    case_number = forms.CharField(
        label="执行案号",
        max_length=60,
        help_text="如（2026）粤5302执1234号",
        error_messages={"required": "请填写案号。"},
    )
    owner = forms.CharField(
        label="不动产权利人",
        max_length=120,
        help_text="未登记的写开发企业或购房人",
        error_messages={"required": "查询须写明不动产权利人（附件1 三（一））。"},
    )
    certificate_number = line("产权证号", 80, "如 粤（2026）云浮市不动产权第0000001号")
    unit_number = line("不动产单元号", 40, "28 位，可以带空格")
    presale_permit = line("预售许可证号", 60)
    room = line("房号", 40, "与预售许可证号一起填")
    filing_number = line("合同备案号", 40)
    reason = line("没有产权证号的理由", 200, "如：尚未首次登记")
    departments = forms.MultipleChoiceField(
        label="向哪些单位查询",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选择一个要查询的单位。"},
    )
    letter_number = line("来函文号", 60)
    letter_due_on = forms.DateField(
        label="询价函写明的完成日期",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="只对税务局的定向询价有效；不写的按十个工作日",
        error_messages={"invalid": "请按 2026-09-18 的写法填写日期"},
    )
    contact_name = line("承办人", 40)
    contact_phone = line("联系电话", 30)

    def __init__(self, asker: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(row.asked, _choice(row.asked, row.topics)) for row in lines_of(asker)]
        self.fields["departments"].choices = choices  # type: ignore[attr-defined]  # a choice field's
        if asker != D.COURT:
            del self.fields["letter_due_on"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for name, text in said.items():
            if isinstance(text, str) and "\x00" in text:
                self.add_error(name, "不能有空字符，请删去后重录。")
        if not self.errors:
            try:
                said["clues"] = read_clues(**{name: said[name] for name in CLUES})
            except ValidationError as refused:
                self.add_error(None, refused)
        return said

    @property
    def clues(self) -> Clues:
        """Once it is valid."""
        found: Clues = self.cleaned_data["clues"]
        return found

    @property
    def contact(self) -> dict[str, str]:
        return {"name": self.cleaned_data["contact_name"], "phone": self.cleaned_data["contact_phone"]}


def _choice(asked: str, topics: Sequence[str]) -> str:
    return f"{D(asked).label}：{'、'.join(Topic(topic).label for topic in topics)}"


class TopicFields:
    """The fields of one topic, for the template."""

    def __init__(self, form: ReplyForm, topic: str) -> None:
        self.label = Topic(topic).label
        self.choice = form[f"choice-{topic}"]
        self.lines = form[f"lines-{topic}"]
        self.why = form[f"why-{topic}"]
        self.offered = len(form.offered.get(topic, ()))


class ReplyForm(forms.Form):
    """答复: per topic 提供 with its lines or 不能提供 with the reason; what the records hold is typed in.

    Nothing is chosen beforehand: choosing 提供 is the officer's confirmation.
    """

    scans = ScansField(
        label="附件",
        required=False,
        widget=ManyFiles(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text="PDF、JPG、PNG，每个不超过 20 MB",
    )

    def __init__(
        self, question: Question, offered: Mapping[str, Sequence[Line]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.question, self.offered = question, offered
        for topic in question.topics:
            label = Topic(topic).label
            self.fields[f"choice-{topic}"] = forms.ChoiceField(
                label=f"{label}：能否提供",
                widget=forms.RadioSelect,
                choices=[(GIVE, "提供，下面的内容已核对"), (REFUSE, "不能提供，说明写在下面")],
                error_messages={"required": "这一项还没有答复：请提供，或者说明不能提供的原因。"},
            )
            self.fields[f"lines-{topic}"] = forms.CharField(
                label="内容",
                required=False,
                initial=written(offered.get(topic, ())),
                help_text="每行一条，写成“名目：内容”",
                widget=forms.Textarea(attrs={"rows": rows_for(offered.get(topic, ()))}),
            )
            self.fields[f"why-{topic}"] = forms.CharField(
                label="说明",
                required=False,
                help_text="不能提供的必须说明；提供的也可以补充",
                max_length=1000,
            )

    @property
    def topics(self) -> list[TopicFields]:
        return [TopicFields(self, topic) for topic in self.question.topics]

    @property
    def parts(self) -> list[Part]:
        """What was chosen; topics nothing was chosen for are left out, so that the service names them."""
        said = self.cleaned_data
        return [
            Part(
                topic,
                said[f"choice-{topic}"] == GIVE,
                read_lines(said[f"lines-{topic}"]),
                said[f"why-{topic}"],
            )
            for topic in self.question.topics
            if said[f"choice-{topic}"]
        ]

    @property
    def attachments(self) -> list[Attachment]:
        uploads = self.cleaned_data.get("scans") or []
        return [Attachment(upload.name or "附件", upload.read()) for upload in uploads]

    def refuse(self, error: ValidationError) -> None:
        """Put the service's reasons at the fields they concern."""
        if not hasattr(error, "error_dict"):
            self.add_error("scans", error)
            return
        for topic, reasons in error.message_dict.items():
            known = f"choice-{topic}" in self.fields
            field = f"why-{topic}" if known and "回复说明" in reasons[0] else f"choice-{topic}"
            self.add_error(field if known else None, reasons)
