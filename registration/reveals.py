"""Which personal data of the register may be unmasked with a reason, and by whom (promise:R14)."""

from hall.cases.reveals import HANDLING
from hall.identity.masking import mask_document, mask_name
from hall.staff.actors import Actor
from hall.staff.departments import D
from hall.staff.duties import Duty
from hall.staff.revealing import revealable
from registration.models import Certificate, Party

READING = HANDLING | {Duty.COURT}


def is_registry_officer(by: Actor, row: object) -> bool:
    """The register is read in full by the registry's officers who handle cases; others ask for an extract."""
    return by.is_officer and by.department == D.REGISTRATION and not by.duties.isdisjoint(READING)


revealable(
    Party,
    {"name": mask_name, "document_number": mask_document},
    may_see=is_registry_officer,
    subject=lambda party: f"party:{party.pk}",
    case_number=lambda party: party.entry.case_number,
)
revealable(
    Certificate,
    {"receiver_name": mask_name, "receiver_document": mask_document},
    may_see=is_registry_officer,
    subject=lambda certificate: f"certificate:{certificate.pk}",
    case_number=lambda certificate: certificate.case_number,
)
