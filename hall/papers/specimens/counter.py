"""Specimens of what the counter gives out."""

from datetime import date
from decimal import Decimal

from hall.papers.contents.application import Application, ContractFiling, TaxDeclaration
from hall.papers.contents.reception import (
    INCOMPLETE,
    NOT_IN_FORM,
    Acceptance,
    Decline,
    Interview,
    Question,
    Supplement,
    SupplementReceipt,
)
from hall.papers.specimens.sale import (
    BOTH,
    BUYER,
    CASE,
    HOUSE,
    ITEM,
    LOCATION,
    MATERIALS,
    MISSING,
    MORNING,
    OFFICE,
    REMEDY,
    SELLER,
)

APPLICATION = Application(
    office=OFFICE,
    case_number=CASE,
    received_on=MORNING.date(),
    received_by="周综合",
    item=ITEM,
    right_kind="国有建设用地使用权/房屋所有权",
    registration_kind="转移登记",
    cause="买卖",
    cause_documents=("存量房买卖合同",),
    obligees=(BUYER,),
    obligors=(SELLER,),
    properties=(HOUSE,),
    contract=ContractFiling(
        price=Decimal("1180000.00"),
        contract_number="云房买卖20260910001",
        signed_on=date(2026, 9, 10),
        area=Decimal("104.61"),
        payment="按揭贷款，首付 380,000.00 元",
        funds_supervised="已开立资金监管账户",
        handover_on=date(2026, 10, 31),
    ),
    tax=TaxDeclaration(
        declared_price=Decimal("1180000.00"),
        acquired_on=date(2019, 3, 6),
        original_value=Decimal("760000.00"),
        sellers_only_home=True,
        buyers_homes="首套",
        buyers_family=("陈犇昇", "黄䶮㛃"),
        reliefs=("个人所得税满五唯一免征", "契税家庭唯一住房优惠税率"),
    ),
)

INTERVIEW = Interview(
    office=OFFICE,
    case_number=CASE,
    asked_at=MORNING,
    place="云浮市不动产登记大厅综合受理3号窗口",
    asked_by="周综合",
    respondent=SELLER,
    role="义务人",
    property=HOUSE,
    item=ITEM,
    questions=(
        Question(question="申请登记事项是否为申请人的真实意思表示？", answer="是"),
        Question(question="申请登记的不动产是单独所有，还是共有？", answer="单独所有"),
        Question(question="共有的，是按份共有，还是共同共有？", answer="不涉及"),
        Question(question="按份共有的，共有份额各是多少？", answer="不涉及"),
        Question(question="该不动产是否出租、设立居住权，或者存在权属争议？", answer="没有"),
        Question(question="其他需要询问的事项", answer="已知悉按揭贷款须另行申请抵押权登记"),
    ),
)

ACCEPTANCE = Acceptance(
    office=OFFICE,
    case_number=CASE,
    item=ITEM,
    applicants=BOTH,
    accepted_at=MORNING,
    properties=(HOUSE,),
    materials=MATERIALS,
    promised="5 个工作日",
    promised_on=date(2026, 9, 28),
    statutory="30 个工作日",
    statutory_on=date(2026, 11, 9),
    delivery="窗口领取",
    progress_code="010029",
    progress_url=f"https://hall.example.gov.cn/progress/?number={CASE}",
    received_by="周综合",
)

DECLINE = Decline(
    office=OFFICE,
    case_number=CASE,
    item=ITEM,
    applicants=BOTH,
    location=LOCATION,
    received_at=MORNING,
    grounds=(INCOMPLETE, NOT_IN_FORM),
    missing=MISSING,
    remedy=REMEDY,
    decided_by="周综合",
    decided_on=MORNING.date(),
)

SUPPLEMENT = Supplement(
    office=OFFICE,
    case_number=CASE,
    item=ITEM,
    applicants=BOTH,
    location=LOCATION,
    missing=MISSING,
    due_on=date(2026, 10, 16),
    effect="自通知之次日起至材料补齐之日止，承诺时限中止计算；法定时限不中止。",
    basis="《中华人民共和国民法典》第二百一十二条第二款",
    notified_on=date(2026, 9, 21),
    decided_by="吴初审",
)

SUPPLEMENT_RECEIPT = SupplementReceipt(
    office=OFFICE,
    case_number=CASE,
    item=ITEM,
    applicants=BOTH,
    notice_number="补正〔2026〕0000001号",
    materials=MATERIALS[:2],
    complete=True,
    received_at=MORNING,
    received_by="周综合",
    given_by=BUYER.name,
    resumed_on=date(2026, 9, 21),
    promised_on=date(2026, 9, 30),
)
