"""What each kind of paper says. A new paper: its schema here, its page in templates/print/."""

from collections.abc import Mapping
from typing import Any

from hall.papers.contents.announcements import Announcement
from hall.papers.contents.application import Application
from hall.papers.contents.corrections import CorrectionNotice
from hall.papers.contents.decisions import Approval, MaterialsReturn, Refusal
from hall.papers.contents.extracts import Extract, ExtractRequest
from hall.papers.contents.housing import HousingOutcome
from hall.papers.contents.inquiries import InquiryReply
from hall.papers.contents.money import Receipt, TaxNotice
from hall.papers.contents.objections import ObjectionNotice
from hall.papers.contents.orders import ReviewSuggestion, SeizureNotice, ServiceReturn
from hall.papers.contents.reception import (
    Acceptance,
    Decline,
    Interview,
    Supplement,
    SupplementReceipt,
    Withdrawal,
)
from hall.papers.contents.recordings import Recording
from hall.papers.contents.results import Certificate, Contents, Handover, Proof, Waybill
from hall.papers.contents.sale_notices import BuyerNotice, CancellationNotice
from hall.papers.contents.sales import CourtLetter, ExecutionResult
from hall.papers.contents.schema import Content, ContentRefused, build, plain, read
from hall.papers.contents.site_visits import SiteVisitRecord
from hall.papers.contents.stops import StopNotice
from hall.papers.kinds import PaperKind

__all__ = [
    "SCHEMAS",
    "Content",
    "ContentRefused",
    "newest",
    "plain",
    "read",
    "schema_of",
    "template_of",
    "typed",
]

SCHEMAS: dict[tuple[PaperKind, int], type[Content]] = {
    (schema.kind, schema.recipe): schema
    for schema in (
        Application,
        Interview,
        Acceptance,
        Decline,
        Supplement,
        SupplementReceipt,
        TaxNotice,
        Receipt,
        Approval,
        Refusal,
        MaterialsReturn,
        Withdrawal,
        Certificate,
        Proof,
        Handover,
        Waybill,
        Contents,
        ServiceReturn,
        SeizureNotice,
        ObjectionNotice,
        SiteVisitRecord,
        ReviewSuggestion,
        Announcement,
        Extract,
        ExtractRequest,
        Recording,
        HousingOutcome,
        CorrectionNotice,
        CourtLetter,
        ExecutionResult,
        CancellationNotice,
        BuyerNotice,
        InquiryReply,
        StopNotice,
    )
}
"""Every schema by kind and recipe; older recipes stay, so that old papers can be read for ever."""


def newest(kind: PaperKind) -> type[Content]:
    """The schema a new paper of this kind is frozen with. Raises ContentRefused where none is drawn yet."""
    recipes = [recipe for one, recipe in SCHEMAS if one == kind]
    if not recipes:
        raise ContentRefused([f"“{PaperKind(kind).label}”尚无版式"])
    return SCHEMAS[kind, max(recipes)]


def schema_of(kind: str, recipe: int) -> type[Content]:
    """The schema a stored paper was frozen with."""
    return SCHEMAS[PaperKind(kind), recipe]


def typed(kind: str, recipe: int, values: Mapping[str, Any]) -> Content:
    """The content of a stored paper as its typed block."""
    return build(schema_of(kind, recipe), values)


def template_of(kind: str, recipe: int) -> str:
    """The page of this kind; an older recipe keeps the page it had."""
    current = newest(PaperKind(kind)).recipe
    return f"print/{kind}.html" if recipe == current else f"print/{kind}.{recipe}.html"
