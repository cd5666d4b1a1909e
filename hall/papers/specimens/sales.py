"""Specimens of what a court is told of a sale."""

from datetime import date

from hall.papers.contents.sales import CourtLetter, ExecutionResult
from hall.papers.contents.shared import Fact
from hall.papers.specimens.orders import COURT, ORDER
from hall.papers.specimens.sale import CASE, HOUSE, MORNING, OFFICE

RULING = "（2026）粤5302执1234号之一"

COURT_LETTER = CourtLetter(
    office=OFFICE,
    case_number=CASE,
    court=COURT,
    order_number=ORDER,
    properties=(HOUSE,),
    points=(
        Fact(label="抵押权", text="云石银行云城支行 580,000.00 元，第 1 顺位，登记于2021年6月18日"),
        Fact(label="异议登记", text="吴*的异议登记"),
    ),
    asked_at=MORNING,
)
EXECUTION_RESULT = ExecutionResult(
    office=OFFICE,
    case_number=CASE,
    court=COURT,
    order_number=ORDER,
    ruling=RULING,
    properties=(HOUSE,),
    owners=("周明远",),
    price="1,200,000.00 元",
    acquired_on=date(2026, 9, 14),
    ended=(
        Fact(label="查封登记", text="人民法院已处置标的物，查封效力消灭"),
        Fact(label="查封登记", text="标的物全部处置，轮候查封自动失效"),
        Fact(label="抵押权", text="拍卖、变卖或者抵债，担保物权消灭"),
    ),
    left=(Fact(label="居住权", text="林*"),),
    taxes="由人民法院从价款中扣缴，依据（2026）粤5302执301号扣缴函",
    recorded_at=MORNING,
    recorded_by="王核定",
)
