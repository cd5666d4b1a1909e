"""The sale that every specimen is about: its people, its house, its materials."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from hall.papers.contents.reception import Missing
from hall.papers.contents.shared import MaterialLine, Office, Person, Property, Remedy

MORNING = datetime(2026, 9, 18, 10, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
CASE = "202609180001"
ITEM = "存量房买卖转移登记"
UNIT = "445302001002GB00012F00010001"
LOCATION = "广东省云浮市云城区府前路66号丽景花园3幢1单元1201房"
FORMER = "粤（2019）云浮市不动产权第0000906号"
CERTIFICATE_NUMBER = "粤（2026）云浮市不动产权第0000001号"

OFFICE = Office(
    name="云浮市自然资源局",
    hall="云浮市不动产登记大厅",
    address="云浮市云城区府前路1号",
    phone="0766-8800000",
)
TAX_OFFICE = Office(name="国家税务总局云浮市云城区税务局", phone="0766-8812366")
REMEDY = Remedy(review_body="云浮市人民政府", court="云浮市云城区人民法院")

SELLER = Person(
    name="林喆堃",
    document_kind="身份证",
    document_number="445300199001010010",
    phone="13900000001",
    address="云浮市云城区府前路66号丽景花园3幢1201房",
    postcode="527300",
    share="单独所有",
)
BUYER = Person(
    name="陈犇昇",
    document_kind="身份证",
    document_number="445300198512310029",
    phone="13900000002",
    address="云浮市云城区建设北路8号2幢301房",
    postcode="527300",
    share="单独所有",
)
BOTH = (BUYER.name, SELLER.name)

HOUSE = Property(
    location=LOCATION,
    unit_number=UNIT,
    kind="土地/房屋",
    area=Decimal("104.61"),
    usage="城镇住宅用地/住宅",
    former_certificate=FORMER,
)
MATERIALS = (
    MaterialLine(name="不动产登记申请书", form="原件", pages=3),
    MaterialLine(name="申请人身份证明", form="共享核验", copies=2, pages=2, note="公安局核验"),
    MaterialLine(name="不动产权属证书", form="原件", pages=4),
    MaterialLine(name="存量房买卖合同", form="原件", pages=8),
)
MISSING = (
    Missing(
        name="授权委托书",
        fault="受托人代为申请，未提交授权委托书",
        remedy="提交经公证的授权委托书，或由委托人到场当面签署",
    ),
    Missing(name="申请人身份证明", fault="出卖方身份证有效期已届满", remedy="提交有效期内的身份证原件"),
)
