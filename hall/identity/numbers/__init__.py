"""The numbers of the hall, each with one parser: what people type in, the one stored form out.

Every parser raises ValidationError with a Chinese sentence that says what is wrong and what to do.
"""

from hall.identity.numbers.certificate import CertificateKind, CertificateNumber
from hall.identity.numbers.court_case import CourtCaseNumber
from hall.identity.numbers.id_card import IdNumber
from hall.identity.numbers.jurisdictions import JURISDICTION
from hall.identity.numbers.organisation import parse_organisation_code
from hall.identity.numbers.unit import UnitNumber, grouped, parse_parcel_number
from hall.identity.numbers.uscc import parse_uscc

__all__ = [
    "JURISDICTION",
    "CertificateKind",
    "CertificateNumber",
    "CourtCaseNumber",
    "IdNumber",
    "UnitNumber",
    "grouped",
    "parse_organisation_code",
    "parse_parcel_number",
    "parse_uscc",
]
