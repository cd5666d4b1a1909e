"""A specimen announcement."""

from datetime import date

from hall.identity.numbers import grouped
from hall.papers.contents.announcements import Announcement
from hall.papers.contents.shared import Fact
from hall.papers.specimens.sale import BUYER, CASE, HOUSE, LOCATION, OFFICE

ANNOUNCEMENT = Announcement(
    office=OFFICE,
    number="公告2026-000001",
    case_number=CASE,
    title="更正登记公告",
    rows=(
        Fact(label="权利人", text=BUYER.name),
        Fact(label="坐落", text=LOCATION),
        Fact(label="不动产单元号", text=grouped(HOUSE.unit_number)),
        Fact(label="更正内容", text="建筑面积：登记簿记载 118.36㎡，更正为 116.83㎡"),
    ),
    basis="《不动产登记暂行条例实施细则》第十七条",
    working_days=15,
    published_on=date(2026, 9, 21),
    ends_on=date(2026, 10, 19),
    published_by="吴初审",
)
