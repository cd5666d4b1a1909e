"""Specimens of bills and decisions."""

from datetime import date
from decimal import Decimal

from hall.papers.contents.decisions import REFUSAL_GROUNDS, Approval, MaterialsReturn, Opinion, Refusal
from hall.papers.contents.money import Receipt, ReceiptLine, TaxLine, TaxNotice
from hall.papers.contents.reception import Withdrawal
from hall.papers.contents.shared import Fact
from hall.papers.specimens.sale import (
    BOTH,
    BUYER,
    CASE,
    HOUSE,
    ITEM,
    LOCATION,
    MATERIALS,
    MORNING,
    OFFICE,
    REMEDY,
    SELLER,
    TAX_OFFICE,
)

TAX_NOTICE = TaxNotice(
    office=TAX_OFFICE,
    case_number=CASE,
    property=HOUSE,
    sellers=(SELLER.name,),
    buyers=(BUYER.name,),
    price=Decimal("1180000.00"),
    assessed_price=Decimal("1180000.00"),
    lines=(
        TaxLine(
            tax="契税",
            payer=BUYER.name,
            base=Decimal("1180000.00"),
            rate="1%",
            amount=Decimal("11800.00"),
            basis="财政部 税务总局 住房城乡建设部公告2024年第16号",
        ),
        TaxLine(
            tax="个人所得税",
            payer=SELLER.name,
            base=Decimal("420000.00"),
            rate="20%",
            relief=Decimal("84000.00"),
            amount=Decimal("0.00"),
            basis="财税字〔1994〕020号（满五年且为家庭唯一生活用房，免征）",
        ),
    ),
    total=Decimal("11800.00"),
    assessed_on=date(2026, 9, 21),
    assessed_by="郑核税",
    pay_by=date(2026, 9, 28),
    pay_at="云浮市不动产登记大厅税费缴纳窗口",
    payment_code=f"PAY-{CASE}-1",
)

RECEIPT = Receipt(
    office=OFFICE,
    case_number=CASE,
    receipt_number="2026-0000001",
    payers=(BUYER.name,),
    location=LOCATION,
    lines=(
        ReceiptLine(name="契税", payer=BUYER.name, collected_for="税务局", amount=Decimal("11800.00")),
        ReceiptLine(
            name="不动产登记费（住宅）",
            payer=BUYER.name,
            collected_for="自然资源局",
            unit_price=Decimal("80.00"),
            amount=Decimal("80.00"),
        ),
    ),
    total=Decimal("11880.00"),
    paid_by="银行卡",
    paid_at=MORNING,
    cashier="孙收费",
    transaction_number="T20260918100501",
)

APPROVAL = Approval(
    office=OFFICE,
    case_number=CASE,
    item=ITEM,
    cause="买卖",
    obligees=(BUYER.name,),
    obligors=(SELLER.name,),
    properties=(HOUSE,),
    facts=(Fact(label="成交价格", text="1,180,000.00 元"), Fact(label="共有情况", text="单独所有")),
    checks=(
        Fact(label="查封", text="没有查封"),
        Fact(label="抵押", text="没有抵押"),
        Fact(label="预告、异议", text="没有预告登记、异议登记"),
        Fact(label="税费", text="契税已完税；个人所得税免征"),
        Fact(label="住房限购、限售", text="不涉及"),
    ),
    opinions=(
        Opinion(
            step="受理", department="自然资源局", text="材料齐全，予以受理。", officer="周综合", at=MORNING
        ),
        Opinion(step="住建审核", department="住建局", text="不涉及限购限售。", officer="何住建", at=MORNING),
        Opinion(step="核税", department="税务局", text="已完税。", officer="郑核税", at=MORNING),
        Opinion(step="初审", department="自然资源局", text="拟同意登记。", officer="吴初审", at=MORNING),
        Opinion(step="核定", department="自然资源局", text="同意登记。", officer="王核定", at=MORNING),
    ),
)

REFUSAL = Refusal(
    office=OFFICE,
    case_number=CASE,
    item=ITEM,
    applicants=BOTH,
    property=HOUSE,
    accepted_on=MORNING.date(),
    facts="该不动产于2026年9月21日被云浮市云城区人民法院查封（（2026）粤5302执1号），查封期限至2029年9月20日。",
    ground=REFUSAL_GROUNDS[0],
    basis="《中华人民共和国城市房地产管理法》第三十八条第二项",
    materials_returned=MATERIALS[2:],
    refunds="已缴纳的税费由收款部门原路退回。",
    remedy=REMEDY,
    decided_on=date(2026, 9, 22),
    decided_by="王核定",
)

MATERIALS_RETURN = MaterialsReturn(
    office=OFFICE,
    case_number=CASE,
    item=ITEM,
    applicants=BOTH,
    notice_number="不登〔2026〕0000001号",
    materials=MATERIALS[2:],
    returned_on=date(2026, 9, 22),
    returned_by="王核定",
)

WITHDRAWAL = Withdrawal(
    office=OFFICE,
    case_number=CASE,
    item=ITEM,
    applicants=BOTH,
    location=LOCATION,
    reason="买卖双方协商解除合同",
    withdrawn_at=MORNING,
    materials_returned=MATERIALS[2:],
    refunds="未缴纳税费，不涉及退款。",
    received_by="周综合",
)
