"""What must hold of the catalogue itself, and what the rooms above must have for it, as lists of sentences.

The catalogue knows no room above it: the functions take the registries (gates, writers, receivers),
and the rooms that keep those registries call them in their own system checks.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from hall.catalogue.house_rules import GATES
from hall.catalogue.items import ITEMS
from hall.catalogue.schema import BusinessItem
from hall.catalogue.words import Fee, Origin, RegisterEffect, Way
from hall.clock.grounds import StopGround
from hall.staff.departments import D

STEPS = frozenset({"accept", "examine", "approve", "record", "finish", "engross", "issue"})


def unanswered_gates(answered: Collection[str], items: Iterable[BusinessItem] | None = None) -> list[str]:
    """Words of gates that an offered item asks and nobody answers."""
    asked = {use.word for item in offered(items) for use in item.gates}
    return sorted(asked - set(answered))


def unanswered_facts(answered: Collection[str], items: Iterable[BusinessItem] | None = None) -> list[str]:
    """Words of facts a department is said to know and does not answer, for offered items."""
    asked = {fact.word for item in offered(items) for fact in item.facts if fact.answered_by}
    return sorted(asked - set(answered))


def unwritten_effects(
    writers: Collection[RegisterEffect | str], items: Iterable[BusinessItem] | None = None
) -> list[str]:
    """Register effects of offered items that have no writer."""
    wanted = {effect.value for item in offered(items) for effect in item.effects}
    return sorted(wanted - {str(writer) for writer in writers})


def deaf_departments(
    receivers: Mapping[str, Collection[str]], items: Iterable[BusinessItem] | None = None
) -> list[str]:
    """Departments that must answer but do not receive the notice that asks them (topic → departments)."""
    wanted = {
        (review.opens_topic, review.department) for item in offered(items) for review in item.co_reviews
    }
    return sorted(
        f"{department.label}没有接收 {topic}"
        for topic, department in wanted
        if department not in receivers.get(topic, ())
    )


def offered(items: Iterable[BusinessItem] | None) -> list[BusinessItem]:
    """The items that may be applied for; of the whole catalogue when none are given."""
    return [item for item in (ITEMS.values() if items is None else items) if item.offered]


def item_faults(item: BusinessItem) -> list[str]:
    """What contradicts itself in one item."""
    return [*_line_faults(item), *_word_faults(item), *_limit_faults(item)]


def _line_faults(item: BusinessItem) -> list[str]:
    names = [need.line for need in item.needs]
    faults = [f"材料行 {name} 重复" for name in sorted({name for name in names if names.count(name) > 1})]
    for need in item.needs:
        if not need.materials or not need.sources or not need.demanded_by or not need.provided_by:
            faults.append(f"材料行 {need.line} 没有写全材料、来源方式、来源部门、需求部门")
        if need.origin != Origin.SEED and not need.basis:
            faults.append(f"材料行 {need.line} 没有写依据（P18）")
        if need.origin == Origin.LAW and need.when is None:
            faults.append(f"材料行 {need.line} 是法律要求的同意，必须写明情形")
        if D.APPLICANT in need.demanded_by:
            faults.append(f"材料行 {need.line} 的需求部门不能是申请人")
        if Way.PAPER not in need.ways and Way.GENERATED not in need.ways:
            faults.append(f"材料行 {need.line} 既不收纸质也不由系统生成")
    return faults


def _word_faults(item: BusinessItem) -> list[str]:
    unknown = [use.word for use in item.gates if use.word not in GATES]
    astray = [use.word for use in item.gates if not use.at or not use.at <= STEPS]
    return [f"审查 {word} 不在审查规则表里" for word in unknown] + [
        f"审查 {word} 绑定了不存在的环节" for word in astray
    ]


def _limit_faults(item: BusinessItem) -> list[str]:
    faults = []
    if item.limit.promised > item.limit.statutory:
        faults.append("承诺时限超过法定时限")
    if any(part.statutory != item.limit.statutory for part in item.parts):
        faults.append("各登记的法定时限与事项不一致")
    if item.is_combined != (len(item.parts) > 1):
        faults.append("合并办理与登记个数不一致")
    if any(review.working_days > max(item.limit.promised, 1) for review in item.co_reviews):
        faults.append("联办时限超过承诺时限")
    if StopGround.ANNOUNCEMENT not in item.limit.stops and item.announcement:
        faults.append("须公告的事项没有允许公告中止")
    if StopGround.SITE_VISIT not in item.limit.stops and item.site_visit:
        faults.append("须实地查看的事项没有允许实地查看中止")
    if any(part.fee not in Fee for part in item.parts):
        faults.append("登记费规则不存在")
    return faults


@register()
def catalogue_is_sound(app_configs: Any = None, **kwargs: Any) -> Sequence[CheckMessage]:
    """No item of the catalogue contradicts itself."""
    return [
        Error(f"事项“{item.name}”：{fault}", hint="请改 hall/catalogue", id="catalogue.E001")
        for item in ITEMS.values()
        for fault in item_faults(item)
    ]
