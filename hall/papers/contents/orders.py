"""Papers for a court: that its order has come in, and what the register did with it (domain §6.3)."""

from datetime import date, datetime

from hall.papers.contents.schema import Content, block, field
from hall.papers.contents.shared import Fact, Office, Property
from hall.papers.kinds import PaperKind


@block
class ServiceReturn(Content):
    """送达回证: which documents were served when, to the minute, by whom; given back to the authority."""

    kind = PaperKind.SERVICE_RETURN

    office: Office = field("受送达机关")
    receipt_number: str = field("收文号")
    case_number: str = field("业务编号")
    authority: str = field("来文机关")
    order_number: str = field("文书案号", default="")
    matter: str = field("协助事项")
    documents: tuple[str, ...] = field("送达文书", at_least=1)
    properties: tuple[Property, ...] = field("不动产情况", at_least=1)
    served_at: datetime = field("送达时间")
    service_order: int = field("同一分钟送达的先后", default=1)
    order_reason: str = field("先后理由", default="")
    served_how: str = field("送达方式")
    served_by: str = field("送达人", default="")
    credential: str = field("送达人工作证号", default="")
    effect: str = field("收文后的处理")
    received_by: str = field("受送达人")
    received_at: datetime = field("登记时间")


@block
class SeizureNotice(Content):
    """查封登记告知书: 首封 or 轮候 with its number, renewal or release, and what else stands on the unit."""

    kind = PaperKind.SEIZURE_NOTICE

    office: Office = field("登记机构")
    case_number: str = field("业务编号")
    authority: str = field("来文机关")
    order_number: str = field("文书案号")
    matter: str = field("协助事项")
    property: Property = field("不动产情况")
    result: str = field("办理结果")
    served_at: datetime = field("送达时间")
    first_day: date | None = field("期限自", default=None)
    last_day: date | None = field("期限至", default=None)
    others: tuple[Fact, ...] = field("其他查封、轮候查封", default=())
    burdens: tuple[Fact, ...] = field("抵押等权利", default=())
    registered_at: datetime = field("登簿时间")
    registered_by: str = field("登簿人")


@block
class ReviewSuggestion(Content):
    """审查建议书: what the registry draws the court's attention to; it carries the order out all the same."""

    kind = PaperKind.REVIEW_SUGGESTION

    office: Office = field("登记机构")
    case_number: str = field("业务编号")
    authority: str = field("来文机关")
    order_number: str = field("文书案号")
    matter: str = field("协助事项")
    properties: tuple[Property, ...] = field("不动产情况", at_least=1)
    suggestion: str = field("审查建议")
    suggested_at: datetime = field("提出时间")
    suggested_by: str = field("提出人")
