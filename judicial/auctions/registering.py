"""成交登记: the court tells of its sale, once, however often it is sent ([S1] 四)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db import transaction

from hall.cases.states import CoOwnership
from hall.cases.unit_lock import lock_units
from hall.clock import now, today
from hall.identity.documents import check_document
from hall.permanence.series import take
from hall.staff.actors import Actor
from hall.staff.audit import record_act
from judicial.auctions.checks import check_sale, own_number, project_of, units_of
from judicial.auctions.deadline import recount
from judicial.auctions.differing import give_way, is_the_same, kept_sale, refuse_replaced
from judicial.auctions.said import BuyerSaid, SaleSaid
from judicial.courts import Court
from judicial.models import Auction, AuctionBuyer
from judicial.places import place_of


@transaction.atomic
def register_auction(said: SaleSaid, court: Court, *, by: Actor) -> Auction:
    """Keep a sale with its buyers; the same sale again is the one already kept.

    Raises SaleDiffers for a sale told otherwise, ValidationError by field: another court's case, no price,
    days out of order, a wrong ID number, a property not seized, a project housing was not told of.
    """
    number, units = own_number(said.execution_number, court, "execution_number"), units_of(said.unit_numbers)
    lock_units(units)
    known = kept_sale(court, number.case, units)
    if known and is_the_same(known, said):
        return known
    check_sale(said, units, court)
    if known:
        give_way(known, said)
    auction = as_told(said, court, number.case, units, by)
    recount(auction)
    auction.save()
    keep_buyers(auction, said.buyers)
    return auction


def as_told(said: SaleSaid, court: Court, execution: str, units: Sequence[str], by: Actor) -> Auction:
    """The row of a sale, not yet saved."""
    moment = now()
    return Auction(
        number=f"处置{moment:%Y}-{take(f'auction/{moment:%Y}'):06d}",
        key=key_of(court, execution, units, said.sold_on),
        court_code=court.code,
        court=court.name,
        execution_number=execution,
        unit_numbers=list(units),
        place=place_of(units),
        debtor=said.debtor.strip(),
        debtor_document=said.debtor_document.strip(),
        project=project_of(units, said.project)[0],
        way=said.way,
        platform=said.platform,
        lot_number=said.lot_number,
        price=said.price,
        price_includes_tax=said.price_includes_tax,
        priority_letter=said.priority_letter,
        sold_on=said.sold_on,
        paid_on=said.paid_on,
        registered_at=moment,
        registered_by=by.label,
    )


def key_of(court: Court, execution: str, units: Sequence[str], sold_on: date) -> str:
    """The same court, execution, property and day of sale are the same sale."""
    return sha256("|".join((court.code, execution, *sorted(units), str(sold_on))).encode()).hexdigest()


def keep_buyers(auction: Auction, buyers: Sequence[BuyerSaid]) -> None:
    way = CoOwnership.SOLE
    if len(buyers) > 1:
        in_shares = any(one.share != (1, 1) for one in buyers)
        way = CoOwnership.SHARES if in_shares else CoOwnership.JOINT
    AuctionBuyer.objects.bulk_create(
        AuctionBuyer(
            auction=auction,
            ordinal=ordinal,
            name=one.name.strip(),
            document_kind=one.document_kind,
            document_number=check_document(one.document_kind, one.document_number),
            phone=one.phone,
            co_ownership=way,
            share_numerator=one.share[0],
            share_denominator=one.share[1],
        )
        for ordinal, one in enumerate(buyers, start=1)
    )


@transaction.atomic
def note_days(
    auction_id: int,
    *,
    paid_on: date | None = None,
    ruled_on: date | None = None,
    served_on: date | None = None,
    by: Actor,
) -> Auction:
    """Payment, ruling and service as they become known; the court's clock follows.

    Raises ValidationError for a day before the one it rests on, in the future, or other than was delivered.
    """
    auction = Auction.objects.select_for_update().get(pk=auction_id)
    refuse_replaced(auction)
    if auction.delivered_at:
        return auction_as_delivered(auction, paid_on=paid_on, ruled_on=ruled_on, served_on=served_on)
    auction.paid_on = paid_on or auction.paid_on
    auction.ruled_on = ruled_on or auction.ruled_on
    auction.served_on = served_on or auction.served_on
    check_days(auction)
    recount(auction)
    auction.save()
    known = {"paid_on": paid_on, "ruled_on": ruled_on, "served_on": served_on}
    said = {name: str(on) for name, on in known.items() if on}
    record_act(by, "登记付款、裁定日期", f"auction:{auction.number}", **said)
    return auction


def auction_as_delivered(auction: Auction, **days: date | None) -> Auction:
    """The days of a delivered sale stand as its papers say them. Raises ValidationError for others."""
    faults = {
        name: "文书已经送达，日期不能再改" for name, on in days.items() if on and on != getattr(auction, name)
    }
    if faults:
        raise ValidationError(faults)
    return auction


ORDER = (
    ("sold_on", "成交日期"),
    ("paid_on", "付清全款日期"),
    ("ruled_on", "裁定日期"),
    ("served_on", "裁定送达日期"),
)


def check_days(auction: Auction) -> None:
    """Sold, ruled, served in this order; nothing lies in the future. Raises ValidationError by field."""
    known = [(field, label, getattr(auction, field)) for field, label in ORDER if getattr(auction, field)]
    faults = {field: f"{label}晚于今天，请核对" for field, label, on in known if on > today()}
    for (_field, before, earlier), (field, label, later) in pairwise(known):
        if later < earlier:
            faults.setdefault(field, f"{label}早于{before}，请核对")
    if faults:
        raise ValidationError(faults)
