"""Papers of the review: the approval sheet and the written refusal."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import ClassVar

from hall.papers.contents.schema import Content, Part, block, field
from hall.papers.contents.shared import Fact, MaterialLine, Office, Property, Remedy
from hall.papers.kinds import PaperKind

REFUSAL_GROUNDS = (
    "违反法律、行政法规规定",
    "存在尚未解决的权属争议",
    "申请登记的不动产权利超过规定期限",
    "法律、行政法规规定不予登记的其他情形",
)


@block
class Opinion(Part):
    """审批意见: what one officer or department said at one step."""

    step: str = field("环节")
    department: str = field("部门")
    text: str = field("意见")
    officer: str = field("经办人")
    at: datetime = field("时间")


@block
class Approval(Content):
    """不动产登记审批表: the facts, the checks and every opinion from acceptance to 登簿."""

    kind = PaperKind.APPROVAL

    office: Office = field("登记机构")
    case_number: str = field("受理编号")
    item: str = field("登记事项")
    cause: str = field("登记原因")
    obligees: tuple[str, ...] = field("权利人", at_least=1)
    obligors: tuple[str, ...] = field("义务人", default=())
    properties: tuple[Property, ...] = field("不动产情况", at_least=1)
    facts: tuple[Fact, ...] = field("基本情况", default=())
    checks: tuple[Fact, ...] = field("审核事项", default=())
    opinions: tuple[Opinion, ...] = field("审批意见", at_least=1)
    note: str = field("备注", default="")


@block
class Refusal(Content):
    """不予登记告知书 (条例 22): facts, ground, law and remedies; materials go back, fees are refunded."""

    kind = PaperKind.REFUSAL
    GROUNDS: ClassVar[tuple[str, ...]] = REFUSAL_GROUNDS

    office: Office = field("登记机构")
    case_number: str = field("受理编号")
    item: str = field("登记事项")
    applicants: tuple[str, ...] = field("申请人", at_least=1)
    property: Property = field("不动产情况")
    accepted_on: date = field("受理日期")
    facts: str = field("查明的事实")
    ground: str = field("不予登记情形")
    basis: str = field("法律依据")
    materials_returned: tuple[MaterialLine, ...] = field("退回材料", default=())
    refunds: str = field("税费处理")
    remedy: Remedy = field("救济途径")
    decided_on: date = field("决定日期")
    decided_by: str = field("经办人")

    def faults(self) -> Iterator[str]:
        if self.ground not in REFUSAL_GROUNDS:
            yield f"“{self.ground}”不是《不动产登记暂行条例》第二十二条的情形"


@block
class MaterialsReturn(Content):
    """申请材料退回通知书 (条例 22): the originals that go back with a refusal, and who takes them."""

    kind = PaperKind.MATERIALS_RETURN

    office: Office = field("登记机构")
    case_number: str = field("受理编号")
    item: str = field("登记事项")
    applicants: tuple[str, ...] = field("申请人", at_least=1)
    notice_number: str = field("不予登记告知书编号")
    materials: tuple[MaterialLine, ...] = field("退回材料", at_least=1)
    returned_on: date = field("通知日期")
    returned_by: str = field("经办人")
