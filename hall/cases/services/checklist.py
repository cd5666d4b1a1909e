"""材料清单: what has come in of a case's checklist, and what is still missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.cases.models import Case, CaseMaterial
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.refitting import believe_paper
from hall.cases.services.steps import lock_units_then_case
from hall.cases.shared_questions import why_not_paper
from hall.cases.states import MaterialState, State
from hall.catalogue.payloads import clean_payload
from hall.catalogue.words import Way
from hall.clock import now as the_time
from hall.staff.actors import Actor


@transaction.atomic
def receive_material(
    case_id: int,
    line: str,
    *,
    by: Actor,
    chosen: str = "",
    payload: Mapping[str, Any] | None = None,
    copies: int = 1,
    is_original: bool = True,
    remark: str = "",
    paper_reason: str = "",
) -> CaseMaterial:
    """查验: note that the paper of a line has been seen and taken (W2); the catalogue checks its payload.

    Raises StepRefused when the case is not at 收件 or 补正, or when a department could confirm the line and
    no `paper_reason` is given (M3); ValidationError per field for a bad payload.
    """
    case = lock_units_then_case(case_id)
    refuse_if_settled(case)
    row = _line_of(case, line)
    if refusal := why_not_paper(case, row, paper_reason):
        raise StepRefused(refusal)
    remark = remark or (f"收纸质的理由：{paper_reason.strip()}"[:300] if paper_reason.strip() else "")
    code = chosen or row.chosen or row.material
    if code not in {material.code for material in case.item.need(line).materials}:
        raise ValidationError({"chosen": "这一行不收这种材料，请从列出的材料中选择"})
    row.chosen, row.way, row.state = code, Way.PAPER, MaterialState.SUPPLIED
    row.copies, row.is_original, row.remark = copies, is_original, remark
    row.noted_at, row.noted_by_id = the_time(), by.officer_id
    if payload is not None:
        row.payload = clean_payload(code, payload)
    row.save()
    _settle_group(case, row)
    write_event(case, "inspect", f"查验材料：{row.name}", by=by, at=row.noted_at)
    believe_paper(case, row, by=by, at=row.noted_at)
    return row


def _settle_group(case: Case, received: CaseMaterial) -> None:
    """One paper of a group is enough (M5): its other lines are no longer asked for."""
    if received.group:
        others = case.materials.filter(group=received.group).exclude(pk=received.pk)
        others.filter(state=MaterialState.MISSING).delete()


def _line_of(case: Case, line: str) -> CaseMaterial:
    row = case.materials.filter(line=line).first()
    if row is None:
        raise ValidationError({"line": "本件的材料清单没有这一行，不能加收目录以外的材料"})
    return row


def may_be_taken(case: Case) -> bool:
    """Whether materials still come in: at 收件, and while the clock stands still for 补正."""
    return case.state == State.APPLIED or case.stopped_by == "supplement"


def refuse_if_settled(case: Case) -> None:
    """Materials are taken at 收件 and, after 受理, while the clock stands still for 补正."""
    if not may_be_taken(case):
        raise StepRefused("本件已受理，补充材料请先出具补充材料通知书")


@transaction.atomic
def note_shared(
    case: Case, material: str, *, payload: Mapping[str, Any], remark: str, way: str = Way.SHARED_CERTIFICATE
) -> None:
    """A department has confirmed a material or sent its 电子凭证 (M6): it counts as the material."""
    case.materials.filter(material=material).update(
        state=MaterialState.VERIFIED,
        way=way,
        chosen=material,
        payload=dict(payload),
        remark=remark,
        noted_at=the_time(),
    )
    case.__dict__.pop("checklist", None)


def note_verified(
    case: Case, row: CaseMaterial, *, way: str, payload: Mapping[str, Any], remark: str
) -> None:
    """A department has confirmed this line when asked: it is met, and nothing is asked on paper (M3)."""
    row.state, row.way, row.remark = MaterialState.VERIFIED, way, remark[:300]
    row.chosen, row.payload, row.noted_at = row.chosen or row.material, dict(payload), the_time()
    row.save()
    _settle_group(case, row)
    case.__dict__.pop("checklist", None)


def missing_lines(case: Case) -> Sequence[CaseMaterial]:
    """What is still to be brought, for the one notice that names all of it (M8)."""
    return [row for row in case.checklist if row.is_missing]


def payload_of(case: Case, *codes: str) -> dict[str, Any]:
    """The typed content of the first of these materials that the case carries; empty if none does."""
    for row in case.checklist:
        if (row.chosen or row.material) in codes and row.payload:
            return dict(row.payload)
    return {}
