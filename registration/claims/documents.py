"""How numbers of documents are spelt in the book."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from hall.identity.numbers import CourtCaseNumber


def spelt(number: object) -> str:
    """A court's case number in its printed form; any other number as it was typed."""
    text = str(number or "").strip()
    try:
        return str(CourtCaseNumber.parse(text))
    except ValidationError:
        return text
