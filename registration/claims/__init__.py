"""What a case asks of a writer: one file per family of effects, all read through `claim_of`."""

from registration.claims import ownership
from registration.claims.reading import CLAIMS, claim_of, claims, subject_numbers

CLAIM_ROOMS = (ownership,)
"""Imported so that every claim has declared itself."""

__all__ = ["CLAIMS", "CLAIM_ROOMS", "claim_of", "claims", "subject_numbers"]
