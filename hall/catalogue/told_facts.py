"""What a paper says itself: facts that are so once it is in hand, ticked at the counter or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.schema import BusinessItem, Fact, Material


@dataclass(frozen=True)
class Told:
    """材料载明: an entry of a paper that makes a fact so; without `value` any content does."""

    fact: Fact
    material: Material
    entry: str
    value: str = ""

    def is_said(self, payloads: Mapping[str, Mapping[str, Any]]) -> bool:
        """Whether one of these papers says it."""
        said = payloads.get(self.material.code, {}).get(self.entry)
        return said == self.value if self.value else bool(said)


TOLD: Final = (
    Told(f.IS_DESTROYED, m.CANCELLATION_PROOF, "ground", "destroyed"),
    Told(f.HOUSE_USE_CHANGES, m.ALTERATION_PROOF, "new_use"),
    Told(f.HOUSE_AREA_CHANGES, m.ALTERATION_PROOF, "new_area"),
    Told(f.HOUSE_AREA_CHANGES, m.ALTERATION_PROOF, "new_exclusive_area"),
    Told(f.HOUSE_AREA_CHANGES, m.ALTERATION_PROOF, "new_shared_area"),
    Told(f.HOUSE_AREA_CHANGES, m.ALTERATION_PROOF, "new_structure"),
    Told(f.BOUNDARY_CHANGES, m.ALTERATION_PROOF, "new_area"),
)


def told_by(item: BusinessItem, payloads: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """The words of the item's facts that these papers, by material code, say are so."""
    asked = set(item.facts)
    return {one.fact.word for one in TOLD if one.fact in asked and one.is_said(payloads)}
