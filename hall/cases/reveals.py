"""显示全部: whose hands may see an applicant's personal data in full, always with a reason (promise:R14)."""

from __future__ import annotations

from hall.cases.models import Applicant, Case, CaseMaterial
from hall.catalogue import materials as m
from hall.identity.masking import mask_address, mask_document, mask_name, mask_phone
from hall.staff.actors import Actor
from hall.staff.departments import D
from hall.staff.duties import Duty
from hall.staff.revealing import revealable

HANDLING = frozenset(
    {
        Duty.ACCEPT,
        Duty.EXAMINE,
        Duty.APPROVE,
        Duty.RECORD,
        Duty.ENGROSS,
        Duty.ISSUE,
        Duty.ARCHIVE,
        Duty.SUPERVISE,
        Duty.REVIEW_HOUSING,
        Duty.ASSESS,
        Duty.COLLECT,
    }
)
"""Duties that handle cases; guides and the three administrators see masks only (domain §10.2)."""


def may_see(by: Actor, applicant: Applicant) -> bool:
    """Who handles cases, in the registry or in a department whose 需求 includes identity papers (S3, I6)."""
    visible = Case.objects.visible_to(by).filter(pk=applicant.case_id)
    if by.duties.isdisjoint(HANDLING) or not visible.exists():
        return False
    return by.department == D.REGISTRATION or demands_identity(by.department, applicant.case_id)


def demands_identity(department: str, case_id: int) -> bool:
    """Whether the case's own checklist names the department at 身份证明."""
    lines = CaseMaterial.objects.filter(case=case_id, material=m.IDENTITY_DOCUMENT.code)
    return lines.filter(demanded_by__contains=[department]).exists()


revealable(
    Applicant,
    {
        "name": mask_name,
        "document_number": mask_document,
        "phone": mask_phone,
        "address": mask_address,
        "agent_document_number": mask_document,
        "agent_phone": mask_phone,
    },
    may_see=may_see,
    subject=lambda applicant: f"applicant:{applicant.pk}",
    case_number=lambda applicant: applicant.case.number,
)
