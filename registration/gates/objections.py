"""Who may end an objection."""

from __future__ import annotations

from hall.cases.ports import Answer, Ask, gate, passes
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from registration.gates.owners import holder_of_named_right


@gate("objection_may_end")
def objection_may_end(ask: Ask) -> Answer:
    """实施细则第八十三条 – whoever objected, or anybody with a legal document that rejects the objection."""
    if ask.has_material(m.EFFECTIVE_LEGAL_DOCUMENT.code):
        return passes("生效法律文书不支持异议")
    return holder_of_named_right(ask, RegisterEffect.CANCEL_OBJECTION)
