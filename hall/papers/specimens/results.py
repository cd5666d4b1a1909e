"""Specimens of what comes of a registration."""

from datetime import date

from hall.papers.contents.results import (
    Certificate,
    Contact,
    Contents,
    FiledItem,
    HandedCertificate,
    Handover,
    Proof,
    Waybill,
)
from hall.papers.contents.shared import Fact
from hall.papers.specimens.sale import (
    BUYER,
    CASE,
    CERTIFICATE_NUMBER,
    FORMER,
    ITEM,
    LOCATION,
    MORNING,
    OFFICE,
    UNIT,
)

CERTIFICATE = Certificate(
    office=OFFICE,
    number=CERTIFICATE_NUMBER,
    holders=(BUYER.name,),
    co_ownership="单独所有",
    location=LOCATION,
    unit_number=UNIT,
    right_kind="国有建设用地使用权/房屋所有权",
    right_nature="出让/市场化商品房",
    usage="城镇住宅用地/住宅",
    area="共有宗地面积 12000.00㎡/房屋建筑面积 104.61㎡",
    term="国有建设用地使用权 2010年01月01日起2080年12月31日止",
    others=(
        Fact(label="房屋结构", text="钢筋混凝土结构"),
        Fact(label="专有建筑面积", text="88.20㎡，分摊建筑面积：16.41㎡"),
        Fact(label="房屋总层数", text="33层，所在层：12层"),
        Fact(label="房屋竣工时间", text="2012年6月30日"),
    ),
    notes=(f"2026年9月25日因买卖取得，原不动产权证书：{FORMER}。",),
    registered_on=date(2026, 9, 25),
    serial="D44001234567",
    url="https://hall.example.gov.cn/verify/1-000001?s=Zx81kQm2T9aV3nLw",
)

PROOF = Proof(
    office=OFFICE,
    number="粤（2026）云浮市不动产证明第0000001号",
    matter="抵押权",
    holders=("云浮市某某银行股份有限公司云城支行",),
    obligors=(BUYER.name,),
    location=LOCATION,
    unit_number=UNIT,
    others=(
        Fact(label="不动产权证书号", text=CERTIFICATE_NUMBER),
        Fact(label="抵押方式", text="一般抵押"),
        Fact(label="被担保主债权数额", text="80 万元"),
        Fact(label="债务履行期限", text="2026年09月25日起2046年09月24日止"),
        Fact(label="担保范围", text="主债权及其利息、违约金、实现债权的费用"),
        Fact(label="是否存在禁止或限制转让抵押不动产的约定", text="否"),
        Fact(label="抵押顺位", text="1"),
    ),
    registered_on=date(2026, 9, 25),
    serial="Z44001234567",
    url="https://hall.example.gov.cn/verify/1-000002?s=Qw82kQm2T9aV3nLx",
)

_handed = HandedCertificate(
    number=CERTIFICATE_NUMBER, kind="不动产权证书", holders=(BUYER.name,), serial="D44001234567"
)

HANDOVER = Handover(
    office=OFFICE,
    case_number=CASE,
    certificates=(_handed,),
    receiver=BUYER,
    role="权利人本人",
    identity_check="身份证读卡，人证一致",
    surrendered=(FORMER,),
    handed_at=MORNING,
    handed_by="冯发证",
)

WAYBILL = Waybill(
    office=OFFICE,
    case_number=CASE,
    carrier="中国邮政速递物流",
    waybill_number="EX123456789CN",
    sender=Contact(
        name="云浮市不动产登记大厅", phone="0766-8800000", address=OFFICE.address, postcode="527300"
    ),
    recipient=Contact(name=BUYER.name, phone=BUYER.phone, address=BUYER.address, postcode=BUYER.postcode),
    certificates=(_handed,),
    posted_at=MORNING,
    posted_by="冯发证",
)

CONTENTS = Contents(
    office=OFFICE,
    archive_number="445302-2026-G-0000001",
    case_number=CASE,
    title=f"陈犇昇 {LOCATION} {ITEM}",
    holders=(BUYER.name,),
    location=LOCATION,
    unit_numbers=(UNIT,),
    items=(
        FiledItem(name="不动产登记申请书", on=MORNING.date(), pages=3),
        FiledItem(name="询问笔录", on=MORNING.date(), pages=2),
        FiledItem(name="受理通知书", number="受理〔2026〕0000001号", on=MORNING.date(), pages=1),
        FiledItem(name="申请人身份证明", pages=2),
        FiledItem(name="存量房买卖合同", number="云房买卖20260910001", on=date(2026, 9, 10), pages=8),
        FiledItem(name="完税证明", on=date(2026, 9, 22), pages=1),
        FiledItem(name="不动产登记审批表", on=date(2026, 9, 24), pages=1),
        FiledItem(name="不动产权证书存根", number=CERTIFICATE_NUMBER, on=date(2026, 9, 25), pages=1),
    ),
    place="不动产档案库房 3 区 12 列 4 层",
    retention="永久",
    filed_on=date(2026, 9, 28),
    filed_by="许档案",
    checked_by="王核定",
)
