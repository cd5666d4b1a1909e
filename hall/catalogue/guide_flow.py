"""流程图: the stages of an item after figures 1–3 of [S2] 四; the steps of one stage run side by side."""

from dataclasses import dataclass

from hall.catalogue.schema import BusinessItem, Fact
from hall.catalogue.words import ReviewClass, Side
from hall.staff.departments import D


@dataclass(frozen=True)
class FlowStep:
    """流程步骤: who does what, and on which condition."""

    party: str
    action: str
    condition: str = ""


@dataclass(frozen=True)
class Stage:
    """流程环节: one step, or several side by side."""

    name: str
    steps: tuple[FlowStep, ...]

    @property
    def side_by_side(self) -> bool:
        return len(self.steps) > 1


def one(name: str, party: str, action: str) -> Stage:
    """A stage of a single step."""
    return Stage(name, (FlowStep(party, action),))


def flow_of(item: BusinessItem) -> tuple[Stage, ...]:
    """申请 → 受理 → {审核 ∥ 住建 ∥ 税务} → 登簿 → 缮证 → 发证 → 归档, as far as the item has them."""
    return (first(item), accepting(item), reviewing(item), *ending(item), filing(item))


def filing(item: BusinessItem) -> Stage:
    """归档 is the last stage of every item."""
    return one("归档", item.owner.label, "整理归档，供查询共用")


def first(item: BusinessItem) -> Stage:
    """How an item begins: an application, a served order, or the registry's own finding."""
    sides = {role.side for part in item.parts for role in part.roles}
    if Side.AUTHORITY in sides:
        return one("送达", "人民法院等有权机关", "送达协助执行文书")
    if sides == {Side.REGISTRY}:
        return one("启动", "登记机构", "发现登记错误，通知权利人申请更正")
    return one("申请", "申请人", "提交一套申请材料")


def accepting(item: BusinessItem) -> Stage:
    """受理, and the push of the file to every 需求部门."""
    receivers = "、".join(d.label for d in D if d in item.receivers)
    told = f"；材料推送{receivers}" if receivers else ""
    return one("受理", "综合受理窗口", f"查验、询问、面签、录入，出具受理通知书{told}")


def reviewing(item: BusinessItem) -> Stage:
    """审核: the registry and every department that must answer, side by side."""
    own = "审核并办理" if item.owner != D.REGISTRATION else f"登记审核（{item.review.label}）"
    steps = [FlowStep(item.owner.label, own)]
    for review in item.co_reviews:
        condition = review.when.label if review.when else ""
        steps.append(FlowStep(review.department.label, review.asks, condition))
    if item.site_visit:
        condition = item.site_visit.label if isinstance(item.site_visit, Fact) else ""
        steps.append(FlowStep(D.REGISTRATION.label, "实地查看", condition))
    if item.announcement:
        steps.append(FlowStep(D.REGISTRATION.label, "公告十五个工作日"))
    return Stage("审核", tuple(steps))


def ending(item: BusinessItem) -> tuple[Stage, ...]:
    """登簿 and the certificate, or 办结 where nothing is written into the register."""
    if item.review == ReviewClass.NO_REGISTER:
        return (one("办结", item.owner.label, "出具结果"),)
    record = one("登簿", D.REGISTRATION.label, "记载于登记簿，结果推送各部门")
    if not any(part.certificate for part in item.parts):
        return (record,)
    return (
        record,
        one("缮证", D.REGISTRATION.label, "按登记簿制作证书、证明"),
        one("发证", "证书颁发窗口", "核验领证人后颁发，或者邮寄"),
    )
