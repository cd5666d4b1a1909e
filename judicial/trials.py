"""试算: which courts would have owed their papers on another day, and which gates open, under a draft."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from hall.clock import day_of
from hall.clock.arithmetic import due
from hall.clock.calendars import current_calendar
from hall.clock.working_days import Calendar
from hall.policy.parameters import (
    BUYER_DEED_TAX_GATE,
    COURT_DELIVERY_DAYS,
    COURT_DELIVERY_START,
    SELLER_ARREARS_GATE,
    DeliveryStart,
)
from hall.policy.trials import Outcome, PastCase, Said, past_cases
from judicial.models import Auction


@past_cases("拍卖成交后的函告")
def deliveries(since: date) -> Iterator[PastCase]:
    """Every sale by a court since that day, the newest first."""
    calendar = current_calendar()
    for auction in Auction.objects.filter(sold_on__gte=since).order_by("-pk").iterator(chunk_size=500):
        yield PastCase(
            number=f"{auction.number} {auction.court}",
            begun_on=auction.sold_on,
            done_on=day_of(auction.delivered_at) if auction.delivered_at else None,
            outcome=partial(term, auction, calendar),
        )


def term(auction: Auction, calendar: Calendar, said: Said) -> Outcome:
    """Until when the court owes its papers, and what holds up the transfer, under these rules."""
    start = {
        DeliveryStart.SALE: auction.sold_on,
        DeliveryStart.FULL_PAYMENT: auction.paid_on,
        DeliveryStart.RULING: auction.ruled_on,
        DeliveryStart.SERVICE: auction.served_on,
    }[said(COURT_DELIVERY_START)]
    due_on = due(start, said(COURT_DELIVERY_DAYS), calendar).on if start else None
    gates = (BUYER_DEED_TAX_GATE, SELLER_ARREARS_GATE)
    return Outcome(due_on, "；".join(f"{gate.label}{gate.words(said(gate))}" for gate in gates))
