"""What a case asks of a writer: one file per family of effects, all read through `claim_of`."""

from registration.claims import (
    advance_notice,
    buildings,
    correction,
    destroyed,
    division,
    easement,
    judicial_sale,
    land,
    mortgage,
    mortgage_by_order,
    objection,
    ownership,
    replacement,
    residence,
    seizure,
    titles,
)
from registration.claims.reading import CLAIMS, applying, claim_of, claims, subject_numbers

CLAIM_ROOMS = (
    advance_notice,
    buildings,
    destroyed,
    division,
    correction,
    easement,
    judicial_sale,
    land,
    mortgage,
    mortgage_by_order,
    objection,
    ownership,
    replacement,
    residence,
    seizure,
    titles,
)
"""Imported so that every claim has declared itself."""

__all__ = ["CLAIMS", "CLAIM_ROOMS", "applying", "claim_of", "claims", "subject_numbers"]
