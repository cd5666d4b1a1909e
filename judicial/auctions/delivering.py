"""函告: ruling and 协助执行 documents come to the registry; of a developer's project a copy to housing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.catalogue.judicial_payloads import CANCELLED_OR_KEPT, DISPOSED
from hall.clock import now
from hall.exchange.api.refusals import answered_with
from hall.exchange.outbox import post
from hall.identity.fields import search_hash
from hall.look.words import day_plain
from hall.staff.actors import Actor
from hall.staff.departments import D
from judicial.auctions.checks import own_number
from judicial.auctions.deadline import recount
from judicial.auctions.differing import refuse_replaced
from judicial.auctions.notifying import new_code, notify_buyers
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
        return delivered_before(auction, said, str(number))
    refuse_other_buyers(auction, said)
    auction.ruling_number = str(number)
    auction.paid_on = said.paid_on or auction.paid_on
    auction.ruled_on, auction.served_on = said.ruled_on, said.served_on
    auction.disposed, auction.mortgages = said.disposed, said.mortgages
    auction.notices, auction.objections = said.notices, said.objections
    check_days(auction)
    recount(auction)
    auction.delivered_at, auction.delivered_by = now(), by.label
    auction.notice_code = new_code()
    auction.save()
    post(
        topic="auction.delivered",
        stream=auction.number,
        recipients=[D.REGISTRATION, D.TRANSACTIONS] if auction.project else [D.REGISTRATION],
        keys={"auction_number": auction.number},
    )
    notify_buyers(auction, by=by)
    return auction


@answered_with(409)
class PapersDiffer(ValidationError):
    """The papers of this sale are here already, and say otherwise."""

    def __init__(self, auction: Auction, points: Sequence[str]) -> None:
        super().__init__(
            f"本处置的文书已经送达（{auction.ruling_number}），内容不一致：{'；'.join(points)}。"
            "没有改动已经登记的；确需变更的，请与登记机构联系，登记机构函询的请在函询中答复",
            code="papers_differ",
        )


DAYS = {"paid_on": "付清全款日期", "ruled_on": "裁定日期", "served_on": "送达买受人日期"}
CHOSEN = {"disposed": "处置范围", "mortgages": "抵押权", "notices": "预告登记", "objections": "异议登记"}


def delivered_before(auction: Auction, said: PapersSaid, ruling: str) -> Auction:
    """The same papers again change nothing; others are refused. What says less differs in nothing."""
    if auction.ruling_number != ruling:
        raise ValidationError(
            {"ruling_number": f"本处置已经送达{auction.ruling_number}，另有裁定的请与登记机构联系"}
        )
    refuse_other_buyers(auction, said)
    if points := list(unlike(auction, said)):
        raise PapersDiffer(auction, points)
    return auction


def unlike(auction: Auction, said: PapersSaid) -> Iterator[str]:
    """Each point on which the papers now say something else than those delivered."""
    for name, label in DAYS.items():
        old, new = getattr(auction, name), getattr(said, name)
        if new and new != old:
            yield f"{label}已送达的写{day_plain(old) if old else '空'}，本次写{day_plain(new)}"
    for name, label in CHOSEN.items():
        old, new = getattr(auction, name), getattr(said, name)
        if new and new != old:
            words = dict(DISPOSED if name == "disposed" else CANCELLED_OR_KEPT)
            yield f"{label}已送达的写{words.get(old, '空')}，本次写{words[new]}"


def refuse_other_buyers(auction: Auction, said: PapersSaid) -> None:
    """The ruling names the people of the sale."""
    if not said.buyer_documents:
        return
    named = {search_hash(number.strip().upper()) for number in said.buyer_documents}
    if named != {buyer.document_hash for buyer in auction.buyers.all()}:
        raise ValidationError(
            {"buyer_documents": "裁定书写明的买受人证件号码与成交登记不一致，请核对后再送达"}
        )
