"""过户 at the counter: the case of a sale, opened pre-filled from what the court has said (J9, J10)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.cases.filing import Claimant, FiledUnit, Filing
from hall.cases.models import Case
from hall.cases.services.intake import open_case
from hall.cases.states import ApplicantRole, Channel, State
from hall.cases.unit_lock import lock_units
from hall.catalogue import materials as m
from hall.clock import day_of, today
from hall.staff.actors import Actor
from hall.staff.departments import D
from judicial.auctions.joining import join_orders
from judicial.models import Auction, OrderMatter
from judicial.places import hall_at

ITEM = "judicial-sale"
ENDED = {State.DECLINED, State.REFUSED, State.WITHDRAWN}


@transaction.atomic
def open_transfer(auction_id: int, *, by: Actor) -> Case:
    """The buyers' application in one click; the case already opened where there is one.

    Raises ValidationError before the court's papers have come, and whatever makes the filing impossible.
    """
    lock_units(Auction.objects.values_list("unit_numbers", flat=True).get(pk=auction_id))
    auction = Auction.objects.select_for_update().get(pk=auction_id)
    known = Case.objects.filter(number=auction.case_number).first() if auction.case_number else None
    if known and known.outcome not in ENDED:
        join_orders(auction, known, by=by)
        return known
    if auction.delivered_at is None:
        raise ValidationError("人民法院的裁定书和协助执行通知书还没有送达，请先由法院送达")
    if known:
        OrderMatter.objects.filter(case_number=known.number).update(case_number="")
    case = open_case(filing_of(auction, by), by=by)
    auction.case_number = case.number
    auction.save(update_fields=["case_number"])
    join_orders(auction, case, by=by)
    return case


def filing_of(auction: Auction, by: Actor) -> Filing:
    """The sale as an application: the buyer applies alone (条例第十四条).

    Opened on the court's order it comes over the court's line: it waits for the buyer, and no time runs by
    which it would be deemed accepted (条例第十七条).
    """
    by_court = by.department == D.COURT
    hall = hall_at(auction.unit_numbers) if by_court else None
    return Filing(
        item_code=ITEM,
        units=[FiledUnit(number) for number in auction.unit_numbers],
        claimants=[
            Claimant(
                ApplicantRole.OBLIGEE,
                buyer.name,
                buyer.document_kind,
                buyer.document_number,
                buyer.phone,
                co_ownership=buyer.co_ownership,
                share=(buyer.share_numerator, buyer.share_denominator),
            )
            for buyer in auction.buyers.all()
        ],
        payloads=payloads_of(auction),
        declared={"claims_tax_relief": True},
        hall_id=hall.pk if hall else by.hall_id,
        channel=Channel.COURT if by_court else Channel.COUNTER,
    )


def payloads_of(auction: Auction) -> Mapping[str, Mapping[str, Any]]:
    """What order, ruling and confirmation say, by the names of their typed entries."""
    order = {
        "court": auction.court,
        "case_number": auction.execution_number,
        "served_on": day_of(auction.delivered_at) if auction.delivered_at else today(),
        "debtor": auction.debtor,
        "debtor_document": auction.debtor_document,
        "buyers": "、".join(buyer.name for buyer in auction.buyers.all()),
        "disposed": auction.disposed,
        "mortgages": auction.mortgages,
        "notices": auction.notices,
        "objections": auction.objections,
        "priority_letter": auction.priority_letter,
    }
    ruling = {
        "court": auction.court,
        "case_number": auction.ruling_number,
        "effective_on": auction.ruled_on,
        "served_on": auction.served_on,
        "price": auction.price,
    }
    said: dict[str, Mapping[str, Any]] = {
        m.TRANSFER_ORDER.code: order,
        m.EFFECTIVE_LEGAL_DOCUMENT.code: ruling,
    }
    return said | sale_paper(auction)


def sale_paper(auction: Auction) -> dict[str, Mapping[str, Any]]:
    """成交确认书, or the ruling that settles in kind."""
    if auction.way == "kind":
        settled = {
            "court": auction.court,
            "case_number": auction.ruling_number,
            "price": auction.price,
            "struck_on": auction.sold_on,
        }
        return {m.SETTLEMENT_IN_KIND.code: settled}
    confirmed = {
        "platform": auction.platform,
        "lot_number": auction.lot_number,
        "round": auction.way,
        "price": auction.price,
        "price_includes_tax": auction.price_includes_tax,
        "struck_on": auction.sold_on,
        "paid_on": auction.paid_on,
    }
    return {m.AUCTION_CONFIRMATION.code: confirmed}
