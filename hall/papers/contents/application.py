"""不动产登记申请书: one form for registration, contract filing and tax declaration ([S2] 三)."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from hall.papers.contents.schema import Content, Part, block, field
from hall.papers.contents.shared import Office, Person, Property
from hall.papers.kinds import PaperKind

OTHER = "其他"
YES_NO = ("否", "是")

RIGHTS = (
    "土地所有权",
    "国有建设用地使用权",
    "宅基地使用权",
    "集体建设用地使用权",
    "土地承包经营权",
    "林地使用权",
    "海域使用权",
    "无居民海岛使用权",
    "房屋所有权",
    "构筑物所有权",
    "森林、林木所有权",
    "森林、林木使用权",
    "抵押权",
    "地役权",
    "居住权",
    OTHER,
)
REGISTRATIONS = (
    "首次登记",
    "转移登记",
    "变更登记",
    "注销登记",
    "更正登记",
    "异议登记",
    "预告登记",
    "查封登记",
    OTHER,
)
"""The boxes of the application form (操作规范 A.1; 居住权 since 2021)."""


@block
class ContractFiling(Part):
    """合同备案事项 ([S2] 三): what 住建 takes from the application. Price in yuan, area in ㎡."""

    price: Decimal = field("成交价格")
    contract_number: str = field("合同编号", default="")
    signed_on: date | None = field("签订日期", default=None)
    area: Decimal | None = field("建筑面积", default=None)
    payment: str = field("付款方式", default="")
    funds_supervised: str = field("资金监管", default="")
    handover_on: date | None = field("交付日期", default=None)
    special_terms: str = field("特别约定", default="")


@block
class TaxDeclaration(Part):
    """纳税申报事项 ([S2] 三): what 税务 takes from the application. Amounts in yuan."""

    declared_price: Decimal = field("申报成交价格")
    acquired_on: date | None = field("出卖方取得日期", default=None)
    original_value: Decimal | None = field("房屋原值", default=None)
    sellers_only_home: bool | None = field("是否家庭唯一生活用房", default=None)
    buyers_homes: str = field("购买方家庭住房套数", default="")
    buyers_family: tuple[str, ...] = field("购买方家庭成员", default=())
    reliefs: tuple[str, ...] = field("申请享受的优惠", default=())
    note: str = field("申报说明", default="")

    @property
    def only_home(self) -> str:
        """是, 否, or nothing where the seller has not said."""
        return "" if self.sellers_only_home is None else YES_NO[self.sellers_only_home]


@block
class MortgageTerms(Part):
    """抵押情况. Amount in yuan."""

    amount: Decimal = field("被担保债权数额")
    period: str = field("债务履行期限")
    building_scope: str = field("在建建筑物抵押范围", default="")


@block
class EasementTerms(Part):
    """地役权情况."""

    dominant_location: str = field("需役地坐落")
    dominant_unit_number: str = field("需役地不动产单元号", default="")


@block
class Application(Content):
    """不动产登记申请书, pre-filled, with the 合同备案 and 纳税申报 items (操作规范 A.1; [S2] 三)."""

    kind = PaperKind.APPLICATION
    RIGHTS: ClassVar[tuple[str, ...]] = RIGHTS
    REGISTRATIONS: ClassVar[tuple[str, ...]] = REGISTRATIONS

    office: Office = field("登记机构")
    case_number: str = field("收件编号", default="")
    received_on: date | None = field("收件日期", default=None)
    received_by: str = field("收件人", default="")
    item: str = field("办理事项")
    right_kind: str = field("权利类型")
    registration_kind: str = field("登记类型")
    cause: str = field("登记原因")
    cause_documents: tuple[str, ...] = field("登记原因证明文件", default=())
    obligees: tuple[Person, ...] = field("权利人", at_least=1)
    obligors: tuple[Person, ...] = field("义务人", default=())
    properties: tuple[Property, ...] = field("不动产情况", at_least=1)
    mortgage: MortgageTerms | None = field("抵押情况", default=None)
    easement: EasementTerms | None = field("地役权情况", default=None)
    contract: ContractFiling | None = field("合同备案", default=None)
    tax: TaxDeclaration | None = field("纳税申报", default=None)
    certificate_format: str = field("申请证书版式", default="单一版")
    separate_certificates: bool = field("申请分别持证", default=False)
    delivery: str = field("领证方式", default="窗口领取")
    note: str = field("备注", default="")

    @property
    def rights(self) -> tuple[str, ...]:
        """The boxes to tick for `right_kind` (parts stand between strokes); 其他 for what has no box."""
        parts = [part.strip() for part in self.right_kind.split("/")]
        return tuple(part if part in RIGHTS else OTHER for part in parts)

    @property
    def registration(self) -> str:
        """The box to tick for `registration_kind`."""
        return self.registration_kind if self.registration_kind in REGISTRATIONS else OTHER

    @property
    def separately(self) -> str:
        """是 or 否."""
        return YES_NO[self.separate_certificates]
