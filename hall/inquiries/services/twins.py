"""The same letter by two ways, or twice, is one inquiry: with a number of its own also once answered (R4)."""

import hashlib
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError

from hall.identity.fields import search_hash
from hall.inquiries.clues import Clues
from hall.inquiries.models import Inquiry
from hall.look.words import day_plain
from hall.staff.actors import Actor


def twin_of(fingerprint: str, letter_number: str) -> Inquiry | None:
    """The inquiry of this fingerprint: the open one, or the last that its numbered letter has opened.

    Without 来函文号 nothing tells a letter from the next about the same, so only an open one is its twin.
    """
    twins = Inquiry.objects.filter(fingerprint=fingerprint)
    if open_one := twins.is_open().first():
        return open_one
    return twins.order_by("-pk").first() if letter_number.strip() else None


def refuse_another_day(twin: Inquiry, letter_due_on: date | None) -> None:
    """One letter names one day; a letter that names none differs in nothing. Raises ValidationError."""
    kept = twin.letter_due_on
    if letter_due_on and letter_due_on != kept:
        said = f"登记的是{day_plain(kept)}" if kept else "没有登记"
        raise ValidationError(
            {
                "letter_due_on": f"同一封函已经提出（{twin.number}），函上写明的期限{said}，"
                f"本次写{day_plain(letter_due_on)}；请核对，确属另一封函的，请写明其文号。"
            }
        )


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
