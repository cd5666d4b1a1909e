"""政策文件 of the demo hall: the notice of July 2024 in force, the draft out for comment (附件1 六)."""

from datetime import date, timedelta

from hall.clock import now, today
from hall.policy.drafting import Draft, save_draft
from hall.policy.models import PolicyDocument, PolicyParameter
from hall.policy.parameters import PARAMETERS
from hall.staff.actors import officer_actor
from hall.staff.models import Officer

TITLE = "关于建立不动产司法拍卖执行联动优化不动产登记机制的通知"
ISSUER = "云浮市自然资源局、云浮市中级人民法院、云浮市住房和城乡建设局、国家税务总局云浮市税务局"
COMMENT_DAYS = timedelta(days=30)
SUMMARY = (
    "自然资源部门、人民法院、住建部门和税务机关联动：法院查询被拍卖的不动产，"
    "各部门10个工作日内答复，不能提供的说明理由；在建在售项目，法院执行前告知住建部门。\n\n"
    "拍卖成交后，法院10个工作日内把裁定和协助执行文件函告登记机构。"
    "登记机构收到后通知买受人，网签备案、缴税、登记一窗受理、即时办理。"
)


def make_policies() -> None:
    """The two documents of the seed; nothing when there is any already."""
    if PolicyDocument.objects.exists():
        return
    author, approver = Officer.objects.get(username="guanli"), Officer.objects.get(username="zhuguan")
    old = PolicyDocument.objects.create(
        title=TITLE,
        number="2024年7月31日印发",
        issuer=ISSUER,
        region="云浮市",
        summary="原文没有收进演示数据，各项参数按同名征求意见稿登录。",
        effective_on=date(2024, 7, 31),
        drafted_by=author,
        drafted_at=now(),
        approved_by=approver,
        approved_at=now(),
    )
    PolicyParameter.objects.bulk_create(
        PolicyParameter(document=old, name=name, value=one.write(one.default))
        for name, one in PARAMETERS.items()
    )
    save_draft(
        Draft(
            title=TITLE,
            issuer=ISSUER,
            region="云浮市",
            summary=SUMMARY,
            replaces=old,
            comments_until=today() + COMMENT_DAYS,
            values={"court-query-days": "10", "court-delivery-days": "10"},
        ),
        by=officer_actor(author),
    )
