"""分割、合并: told at the counter, before anybody scans papers in vain."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.catalogue.words import RegisterEffect
from registration.claims import claim_of
from registration.services.recording import dry_run


@gate("units_may_be_divided")
def units_may_be_divided(ask: Ask) -> Answer:
    """实施细则第二十六条、第三十七条 – whole units of one parcel, one set of owners, areas that fit."""
    part = next(one for one in ask.case.ordered_parts if one.effect == RegisterEffect.DIVIDE_OWNERSHIP)
    try:
        asked = claim_of(ask.case, part)
        if asked is not None:
            dry_run(RegisterEffect.DIVIDE_OWNERSHIP, asked)
    except ValidationError as refused:
        return fails("；".join(refused.messages))
    return passes("分割、合并前后的单元在同一宗地，面积相符")
