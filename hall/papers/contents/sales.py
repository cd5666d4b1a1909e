"""Papers of a judicial sale: the question to the court, and the result."""

from datetime import date, datetime

from hall.papers.contents.schema import Content, block, field
from hall.papers.contents.shared import Fact, Office, Property
from hall.papers.kinds import PaperKind


@block
class CourtLetter(Content):
    """函询: what an order to transfer leaves out, asked of the court in writing (domain B9)."""

    kind = PaperKind.COURT_LETTER

    office: Office = field("登记机构")
    case_number: str = field("业务编号")
    court: str = field("人民法院")
    order_number: str = field("文书案号")
    properties: tuple[Property, ...] = field("不动产情况", at_least=1)
    points: tuple[Fact, ...] = field("函询事项", at_least=1)
    asked_at: datetime = field("发函时间")


@block
class ExecutionResult(Content):
    """协助执行结果告知书: what has been registered on the court's order, and what stays."""

    kind = PaperKind.EXECUTION_RESULT

    office: Office = field("登记机构")
    case_number: str = field("业务编号")
    court: str = field("人民法院")
    order_number: str = field("协助执行通知书案号")
    ruling: str = field("裁定书案号")
    properties: tuple[Property, ...] = field("不动产情况", at_least=1)
    owners: tuple[str, ...] = field("权利人", at_least=1)
    price: str = field("取得价格", default="")
    acquired_on: date = field("权利取得日")
    ended: tuple[Fact, ...] = field("终止的权利和事项", default=())
    left: tuple[Fact, ...] = field("继续存在的权利和事项", default=())
    taxes: str = field("被执行人的税款", default="")
    recorded_at: datetime = field("登簿时间")
    recorded_by: str = field("登簿人")
