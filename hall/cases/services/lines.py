"""The lines of a checklist as the catalogue and the facts of a case call for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hall.cases.models import Case, CaseMaterial
from hall.cases.states import MaterialState
from hall.catalogue import materials as m
from hall.catalogue.payloads import clean_payload
from hall.catalogue.schema import Need
from hall.catalogue.words import Way
from hall.staff.actors import Actor

LATER = {m.TAX_CERTIFICATE.code}
"""Materials that come back from a department while the case runs; 受理 does not wait for them."""
GENERATED = {m.APPLICATION_FORM.code}
"""Papers the hall fills in itself and the applicants sign (W8)."""


def lines_of(
    case: Case, payloads: Mapping[str, Mapping[str, Any]], by: Actor, moment: datetime
) -> list[CaseMaterial]:
    """The checklist as rows, unsaved: one line per need of the item that these facts call for."""
    facts = {word for word, so in case.facts.items() if so}
    lines = [
        _line(case, ordinal, need, payloads)
        for ordinal, need in enumerate(case.item.needs_for(facts), start=1)
    ]
    for line in lines:
        if line.state == MaterialState.GENERATED:
            line.way, line.noted_at, line.noted_by_id = Way.GENERATED, moment, by.officer_id
    return lines


def _line(case: Case, ordinal: int, need: Need, payloads: Mapping[str, Mapping[str, Any]]) -> CaseMaterial:
    codes = [material.code for material in need.materials]
    filed = next((code for code in codes if code in payloads), "")
    return CaseMaterial(
        case=case,
        ordinal=ordinal,
        line=need.line,
        material=codes[0],
        name=need.name,
        group=need.group or "",
        demanded_by=sorted(need.demanded_by),
        provided_by=list(need.provided_by),
        ways=sorted(need.ways),
        chosen=filed,
        payload=clean_payload(filed, payloads[filed]) if filed else {},
        state=first_state(need),
    )


def new_line(case: Case, need: Need) -> CaseMaterial:
    """A conditional line of the catalogue that the facts call for only now, added to the checklist."""
    row = _line(case, len(case.checklist) + 1, need, {})
    row.save()
    case.checklist.append(row)
    if need.when:
        case.facts = {**case.facts, need.when.word: True}
        case.save(update_fields=["facts"])
    return row


def first_state(need: Need) -> MaterialState:
    """How a line stands before anybody brought anything."""
    codes = {material.code for material in need.materials}
    if codes & LATER:
        return MaterialState.LATER
    return (
        MaterialState.GENERATED if codes & GENERATED or Way.GENERATED in need.ways else MaterialState.MISSING
    )
