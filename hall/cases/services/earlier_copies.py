"""以前交过的材料: copies kept with a person's consent are offered again, within their validity (M9)."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from hall.cases.models import Applicant, Case, CaseMaterial, CopyConsent, MaterialFile
from hall.cases.services.audit_trail import write_event
from hall.cases.services.checklist import refuse_if_settled
from hall.cases.services.scans import attach_scan
from hall.cases.services.steps import lock_units_then_case
from hall.catalogue import materials as m
from hall.clock import now, today
from hall.staff.actors import Actor
from hall.staff.audit import record_act, record_look

CONSENT_YEARS: Final = 2
OF_PEOPLE: Final = {m.IDENTITY_DOCUMENT.code, m.MARRIAGE_PROOF.code}
OF_UNITS: Final = {
    m.SURVEY_REPORT.code,
    m.MAPPING_REPORT.code,
    m.LAND_TITLE_SOURCE.code,
    m.PLANNING_COMPLIANCE.code,
    m.COMPLETION_PROOF.code,
}
VALID_FOR: Final = timedelta(days=2 * 365)
"""A copy older than this is not offered: a fresh one is asked for."""


@transaction.atomic
def note_consent(case: Case, applicant: Applicant, *, by: Actor) -> CopyConsent:
    """The person agrees, for two years from today; an earlier consent is prolonged."""
    moment, day = now(), today()
    consent, _ = CopyConsent.objects.update_or_create(
        document_hash=applicant.document_hash,
        withdrawn_at=None,
        defaults={
            "case": case,
            "until": day + timedelta(days=365 * CONSENT_YEARS),
            "given_at": moment,
            "noted_by": by.label,
        },
    )
    record_act(by, "记下材料留存同意", f"applicant:{applicant.pk}", case=case.number)
    return consent


@transaction.atomic
def withdraw_consent(applicant: Applicant, *, by: Actor) -> bool:
    """The person no longer agrees: nothing is offered from now on; False when there was no consent."""
    held = CopyConsent.objects.filter(document_hash=applicant.document_hash, withdrawn_at=None)
    withdrawn = bool(held.update(withdrawn_at=now()))
    if withdrawn:
        record_act(by, "撤回材料留存同意", f"applicant:{applicant.pk}")
    return withdrawn


def consenting(case: Case) -> set[str]:
    """Document hashes of the case's applicants who agree today."""
    hashes = [one.document_hash for one in case.people]
    agreed = CopyConsent.objects.in_force(today()).filter(document_hash__in=hashes)
    return set(agreed.values_list("document_hash", flat=True))


def earlier_copies(case: Case, row: CaseMaterial) -> list[MaterialFile]:
    """Copies of the same material from earlier cases whose every applicant applies again and agrees.

    Nobody else's papers are ever offered; papers about a property only for the same property.
    """
    code, agreed = row.chosen or row.material, consenting(case)
    if not agreed or code not in OF_PEOPLE | OF_UNITS:
        return []
    files = MaterialFile.objects.filter(
        material__material=row.material,
        uploaded_at__gte=now() - VALID_FOR,
        material__case__applicants__document_hash__in=agreed,
    ).exclude(material__case=case)
    if code in OF_UNITS:
        files = files.filter(material__case__units__number__in=case.unit_numbers)
    others = Applicant.objects.exclude(document_hash__in=agreed).values("case")
    known = row.files.values("sha256")
    rows = files.exclude(material__case__in=others).exclude(sha256__in=known).select_related("material__case")
    newest = {one.sha256: one for one in rows.order_by("id").distinct()}
    return list(newest.values())


@transaction.atomic
def use_again(case: Case, row: CaseMaterial, file_id: int, *, by: Actor) -> MaterialFile:
    """Put an earlier copy on the slot; the officer still compares it and takes the line.

    Raises ValidationError for a copy that is not (or no longer) offered, StepRefused after 收件.
    """
    refuse_if_settled(lock_units_then_case(case.pk))
    offered = next((one for one in earlier_copies(case, row) if one.pk == file_id), None)
    if offered is None:
        raise ValidationError("这份复印件不能沿用：已过有效期，或者本人没有同意留存；请重新扫描")
    with offered.file.open("rb") as kept:
        upload = SimpleUploadedFile(offered.name, kept.read(), content_type=offered.content_type)
    copy = attach_scan(case, row, upload, by=by)
    source = offered.material.case.number
    record_look(by, f"material-file:{offered.pk}", [row.name], "沿用以前交过的材料", case_number=case.number)
    write_event(case, "scan", f"沿用 {source} 的{row.name}"[:300], by=by, at=now())
    return copy
