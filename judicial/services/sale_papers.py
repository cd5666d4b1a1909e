"""函告: ruling and 协助执行 documents of a sale with their scans: the court's order to transfer (J8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from hall.cases.models import Case
from hall.cases.states import Channel
from hall.cases.unit_lock import lock_units
from hall.staff.actors import Actor
from judicial.auctions.delivering import deliver_papers
from judicial.auctions.joining import order_of_sale
from judicial.auctions.said import PapersSaid
from judicial.courts import Court
from judicial.models import Auction, Matter, OrderMatter
from judicial.services.keeping import Kept, keep_matter
from judicial.services.returns import give_return
from judicial.services.scans import hand_over_scans, keep_scans
from judicial.services.signs import Sign

Scans = Mapping[str, Iterable[UploadedFile[bytes]]]


@transaction.atomic
def send_papers(
    auction: Auction, said: PapersSaid, court: Court, *, by: Actor, scans: Scans | None = None
) -> Auction:
    """Deliver the papers and keep them as the order they are, with its 送达回证; the same again does nothing.

    Raises what `deliver_papers` raises, and ValidationError for scans that are none.
    """
    lock_units(auction.unit_numbers)
    delivered = deliver_papers(auction.pk, said, court, by=by)
    known = order_of_sale(delivered)
    matter = known or keep_matter(kept_of(delivered, court), said=words_of(delivered), by=by)
    keep_scans(matter.order, scans or {})
    hand_over(matter, by=by)
    if known is None:
        give_return(matter.order, by=by)
    return delivered


def kept_of(auction: Auction, court: Court) -> Kept:
    """The sale's papers as an order to transfer."""
    units = tuple(sorted(auction.unit_numbers))
    assert auction.delivered_at is not None  # just delivered
    sign = Sign(court.code, court.name, auction.execution_number, None, units)
    return Kept(sign, auction.delivered_at, Matter.TRANSFER, Channel.COURT, auction.case_number)


def words_of(auction: Auction) -> dict[str, str]:
    """What the order says, by the names of its entries."""
    return {
        "debtor": auction.debtor,
        "debtor_document": auction.debtor_document,
        "ruling_number": auction.ruling_number,
        "transfer_letter": auction.priority_letter,
    }


def hand_over(matter: OrderMatter, *, by: Actor) -> None:
    """What comes when the buyers' case is open already stands there too."""
    if case := Case.objects.filter(number=matter.case_number or "-").first():
        hand_over_scans(matter.order, case, by=by)
