"""办事指南: one item as a citizen asks about it – may I, what do I bring, what does it cost, how long, where,
what do I get – and its flow as stages, some of whose steps run side by side. Pure: no database, no request.
"""

from dataclasses import dataclass

from hall.catalogue.fees import fee_basis, fee_words
from hall.catalogue.guide_flow import Stage, flow_of
from hall.catalogue.schema import BusinessItem, Need, Part
from hall.catalogue.words import Origin, ReviewClass, Side, Way
from hall.clock.grounds import StopGround
from hall.staff.departments import D

WINDOW = "任一不动产登记大厅的综合受理窗口，全市通办"
COURT_COUNTER = "人民法院等有权机关向不动产所在地登记机构送达"
OWN_INITIATIVE = "由登记机构主动办理，不须申请"
THROUGH_VARIANTS = "本行事项按具体情形办理，请从具体事项中选择。"
NOT_BUILT = "本事项的登簿功能尚未开通，现在只公布办事指南，暂不受理。"
TAXES = "税款由税务局核定，与登记费一次缴清：契税、个人所得税、增值税及附加等按税法计算；核税结果会书面告知。"


@dataclass(frozen=True)
class GuideLine:
    """指南材料: one line of the checklist as the guide shows it."""

    line: str
    name: str
    condition: str
    not_needed_because: str
    sources: tuple[str, ...]
    given_by: tuple[D, ...]
    goes_to: tuple[D, ...]
    origin: Origin
    basis: str
    remark: str


@dataclass(frozen=True)
class GuideSlot:
    """指南材料栏: lines that belong together; of a `one_of` slot one line is enough."""

    heading: str
    lines: tuple[GuideLine, ...]
    one_of: bool = False


@dataclass(frozen=True)
class GuidePage:
    """办事指南: everything the page of one item says."""

    code: str
    name: str
    row: int
    is_variant: bool
    summary: str
    basis: str
    offered: bool
    why_not_offered: str
    may_i: tuple[str, ...]
    bring: tuple[GuideSlot, ...]
    cost: tuple[str, ...]
    promised: str
    statutory: str
    not_counted: tuple[str, ...]
    where: str
    get: tuple[str, ...]
    flow: tuple[Stage, ...]


def guide(item: BusinessItem, *, promised_days: int | None = None, offered: bool | None = None) -> GuidePage:
    """The guide of an item; days and offer as settings of the day say, else as the catalogue does."""
    open_now = item.offered if offered is None else offered
    return GuidePage(
        code=item.code,
        name=item.name,
        row=item.row,
        is_variant=item.is_variant,
        summary=item.summary,
        basis=item.basis,
        offered=open_now,
        why_not_offered="" if open_now else why_not(item),
        may_i=(*(may_i(part) for part in item.parts), *item.eligibility),
        bring=slots_of(item),
        cost=cost_of(item),
        promised=promise_words(item, promised_days),
        statutory=statutory_words(item),
        not_counted=tuple(ground.label for ground in StopGround if ground in item.limit.stops),
        where=where(item),
        get=tuple(results_of(item)),
        flow=flow_of(item),
    )


def why_not(item: BusinessItem) -> str:
    """Why an item cannot be applied for now."""
    if item.through_variants:
        return THROUGH_VARIANTS
    return "本事项现在停办。" if item.offered else NOT_BUILT


def may_i(part: Part) -> str:
    """Who applies for a part (条例 14)."""
    sides = {role.side for role in part.roles}
    names = "、".join(role.label for role in part.roles)
    if sides == {Side.REGISTRY}:
        return f"{part.name}：登记机构依职权办理"
    if sides == {Side.AUTHORITY}:
        return f"{part.name}：由{names}以协助执行文书要求办理"
    return f"{part.name}：由{names}{'共同申请' if part.joint else '申请'}"


def slots_of(item: BusinessItem) -> tuple[GuideSlot, ...]:
    """The checklist in its order, lines of one group or one heading put together."""
    slots: dict[str, list[Need]] = {}
    for need in item.needs:
        slots.setdefault(need.group or need.heading or need.line, []).append(need)
    return tuple(_slot(needs) for needs in slots.values())


def _slot(needs: list[Need]) -> GuideSlot:
    first = needs[0]
    heading = first.heading if len(needs) > 1 or first.heading else ""
    return GuideSlot(heading, tuple(map(line_of, needs)), one_of=first.group is not None and len(needs) > 1)


def line_of(need: Need) -> GuideLine:
    """A line in the guide's words."""
    return GuideLine(
        line=need.line,
        name=need.name,
        condition=need.when.label if need.when else "",
        not_needed_because=need.when.not_needed_because if need.when else "",
        sources=source_words(need),
        given_by=need.provided_by,
        goes_to=tuple(d for d in D if d in need.demanded_by),
        origin=need.origin,
        basis=need.basis,
        remark="；".join(filter(None, [need.purpose and f"用于{need.purpose}", need.note])),
    )


def source_words(need: Need) -> tuple[str, ...]:
    """来源方式 in sentences: 申请人提交纸质材料; 或税务局共享电子凭证; 可向公安局等共享核验."""
    said = []
    for source in need.sources:
        names = "、".join(department.label for department in source.departments)
        lead = "或" if source.substitutes else ""
        match source.way:
            case Way.SHARED_CERTIFICATE:
                said.append(f"{lead}通过{names}共享电子凭证")
            case Way.SHARED_VERIFICATION:
                said.append(f"{lead or '可'}向{names}共享核验")
            case Way.DIRECT:
                said.append("登记机构直接获取，不须提交")
            case _:
                said.append(source.way.label)
    return tuple(said)


def cost_of(item: BusinessItem) -> tuple[str, ...]:
    """登记费 of every part, and the taxes where 税务 answers."""
    fees = dict.fromkeys(fee_words(part.fee) for part in item.parts)
    taxed = any(review.department == D.TAXATION for review in item.co_reviews)
    return (*fees, f"收费依据：{fee_basis()}", *([TAXES] if taxed else []))


def promise_words(item: BusinessItem, days: int | None) -> str:
    """承诺办理时限 in words."""
    if item.is_instant:
        return "即时办理（受理当日办结）"
    return f"{item.limit.promised if days is None else days} 个工作日"


def statutory_words(item: BusinessItem) -> str:
    """法定办理时限 in words; combined items have one clock per registration."""
    return f"{item.statutory_words} 个工作日" + ("（两项登记分别计算）" if item.is_combined else "")


def where(item: BusinessItem) -> str:
    """Which counter."""
    sides = {role.side for part in item.parts for role in part.roles}
    if Side.AUTHORITY in sides:
        return COURT_COUNTER
    return OWN_INITIATIVE if sides == {Side.REGISTRY} else WINDOW


def results_of(item: BusinessItem) -> list[str]:
    """What the applicant has in hand at the end."""
    papers = [f"{part.name}：{part.certificate.label}" for part in item.parts if part.certificate]
    if papers:
        return papers
    if item.review == ReviewClass.NO_REGISTER:
        outcome = "房屋交易办理结果（载明备案号或者审核意见）"
        return [outcome if item.owner == D.TRANSACTIONS else "查询结果证明或者登记资料复制件"]
    if any(role.side == Side.AUTHORITY for part in item.parts for role in part.roles):
        return ["送达回证；不发证书"]
    return ["登簿确认单；不发证书，原证书、证明收回或者公告作废"]
