"""提醒 and 逾期: level-triggered – due and not yet reminded –, each once; a reminder only (domain B4)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from hall.clock import today
from hall.exchange.outbox import post
from hall.staff.departments import D
from judicial.auctions.deadline import days_left
from judicial.models import Auction, AuctionReminder, ReminderKind

LEFT = ((ReminderKind.ONE_DAY, 1), (ReminderKind.THREE_DAYS, 3))


def remind_courts(on: date | None = None) -> int:
    """Remind of every undelivered sale whose day is near or past; running it again says nothing new."""
    day, new = on or today(), 0
    for auction in Auction.objects.undelivered().exclude(due_on=None).prefetch_related("reminders"):
        kind = kind_due(auction, day)
        if kind and all(one.kind != kind for one in auction.reminders.all()):
            new += remind(auction, kind, day)
    return new


def kind_due(auction: Auction, on: date) -> ReminderKind | None:
    """Which reminder the day calls for: the nearest only, so that a day of missed runs doubles nothing."""
    left = days_left(auction, on)
    if left is None:
        return None
    if left < 0:
        return ReminderKind.OVERDUE
    return next((kind for kind, days in LEFT if left <= days), None)


@transaction.atomic
def remind(auction: Auction, kind: ReminderKind, on: date) -> int:
    """Write the reminder down and tell the court; of what is overdue the registry as well."""
    _row, is_new = AuctionReminder.objects.get_or_create(auction=auction, kind=kind, defaults={"on": on})
    if is_new:
        overdue = kind == ReminderKind.OVERDUE
        post(
            topic="auction.overdue" if overdue else "auction.reminded",
            stream=auction.number,
            recipients=[D.COURT, D.REGISTRATION] if overdue else [D.COURT],
            keys={"auction_number": auction.number},
        )
    return int(is_new)
