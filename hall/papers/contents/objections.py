"""异议登记告知书: the registered holder learns that an objection stands on his property (民法典 220)."""

from datetime import date, datetime

from hall.papers.contents.schema import Content, block, field
from hall.papers.contents.shared import Office, Property
from hall.papers.kinds import PaperKind


@block
class ObjectionNotice(Content):
    """异议登记告知书: what is objected to, by whom (name masked), and until when."""

    kind = PaperKind.OBJECTION_NOTICE

    office: Office = field("登记机构")
    case_number: str = field("业务编号")
    holders: tuple[str, ...] = field("权利人", at_least=1)
    property: Property = field("不动产情况")
    objectors: str = field("异议人")
    matter: str = field("异议事项")
    last_day: date | None = field("失效前最后一日", default=None)
    lawsuit: str = field("起诉受理案号", default="")
    recorded_at: datetime = field("登簿时间")
    recorded_by: str = field("登簿人")
