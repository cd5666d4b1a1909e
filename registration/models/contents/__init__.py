"""What an entry says, kind by kind: one detail row beside each entry that begins or changes a right."""

from registration.models.choices import RightKind
from registration.models.contents.burdens import EasementContent, MortgageContent, ResidenceContent
from registration.models.contents.notices import AdvanceNoticeContent, ObjectionContent, SeizureContent
from registration.models.contents.property_rights import LandUseContent, OwnershipContent

Content = (
    OwnershipContent
    | LandUseContent
    | MortgageContent
    | AdvanceNoticeContent
    | ObjectionContent
    | SeizureContent
    | EasementContent
    | ResidenceContent
)

CONTENT_OF: dict[str, type[Content]] = {
    RightKind.LAND_USE: LandUseContent,
    RightKind.OWNERSHIP: OwnershipContent,
    RightKind.MORTGAGE: MortgageContent,
    RightKind.EASEMENT: EasementContent,
    RightKind.RESIDENCE: ResidenceContent,
    RightKind.ADVANCE_NOTICE: AdvanceNoticeContent,
    RightKind.OBJECTION: ObjectionContent,
    RightKind.SEIZURE: SeizureContent,
}

__all__ = [
    "CONTENT_OF",
    "AdvanceNoticeContent",
    "Content",
    "EasementContent",
    "LandUseContent",
    "MortgageContent",
    "ObjectionContent",
    "OwnershipContent",
    "ResidenceContent",
    "SeizureContent",
]
