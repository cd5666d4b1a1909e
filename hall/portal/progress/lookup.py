"""Who asks about which case: the number and six characters open a page for half an hour."""

import hmac
from dataclasses import dataclass

from django.core import signing

from hall.cases.models import Applicant, Case

SALT = "portal.progress"
OPEN_FOR = 30 * 60
CODE_LENGTH = 6


@dataclass(frozen=True)
class Asker:
    """The case, and as whom of its applicants the caller has shown to be."""

    case: Case
    applicant: Applicant


def find(number: str, code: str) -> Asker | None:
    """The case of that number if the code ends the document number of an applicant or agent; None otherwise.

    A wrong code and a number that does not exist give the same answer.
    """
    case = Case.objects.filter(number=number).select_related("hall").first()
    people = list(case.applicants.all()) if case else []
    matches = [person for person in people if _opens(person, code)]
    return Asker(matches[0].case, matches[0]) if matches else None


def ticket(asker: Asker) -> str:
    """The address part that opens this page again; valid for OPEN_FOR seconds."""
    return signing.dumps({"case": asker.case.pk, "as": asker.applicant.pk}, salt=SALT)


def admit(token: str) -> Asker | None:
    """Who holds this ticket; None when it is forged or has run out."""
    try:
        held = signing.loads(token, salt=SALT, max_age=OPEN_FOR)
    except signing.BadSignature:
        return None
    people = Applicant.objects.select_related("case__hall").filter(pk=held["as"], case_id=held["case"])
    person = people.first()
    return Asker(person.case, person) if person else None


def _opens(person: Applicant, code: str) -> bool:
    numbers = [person.document_number, person.agent_document_number]
    return any(
        number and hmac.compare_digest(number[-CODE_LENGTH:].upper().encode(), code.encode())
        for number in numbers
    )
