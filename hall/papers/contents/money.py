"""Papers about money: what is to be paid and what was paid. All amounts in yuan."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from hall.papers.contents.schema import Content, Part, block, field
from hall.papers.contents.shared import Office, Property
from hall.papers.kinds import PaperKind


@block
class TaxLine(Part):
    """One tax of one payer: base × rate − relief = amount; `rate` as printed, e.g. 1.5%."""

    tax: str = field("税种")
    payer: str = field("纳税人")
    base: Decimal = field("计税依据")
    rate: str = field("税率")
    relief: Decimal = field("减免税额", default=Decimal(0))
    amount: Decimal = field("应纳税额")
    basis: str = field("政策依据", default="")

    def faults(self) -> Iterator[str]:
        if min(self.base, self.relief, self.amount) < 0:
            yield f"{self.tax}的金额不能为负"


@block
class TaxNotice(Content):
    """核税缴款通知书: the assessment line by line and how to pay it (契税法 10, 11; 个人所得税法 15)."""

    kind = PaperKind.TAX_NOTICE

    office: Office = field("核税机关")
    case_number: str = field("受理编号")
    property: Property = field("不动产情况")
    sellers: tuple[str, ...] = field("转让方", default=())
    buyers: tuple[str, ...] = field("承受方", at_least=1)
    price: Decimal = field("成交价格")
    assessed_price: Decimal = field("核定计税价格")
    lines: tuple[TaxLine, ...] = field("税款", at_least=1)
    total: Decimal = field("税款合计")
    assessed_on: date = field("核定日期")
    assessed_by: str = field("核税人")
    pay_by: date | None = field("缴款期限", default=None)
    pay_at: str = field("缴款地点")
    payment_code: str = field("缴款码", default="")
    note: str = field("说明", default="")

    def faults(self) -> Iterator[str]:
        if sum((line.amount for line in self.lines), Decimal(0)) != self.total:
            yield "各税款之和与税款合计不符"


@block
class ReceiptLine(Part):
    """One line of a receipt: quantity × unit price − relief = amount paid, for whom it was collected."""

    name: str = field("项目")
    payer: str = field("缴款人", default="")
    collected_for: str = field("收入归属", default="")
    quantity: int = field("数量", default=1)
    unit_price: Decimal | None = field("单价", default=None)
    relief: Decimal = field("减免", default=Decimal(0))
    relief_basis: str = field("减免依据", default="")
    amount: Decimal = field("实收金额")


@block
class Receipt(Content):
    """收费收据: taxes and fees of a case collected together at the 税费缴纳窗口 (W3)."""

    kind = PaperKind.RECEIPT

    office: Office = field("收款单位")
    case_number: str = field("受理编号")
    receipt_number: str = field("收据号")
    payers: tuple[str, ...] = field("缴款人", at_least=1)
    location: str = field("坐落", default="")
    lines: tuple[ReceiptLine, ...] = field("收费项目", at_least=1)
    total: Decimal = field("合计")
    paid_by: str = field("支付方式")
    paid_at: datetime = field("收款时间")
    cashier: str = field("收款人")
    transaction_number: str = field("交易流水号", default="")
    note: str = field("备注", default="")

    def faults(self) -> Iterator[str]:
        if sum((line.amount for line in self.lines), Decimal(0)) != self.total:
            yield "各项实收之和与合计不符"
