"""The register: land, units, entries, what stands, certificates, archive."""

from registration.models.archives import ArchiveFile, ArchiveLoan
from registration.models.certificates import Blank, Certificate, VerificationKey
from registration.models.contents import (
    CONTENT_OF,
    AdvanceNoticeContent,
    Content,
    EasementContent,
    LandUseContent,
    MortgageContent,
    ObjectionContent,
    OwnershipContent,
    ResidenceContent,
    SeizureContent,
)
from registration.models.entries import Entry
from registration.models.land import Building, Parcel
from registration.models.parties import Party
from registration.models.receipts import CourtReceipt
from registration.models.seals import DailySeal
from registration.models.site_visits import SiteVisit, SiteVisitPhoto
from registration.models.standing import SeizurePlace, Standing
from registration.models.units import RealEstateUnit

__all__ = [
    "CONTENT_OF",
    "AdvanceNoticeContent",
    "ArchiveFile",
    "ArchiveLoan",
    "Blank",
    "Building",
    "Certificate",
    "Content",
    "CourtReceipt",
    "DailySeal",
    "EasementContent",
    "Entry",
    "LandUseContent",
    "MortgageContent",
    "ObjectionContent",
    "OwnershipContent",
    "Parcel",
    "Party",
    "RealEstateUnit",
    "ResidenceContent",
    "SeizureContent",
    "SeizurePlace",
    "SiteVisit",
    "SiteVisitPhoto",
    "Standing",
    "VerificationKey",
]
