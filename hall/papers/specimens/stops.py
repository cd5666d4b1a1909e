"""Specimen of what the parties are told when an order stops their case."""

from hall.papers.contents.stops import StopNotice
from hall.papers.specimens.sale import CASE, HOUSE, ITEM, MORNING, OFFICE

STOP_NOTICE = StopNotice(
    office=OFFICE,
    addressee="陈犇昇",
    case_number=CASE,
    item=ITEM,
    properties=(HOUSE,),
    document="云浮市云城区人民法院协助执行文书（收文2026-000001，2026年9月18日 10:05送达）",
    after=MORNING.date(),
    effect="中止期间不登簿、不缮证，承诺办理时限停止计算；查封解除或者期满失效后，本机构恢复办理",
    next_steps=(
        "不用重新申请，已交的材料继续有效",
        "对查封有异议的，向作出文书的机关提出",
        "不愿等待的，可以到窗口申请撤回，已缴的税费另行退还",
    ),
    notified_at=MORNING,
)
