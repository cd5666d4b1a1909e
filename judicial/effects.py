"""What the courts' desk keeps when an order comes in, whichever way."""

from __future__ import annotations

from hall.cases.ports import Happened, follows
from judicial.auctions import asking
from judicial.auctions.filing import ITEM
from judicial.auctions.joining import join_case
from judicial.matters import MATTER_OF_ITEM
from judicial.services.keeping import keep

__all__ = ["asking", "keep_the_order"]


@follows("file")
def keep_the_order(happened: Happened) -> None:
    """The notice and its matter, once; the same again undoes the filing (AlreadyServed).

    A transfer the counter opens joins the order that came before it.
    """
    service = happened.filing.service if happened.filing else None
    if service and service.notice_number and happened.case.item_code in MATTER_OF_ITEM:
        keep(happened.case, service, by=happened.by)
    if happened.case.item_code == ITEM:
        join_case(happened.case, by=happened.by)
