"""房屋交易办理结果: what comes of housing's own business (row 25), a 备案 or an opinion with its number."""

from datetime import date, datetime
from decimal import Decimal

from hall.papers.contents.schema import Content, block, field
from hall.papers.contents.shared import Office, Property
from hall.papers.kinds import PaperKind


@block
class HousingOutcome(Content):
    """房屋交易办理结果: its number, for whom and which home; contract and price where one was filed."""

    kind = PaperKind.HOUSING_OUTCOME

    office: Office = field("办理部门")
    case_number: str = field("受理编号")
    item: str = field("办理事项")
    number: str = field("备案号或者意见编号")
    applicants: tuple[str, ...] = field("申请人", at_least=1)
    property: Property = field("不动产情况")
    contract_number: str = field("合同编号", default="")
    signed_on: date | None = field("签订日期", default=None)
    price: Decimal | None = field("成交价格", default=None)
    result: str = field("办理结果")
    decided_at: datetime = field("办结时间")
    decided_by: str = field("经办人")
