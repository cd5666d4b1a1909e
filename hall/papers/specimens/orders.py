"""Specimens of what a court is given."""

from datetime import date

from hall.papers.contents.orders import ReviewSuggestion, SeizureNotice, ServiceReturn
from hall.papers.contents.shared import Fact
from hall.papers.specimens.sale import CASE, HOUSE, MORNING, OFFICE

COURT = "云浮市云城区人民法院"
ORDER = "（2026）粤5302执1234号"

SERVICE_RETURN = ServiceReturn(
    office=OFFICE,
    receipt_number="收文2026-000001",
    case_number=CASE,
    authority=COURT,
    order_number=ORDER,
    matter="查封登记",
    documents=("协助执行通知书", "人民法院裁定书"),
    properties=(HOUSE,),
    served_at=MORNING,
    service_order=2,
    order_reason="两份文书同一分钟送达，按送达人到窗口的先后排列",
    served_how="现场送达",
    served_by="黄法官",
    credential="44530299",
    effect="自登记时起停止办理该不动产的处分登记；在办的 1 件已中止",
    received_by="周综合",
    received_at=MORNING,
)

SEIZURE_NOTICE = SeizureNotice(
    office=OFFICE,
    case_number=CASE,
    authority=COURT,
    order_number=ORDER,
    matter="查封登记",
    property=HOUSE,
    result="已有在先查封，本次登记为轮候查封第 1 位",
    served_at=MORNING,
    first_day=date(2026, 9, 18),
    last_day=date(2029, 9, 17),
    others=(Fact(label="首封", text="罗定市人民法院（2026）粤5381执7号，至2029年9月1日"),),
    burdens=(Fact(label="抵押权", text="第 1 顺位，580,000.00 元"),),
    registered_at=MORNING,
    registered_by="王核定",
)

REVIEW_SUGGESTION = ReviewSuggestion(
    office=OFFICE,
    case_number=CASE,
    authority=COURT,
    order_number=ORDER,
    matter="查封登记",
    properties=(HOUSE,),
    suggestion="该房屋已于2026年9月1日办理买卖预告登记，预告登记权利人不是被执行人，建议贵院核实查封的范围。",
    suggested_at=MORNING,
    suggested_by="王核定",
)
