"""What the parties of a case are told when an order of a court stops it."""

from datetime import date, datetime

from hall.papers.contents.schema import Content, block, field
from hall.papers.contents.shared import Office, Property
from hall.papers.kinds import PaperKind


@block
class StopNotice(Content):
    """中止办理告知书: one for each applicant of a case that an order has paused (查扣冻规定 21, 23)."""

    kind = PaperKind.STOP_NOTICE

    office: Office = field("登记机构")
    addressee: str = field("申请人")
    case_number: str = field("受理编号")
    item: str = field("登记事项")
    properties: tuple[Property, ...] = field("不动产情况", at_least=1)
    document: str = field("中止的依据")
    after: date = field("自次日起停止计时")
    effect: str = field("中止的效果")
    next_steps: tuple[str, ...] = field("申请人可以怎样做", at_least=1)
    notified_at: datetime = field("告知时间")
