"""政策参数: what a policy document may set, each with its unit, its place in the notice and its default."""

from typing import Any

from hall.policy.kinds import DeliveryStart, Gate, Parameter, Start, WorkingDays

__all__ = ["PARAMETERS", "DeliveryStart", "Gate", "Parameter", "Start", "WorkingDays"]

COURT_QUERY_DAYS = WorkingDays("court-query-days", "答复人民法院查询", "通知三（一）", 10)
DEPARTMENT_QUERY_DAYS = WorkingDays(
    "department-query-days", "部门之间查询（参照）", "通知三（二）至（四）", 10
)
LETTER_DATE_PREVAILS = Gate(
    "letter-date-prevails",
    "询价函写明期限的",
    "通知三（一）；法释〔2018〕15号第六条",
    True,
    "以函上日期为准",
    "仍按工作日计算",
)
DEVELOPER_NOTICE_GATE = Gate(
    "developer-notice-gate",
    "在建在售项目执行前告知住建",
    "通知三（三）",
    True,
    "必须先告知",
    "只作提醒",
)
COURT_DELIVERY_DAYS = WorkingDays("court-delivery-days", "人民法院函告裁定和协助执行文件", "通知四", 10)
COURT_DELIVERY_START = Start("court-delivery-start", "函告期限的起算", "通知四", DeliveryStart.RULING)
BUYER_NOTICE_DAYS = WorkingDays("buyer-notice-days", "收到函件后通知买受人", "通知四", 0)
BUYER_DEED_TAX_GATE = Gate(
    "buyer-deed-tax-gate",
    "买受人契税未缴清",
    "契税法第十一条",
    True,
    "不予登簿",
    "只作提示",
)
SELLER_ARREARS_GATE = Gate(
    "seller-arrears-gate",
    "被执行人欠税",
    "个人所得税法第十五条；土地增值税暂行条例第十二条",
    False,
    "不予登簿",
    "只作提示，并告知税务",
)

PARAMETERS: dict[str, Parameter[Any]] = {
    one.name: one
    for one in (
        COURT_QUERY_DAYS,
        DEPARTMENT_QUERY_DAYS,
        LETTER_DATE_PREVAILS,
        DEVELOPER_NOTICE_GATE,
        COURT_DELIVERY_DAYS,
        COURT_DELIVERY_START,
        BUYER_NOTICE_DAYS,
        BUYER_DEED_TAX_GATE,
        SELLER_ARREARS_GATE,
    )
}
"""Every parameter of the linkage notice (附件1), by the name its rows carry."""
