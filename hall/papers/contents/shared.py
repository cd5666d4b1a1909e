"""Blocks that several papers have in common: the office, people, the property, lists of materials."""

from collections.abc import Iterator
from decimal import Decimal

from hall.papers.contents.schema import Part, block, field


@block
class Office(Part):
    """登记机构: who issues the paper and where it can be reached."""

    name: str = field("登记机构")
    hall: str = field("大厅名称", default="")
    address: str = field("地址", default="")
    phone: str = field("电话", default="")


@block
class Person(Part):
    """当事人: a person or an organisation with its agent, as the application form lists them."""

    name: str = field("姓名或名称")
    document_kind: str = field("证件种类", default="")
    document_number: str = field("证件号码", default="")
    phone: str = field("电话", default="")
    address: str = field("通讯地址", default="")
    postcode: str = field("邮编", default="")
    representative: str = field("法定代表人或负责人", default="")
    share: str = field("份额", default="")
    agent: str = field("代理人", default="")
    agent_document: str = field("代理人证件号码", default="")
    agent_phone: str = field("代理人电话", default="")
    agency: str = field("代理机构", default="")


@block
class Property(Part):
    """不动产情况: the unit as the paper describes it. Area in ㎡."""

    location: str = field("坐落")
    unit_number: str = field("不动产单元号", default="")
    kind: str = field("不动产类型", default="")
    area: Decimal | None = field("面积", default=None)
    usage: str = field("用途", default="")
    former_certificate: str = field("原不动产权属证书号", default="")


@block
class MaterialLine(Part):
    """材料: one line of a list of materials. `form`: 原件, 复印件, 电子凭证, 共享核验."""

    name: str = field("材料名称")
    form: str = field("形式", default="")
    copies: int = field("份数", default=1)
    pages: int | None = field("页数", default=None)
    note: str = field("备注", default="")

    def faults(self) -> Iterator[str]:
        if self.copies < 0 or (self.pages or 0) < 0:
            yield f"材料“{self.name}”的份数、页数不能为负"


@block
class Remedy(Part):
    """救济途径: where one may turn against the decision (行政复议法 20: 60 日; 行政诉讼法 46: 6 个月)."""

    review_body: str = field("行政复议机关")
    court: str = field("管辖法院")


@block
class Fact(Part):
    """One labelled line, such as 房屋结构：钢筋混凝土结构."""

    label: str = field("名目")
    text: str = field("内容")
