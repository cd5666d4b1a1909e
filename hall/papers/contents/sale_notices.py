"""Papers of a judicial sale for people: the creditor whose mortgage has ended, and the buyer."""

from datetime import datetime

from hall.papers.contents.schema import Content, block, field
from hall.papers.contents.shared import Fact, Office, Property
from hall.papers.kinds import PaperKind


@block
class CancellationNotice(Content):
    """涂销抵押权登记告知书: to the creditor whose mortgage the court's sale has extinguished."""

    kind = PaperKind.CANCELLATION_NOTICE

    office: Office = field("登记机构")
    case_number: str = field("业务编号")
    creditors: tuple[str, ...] = field("抵押权人", at_least=1)
    property: Property = field("不动产情况")
    court: str = field("人民法院")
    ruling: str = field("裁定书案号")
    cause: str = field("原因")
    proofs: tuple[str, ...] = field("登记证明号", default=())
    recorded_at: datetime = field("登簿时间")


@block
class BuyerNotice(Content):
    """司法拍卖买受人办理通知书: what to bring, what taxes to expect, when to come ([S1] 四)."""

    kind = PaperKind.BUYER_NOTICE

    office: Office = field("登记机构")
    buyers: tuple[str, ...] = field("买受人", at_least=1)
    court: str = field("人民法院")
    ruling: str = field("裁定书案号")
    properties: tuple[Property, ...] = field("不动产情况", at_least=1)
    price: str = field("成交价")
    bring: tuple[str, ...] = field("请带的材料", at_least=1)
    taxes: tuple[Fact, ...] = field("税费测算", default=())
    where: str = field("办理地点")
    page: str = field("预约办理的网页", default="")
    notified_at: datetime = field("通知时间")
