"""Specimens of records: a site visit, an objection told, what was recorded, what housing decided."""

from datetime import date, datetime
from decimal import Decimal

from hall.clock import HALL_ZONE
from hall.papers.contents.housing import HousingOutcome
from hall.papers.contents.objections import ObjectionNotice
from hall.papers.contents.recordings import RecordedEntry, Recording
from hall.papers.contents.shared import Office
from hall.papers.contents.site_visits import PhotoLine, SiteVisitRecord
from hall.papers.specimens.sale import BOTH, BUYER, CASE, CERTIFICATE_NUMBER, HOUSE, ITEM, OFFICE, UNIT

RECORDING = Recording(
    office=OFFICE,
    case_number=CASE,
    item=ITEM,
    applicants=BOTH,
    entries=(
        RecordedEntry(
            unit_number=UNIT,
            seq=2,
            right="国有建设用地使用权/房屋所有权",
            registration="转移登记",
            cause="买卖",
        ),
    ),
    count=1,
    certificates=(CERTIFICATE_NUMBER,),
    recorded_at=datetime(2026, 9, 24, 15, 12, tzinfo=HALL_ZONE),
    recorded_by="郑登簿",
)
HOUSING_OUTCOME = HousingOutcome(
    office=Office(name="云浮市住房和城乡建设局", hall="云浮市不动产登记大厅"),
    case_number=CASE,
    item="存量房买卖合同网签备案",
    number="445302WQ2026000001",
    applicants=BOTH,
    property=HOUSE,
    contract_number="YC-2026-0046",
    signed_on=date(2026, 9, 10),
    price=Decimal("1180000.00"),
    result="准予备案",
    decided_at=datetime(2026, 9, 18, 11, 2, tzinfo=HALL_ZONE),
    decided_by="何住建",
)
OBJECTION_NOTICE = ObjectionNotice(
    office=OFFICE,
    case_number=CASE,
    holders=(BUYER.name,),
    property=HOUSE,
    objectors="吴*",
    matter="房屋实为夫妻共有，登记簿只记载一方",
    last_day=date(2026, 10, 8),
    recorded_at=datetime(2026, 9, 18, 10, 5, tzinfo=HALL_ZONE),
    recorded_by="郑登簿",
)
SITE_VISIT = SiteVisitRecord(
    office=OFFICE,
    case_number=CASE,
    item="在建建筑物抵押权首次登记",
    applicants=(BUYER.name, "云石银行云城支行"),
    properties=(HOUSE,),
    visited_at=datetime(2026, 9, 21, 9, 30, tzinfo=HALL_ZONE),
    place="云城区翠石路66号",
    officers=("吴初审", "冯审核"),
    attended_by="云石置业工程部 周工",
    agrees=True,
    finding="主体结构已建至十二层，与申请抵押的范围一致；现场没有他人占用。",
    photos=(
        PhotoLine(name="北立面.jpg", digest="9f86d081884c"),
        PhotoLine(name="十二层.jpg", digest="60303ae22b99"),
    ),
    recorded_at=datetime(2026, 9, 21, 11, 20, tzinfo=HALL_ZONE),
)
