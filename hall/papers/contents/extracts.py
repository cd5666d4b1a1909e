"""不动产登记资料查询结果证明: what the book says, as far as the asker may know it."""

from datetime import datetime

from hall.papers.contents.schema import Content, block, field
from hall.papers.contents.shared import Fact, Office
from hall.papers.kinds import PaperKind


@block
class Extract(Content):
    """查询结果证明 (查询暂行办法 20): asker, purpose, extent, and the register as of a minute."""

    kind = PaperKind.EXTRACT

    office: Office = field("登记机构")
    case_number: str = field("业务编号")
    askers: tuple[str, ...] = field("查询人", at_least=1)
    purpose: str = field("查询目的")
    scope: str = field("查询范围")
    unit_number: str = field("不动产单元号")
    condition: tuple[Fact, ...] = field("自然状况", at_least=1)
    rights: tuple[Fact, ...] = field("权利状况", default=())
    restrictions: tuple[Fact, ...] = field("权利限制", at_least=1)
    read_at: datetime = field("查询时间")
    made_by: str = field("经办人")
