"""Shapes of the inquiries' API: what a letter of inquiry and a reply look like as JSON."""

from typing import Any

from rest_framework import serializers

from hall.exchange.api.files import Base64Field
from hall.inquiries.models import QuestionState
from hall.inquiries.topics import Topic
from hall.staff.departments import D

Shape = serializers.Serializer[dict[str, Any]]


def text(longest: int, words: str, *, required: bool = False) -> serializers.CharField:
    more: dict[str, Any] = {} if required else {"required": False, "allow_blank": True}
    return serializers.CharField(max_length=longest, help_text=words, **more)


class ContactShape(Shape):
    """承办人."""

    name = text(40, "姓名")
    phone = text(30, "电话")


class InquiryShape(Shape):
    """查询函 (附件1 三（一）): 执行案号、权利人、产权证号 or its substitute."""

    case_number = text(60, "执行案号，如（2026）粤5302执1234号", required=True)
    owner = text(120, "不动产权利人；未登记的写开发企业或购房人", required=True)
    certificate_number = text(80, "产权证号")
    unit_number = text(40, "没有证号的：不动产单元号，28 位")
    presale_permit = text(60, "没有证号的：预售许可证号，与房号一起")
    room = text(40, "房号")
    filing_number = text(40, "没有证号的：合同备案号")
    reason = text(200, "没有产权证号的理由")
    departments = serializers.ListField(
        child=serializers.ChoiceField(D.choices), min_length=1, max_length=8, help_text="向哪些单位查询"
    )
    letter_number = text(60, "来函文号；同一封函重发不重复登记")
    letter_due_on = serializers.DateField(required=False, allow_null=True, help_text="询价函写明的完成日期")
    contact = ContactShape(required=False, help_text="承办人")


class LineShape(Shape):
    """One line of a reply."""

    label = text(60, "名目")  # type: ignore[assignment]  # a field of ours, not the serializer's own name
    text = text(1000, "内容", required=True)


class PartShape(Shape):
    """One topic of a reply."""

    topic = serializers.ChoiceField(Topic.choices, help_text="查询内容")
    provided = serializers.BooleanField(help_text="能否提供；不能的须说明")
    lines = LineShape(many=True, required=False, help_text="内容")
    explanation = text(1000, "说明；不能提供的必填")


class AttachmentShape(Shape):
    """A file sent with a reply."""

    name = text(200, "文件名，.pdf、.jpg 或 .png", required=True)
    content = Base64Field(help_text="文件内容，base64")


class ReplyShape(Shape):
    """答复: every topic asked, and files."""

    parts = PartShape(many=True, help_text="逐项答复，问了几项答几项")
    attachments = AttachmentShape(many=True, required=False, help_text="附件，最多 20 个")


class FileShape(Shape):
    """An attachment of a reply, without its content."""

    id = serializers.IntegerField(help_text="编号，取附件时用")
    name = serializers.CharField(help_text="文件名")
    sha256 = serializers.CharField(help_text="摘要")


class GivenReplyShape(Shape):
    """A reply as it was given."""

    replied_at = serializers.DateTimeField(help_text="答复时间")
    parts = PartShape(many=True, help_text="逐项内容")
    attachments = FileShape(many=True, help_text="附件")


class QuestionShape(Shape):
    """One office's part of an inquiry."""

    department = serializers.ChoiceField(D.choices, help_text="答复单位")
    topics = serializers.ListField(child=serializers.ChoiceField(Topic.choices), help_text="查询内容")
    state = serializers.ChoiceField(QuestionState.choices, help_text="状态")
    due_on = serializers.DateField(help_text="到期日")
    provisional = serializers.BooleanField(help_text="到期日是否推算")
    limit = serializers.CharField(help_text="时限，参照的注明")
    light = serializers.CharField(help_text="剩余或逾期，如“剩 2 日”")
    overdue = serializers.BooleanField(help_text="是否逾期")
    replies = GivenReplyShape(many=True, help_text="查询单位和本单位看得到的答复")


class LetterLineShape(Shape):
    """A letter in the list."""

    ordinal = serializers.IntegerField(help_text="次序；1 是回函，以后是补充回函")
    title = serializers.CharField(help_text="名称")
    sent_at = serializers.DateTimeField(help_text="发出时间")
    complete = serializers.BooleanField(help_text="发出时各单位是否都已答复")
    content_hash = serializers.CharField(help_text="内容摘要（SHA-256）")


class ShownInquiryShape(Shape):
    """An inquiry and how far it is."""

    number = serializers.CharField(help_text="查询编号")
    case_number = serializers.CharField(help_text="执行案号")
    asker = serializers.CharField(help_text="查询单位")
    property = serializers.CharField(help_text="不动产")
    address = serializers.CharField(help_text="坐落，查不到的为空")
    received_on = serializers.DateField(help_text="收到日期")
    closed = serializers.BooleanField(help_text="是否全部答复")
    questions = QuestionShape(many=True, help_text="各单位")
    letters = LetterLineShape(many=True, help_text="回函")


class InquiriesShape(Shape):
    """A page of inquiries."""

    inquiries = ShownInquiryShape(many=True, help_text="新的在前")
    next = serializers.CharField(allow_blank=True, help_text="下一页的 before，没有的为空")


class AskShape(Shape):
    """Which inquiries."""

    box = serializers.ChoiceField(
        [("asked", "本单位提出的"), ("owed", "等本单位答复的")], default="asked", help_text="哪些查询"
    )
    case_number = text(60, "只看这个案号的")
    before = serializers.RegexField(
        r"^\d{4}-\d{6,9}$", required=False, help_text="上一页最后一件的查询编号", max_length=20
    )


class DraftShape(Shape):
    """What the office's own records offer for its reply."""

    number = serializers.CharField(help_text="查询编号")
    owner = serializers.CharField(help_text="不动产权利人")
    parts = PartShape(many=True, help_text="本单位记录查到的，供核对后答复")


class DocumentShape(Shape):
    """A file with its content."""

    name = serializers.CharField(help_text="文件名")
    content_hash = serializers.CharField(help_text="摘要（SHA-256）")
    content = serializers.CharField(help_text="文件内容，base64")
