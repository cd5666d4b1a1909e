"""What the courts' desk keeps: orders served on the registry, sales, and what was said about them."""

from judicial.models.auctions import Auction
from judicial.models.bookings import Booking, HalfDay
from judicial.models.buyers import AuctionBuyer
from judicial.models.coordinations import Coordination
from judicial.models.differences import SaleDifference
from judicial.models.letters import CourtLetter
from judicial.models.notifications import BuyerNotification, NotifiedBy
from judicial.models.orders import CourtOrder, Matter, OrderMatter, OrderScan
from judicial.models.reminders import AuctionReminder, ReminderKind

__all__ = [
    "Auction",
    "AuctionBuyer",
    "AuctionReminder",
    "Booking",
    "BuyerNotification",
    "Coordination",
    "CourtLetter",
    "CourtOrder",
    "HalfDay",
    "Matter",
    "NotifiedBy",
    "OrderMatter",
    "OrderScan",
    "ReminderKind",
    "SaleDifference",
]
