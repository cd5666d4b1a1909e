"""函告: ruling and 协助执行 documents come to the registry; of a developer's project a copy to housing."""

from __future__ import annotations

from secrets import token_urlsafe

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.clock import now
from hall.exchange.outbox import post
from hall.identity.fields import search_hash
from hall.staff.actors import Actor
from hall.staff.departments import D
from judicial.auctions.checks import own_number
from judicial.auctions.deadline import recount
from judicial.auctions.differing import refuse_replaced
from judicial.auctions.notifying import notify_buyers
from judicial.auctions.registering import check_days
from judicial.auctions.said import PapersSaid
from judicial.courts import Court
from judicial.models import Auction


@transaction.atomic
def deliver_papers(auction_id: int, said: PapersSaid, court: Court, *, by: Actor) -> Auction:
    """Keep the ruling and what the order says, tell registry and buyer; the same again does nothing twice.

    Raises ValidationError: a number of another case, a ruling before the sale, buyers other than those of
    the sale, another ruling than the one delivered before.
    """
    auction = Auction.objects.select_for_update().get(pk=auction_id)
    refuse_replaced(auction)
    number = own_number(said.ruling_number, court, "ruling_number")
    if number.case != auction.execution_number:
        raise ValidationError({"ruling_number": f"裁定书不是{auction.execution_number}案的文书，请核对案号"})
    if auction.delivered_at:
        return delivered_before(auction, str(number))
    refuse_other_buyers(auction, said)
    auction.ruling_number = str(number)
    auction.paid_on = said.paid_on or auction.paid_on
    auction.ruled_on, auction.served_on = said.ruled_on, said.served_on
    auction.disposed, auction.mortgages = said.disposed, said.mortgages
    auction.notices, auction.objections = said.notices, said.objections
    check_days(auction)
    recount(auction)
    auction.delivered_at, auction.delivered_by = now(), by.label
    auction.notice_code = token_urlsafe(16)
    auction.save()
    post(
        topic="auction.delivered",
        stream=auction.number,
        recipients=[D.REGISTRATION, D.TRANSACTIONS] if auction.project else [D.REGISTRATION],
        keys={"auction_number": auction.number},
    )
    notify_buyers(auction, by=by)
    return auction


def delivered_before(auction: Auction, ruling: str) -> Auction:
    """The same papers again change nothing; others are refused."""
    if auction.ruling_number != ruling:
        raise ValidationError(
            {"ruling_number": f"本处置已经送达{auction.ruling_number}，另有裁定的请与登记机构联系"}
        )
    return auction


def refuse_other_buyers(auction: Auction, said: PapersSaid) -> None:
    """The ruling names the people of the sale."""
    if not said.buyer_documents:
        return
    named = {search_hash(number.strip().upper()) for number in said.buyer_documents}
    if named != {buyer.document_hash for buyer in auction.buyers.all()}:
        raise ValidationError(
            {"buyer_documents": "裁定书写明的买受人证件号码与成交登记不一致，请核对后再送达"}
        )
