"""The same letter by two ways, or twice, is one inquiry while it is open (promise:R4)."""

import hashlib
from collections.abc import Iterable

from hall.identity.fields import search_hash
from hall.inquiries.clues import Clues
from hall.inquiries.models import Inquiry
from hall.staff.actors import Actor


def open_twin(fingerprint: str) -> Inquiry | None:
    """The open inquiry of this fingerprint."""
    return Inquiry.objects.is_open().filter(fingerprint=fingerprint).first()


def fingerprint_of(clues: Clues, departments: Iterable[str], letter_number: str, by: Actor) -> str:
    """The same asker, case, property, offices and letter make the same inquiry, by whatever way it comes."""
    said = (
        by.department,
        by.court_code,
        str(clues.case),
        search_hash(clues.owner),
        clues.certificate_number,
        clues.unit_number,
        clues.presale_permit,
        clues.room,
        clues.filing_number,
        *sorted(set(map(str, departments))),
        "".join(letter_number.split()),
    )
    return hashlib.sha256("\n".join(said).encode()).hexdigest()
