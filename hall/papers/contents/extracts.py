"""资料查询: the request as its asker signs it, and what the book says as far as the asker may know it."""

from datetime import datetime

from hall.papers.contents.schema import Content, block, field
from hall.papers.contents.shared import Fact, Office, Person
from hall.papers.kinds import PaperKind


@block
class ExtractRequest(Content):
    """不动产登记资料查询申请书 (查询暂行办法 8): who asks as what, for what purpose, of which units."""

    kind = PaperKind.EXTRACT_REQUEST

    office: Office = field("登记机构")
    case_number: str = field("业务编号")
    askers: tuple[Person, ...] = field("查询人", at_least=1)
    standing: str = field("查询人身份")
    proof: str = field("利害关系证明", default="")
    purpose: str = field("查询目的")
    unit_numbers: tuple[str, ...] = field("查询的不动产单元", at_least=1)
    asked_at: datetime = field("申请时间")
    received_by: str = field("收件人")


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
    originals: tuple[Fact, ...] = field("登记原始资料", default=())
    read_at: datetime = field("查询时间")
    made_by: str = field("经办人")
