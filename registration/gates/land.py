"""What is asked when land passes by itself."""

from __future__ import annotations

from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.catalogue import materials as m
from registration.gates.asking import titles_of
from registration.models.choices import LandNature


@gate("granted_land_is_paid_and_built")
def granted_land_is_paid_and_built(ask: Ask) -> Answer:
    """check:R24 – granted land passes when it is paid for and a quarter is built (城市房地产管理法 39)."""
    granted = [title for title in titles_of(ask) if title.content.land_nature == LandNature.GRANTED]
    if not granted:
        return passes("土地不是出让取得")
    if ask.has_material(m.INVESTMENT_PROOF.code):
        return passes("出让土地，已收完成开发投资总额25%以上的证明", evidence=granted[0].case_number)
    return fails(
        "土地为出让取得，请提交付清出让金、完成开发投资总额25%以上的证明材料", evidence=granted[0].case_number
    )
