"""The court's own ten working days for ruling and 协助执行 documents ([S1] 四; domain B4)."""

from __future__ import annotations

from datetime import date

from hall.clock import today
from hall.clock.arithmetic import due
from hall.clock.calendars import current_calendar
from hall.clock.corrections import follows_calendar
from hall.policy.in_force import parameter_on
from hall.policy.parameters import COURT_DELIVERY_DAYS, COURT_DELIVERY_START, DeliveryStart
from judicial.models import Auction


def starts_on(auction: Auction) -> date | None:
    """The day the clock runs from, by the policy of the day of sale; None while it is not known."""
    return {
        DeliveryStart.SALE: auction.sold_on,
        DeliveryStart.FULL_PAYMENT: auction.paid_on,
        DeliveryStart.RULING: auction.ruled_on,
        DeliveryStart.SERVICE: auction.served_on,
    }[parameter_on(COURT_DELIVERY_START, auction.sold_on)]


def term_words(auction: Auction) -> str:
    """自裁定日起 10 个工作日, as the policy of the day of sale says it."""
    start = parameter_on(COURT_DELIVERY_START, auction.sold_on)
    days = parameter_on(COURT_DELIVERY_DAYS, auction.sold_on)
    return f"自{start.label}起 {COURT_DELIVERY_DAYS.words(days)}"


def recount(auction: Auction) -> None:
    """Set the due day anew; the caller saves."""
    start = starts_on(auction)
    if start is None:
        auction.due_on, auction.due_is_provisional = None, False
        return
    limit = due(start, parameter_on(COURT_DELIVERY_DAYS, auction.sold_on), current_calendar())
    auction.due_on, auction.due_is_provisional = limit.on, limit.provisional


@follows_calendar
def recount_all(first_day: date) -> None:
    """A year is published or a day corrected: sales whose papers are still owed get their due day anew."""
    for auction in Auction.objects.undelivered().filter(due_on__gte=first_day).select_for_update():
        recount(auction)
        auction.save(update_fields=["due_on", "due_is_provisional"])


def days_left(auction: Auction, on: date) -> int | None:
    """Working days left at the close of a day, negative when overdue; None while no day is set."""
    if auction.due_on is None:
        return None
    calendar = current_calendar()
    if on > auction.due_on:
        return -max(calendar.count(auction.due_on, on), 1)
    return calendar.count(on, auction.due_on)


def days_since_sale(auction: Auction) -> int:
    """Calendar days since 成交, shown beside the clock (domain B4)."""
    return (today() - auction.sold_on).days
