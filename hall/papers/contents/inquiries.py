"""协助查询回函: what each asked office says about a property, bundled for who asked (附件1 三; J4)."""

from collections.abc import Iterator
from datetime import date, datetime

from hall.papers.contents.schema import Content, Part, block, field
from hall.papers.contents.shared import Fact, Office
from hall.papers.kinds import PaperKind


@block
class AnsweredTopic(Part):
    """One topic: lines, or why they cannot be given (不能提供的应回复说明)."""

    topic: str = field("查询内容")
    provided: bool = field("是否提供")
    lines: tuple[Fact, ...] = field("内容", default=())
    explanation: str = field("说明", default="")

    def faults(self) -> Iterator[str]:
        if not self.provided and not self.explanation:
            yield f"“{self.topic}”不能提供，缺说明"


@block
class OfficeReply(Part):
    """One office's reply."""

    office: str = field("答复单位")
    clause: str = field("依据")
    replied_by: str = field("答复人")
    replied_at: datetime = field("答复时间")
    topics: tuple[AnsweredTopic, ...] = field("查询内容", at_least=1)
    attachments: tuple[Fact, ...] = field("附件", default=())


@block
class InquiryReply(Content):
    """协助查询回函: one letter for all replies; `supplement` counts the letters that follow it."""

    kind = PaperKind.INQUIRY_REPLY

    office: Office = field("登记机构")
    number: str = field("查询编号")
    addressee: str = field("查询单位")
    letter_number: str = field("来函文号", default="")
    case_number: str = field("执行案号")
    owner: str = field("不动产权利人")
    property: str = field("不动产")
    address: str = field("坐落", default="")
    received_on: date = field("收到日期")
    supplement: int = field("补充次序", default=0)
    offices: tuple[OfficeReply, ...] = field("答复", at_least=1)
    owing: tuple[str, ...] = field("尚未答复的单位", default=())
    sent_on: date = field("发函日期")
