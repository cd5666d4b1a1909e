"""The checklist of a guide as a citizen packs a bag: bring, bring if, need not bring."""

from collections.abc import Iterable
from dataclasses import dataclass

from hall.catalogue.guide import GuidePage, GuideSlot
from hall.catalogue.schema import BusinessItem
from hall.catalogue.words import Way


@dataclass(frozen=True, slots=True)
class Bag:
    """三堆材料: what everybody brings, what depends on the situation, what nobody has to bring."""

    always: tuple[GuideSlot, ...]
    sometimes: tuple[GuideSlot, ...]
    never: tuple[GuideSlot, ...]


def pack(item: BusinessItem, page: GuidePage) -> Bag:
    """Sort the slots of a guide; a slot that takes paper in no way need not be brought."""
    slots = split(page.bring)
    carried = [slot for slot in slots if _on_paper(item, slot)]
    return Bag(
        always=tuple(slot for slot in carried if not _conditional(slot)),
        sometimes=tuple(slot for slot in carried if _conditional(slot)),
        never=tuple(slot for slot in slots if slot not in carried),
    )


def _on_paper(item: BusinessItem, slot: GuideSlot) -> bool:
    return any(Way.PAPER in item.need(line.line).ways for line in slot.lines)


def _conditional(slot: GuideSlot) -> bool:
    return all(line.condition for line in slot.lines)


def split(slots: Iterable[GuideSlot]) -> tuple[GuideSlot, ...]:
    """Headings that only collect lines are taken apart, so that each line finds its own pile."""
    parts: list[GuideSlot] = []
    for slot in slots:
        if slot.one_of:
            parts.append(slot)
        else:
            parts.extend(GuideSlot("", (line,)) for line in slot.lines)
    return tuple(parts)
