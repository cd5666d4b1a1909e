"""Specimens of a record of a site visit and of a notice of an objection."""

from datetime import date, datetime

from hall.clock import HALL_ZONE
from hall.papers.contents.objections import ObjectionNotice
from hall.papers.contents.site_visits import PhotoLine, SiteVisitRecord
from hall.papers.specimens.sale import BUYER, CASE, HOUSE, OFFICE

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
