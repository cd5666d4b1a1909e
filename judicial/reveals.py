"""The buyers of a court's sale are rung up: who handles cases at the counter may unmask name and number."""

from hall.cases.reveals import HANDLING
from hall.identity.masking import mask_document, mask_name, mask_phone
from hall.staff.actors import Actor
from hall.staff.departments import D
from hall.staff.revealing import revealable
from judicial.models import AuctionBuyer


def is_at_the_counter(by: Actor, row: object) -> bool:
    """An officer of the registry who handles cases."""
    return by.is_officer and by.department == D.REGISTRATION and not by.duties.isdisjoint(HANDLING)


revealable(
    AuctionBuyer,
    {"name": mask_name, "document_number": mask_document, "phone": mask_phone},
    may_see=is_at_the_counter,
    subject=lambda buyer: f"auction:{buyer.auction_id}",
    case_number=lambda buyer: buyer.auction.case_number,
)
