"""Situations of sales by courts."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hall.clock import HALL_ZONE
from hall.rehearsal.people import MadeUp
from hall.staff.actors import Actor, ActorKind
from hall.staff.departments import D
from hall.staff.duties import Duty
from judicial.auctions.said import BuyerSaid, PapersSaid, SaleSaid
from judicial.courts import COURTS
from judicial.models import Auction
from tests.cases.makers import BUYER, SELLER, holder
from tests.registration import makers
from tests.registration.makers import HOME

COURT = COURTS["粤5302"]
CLERK = Actor(ActorKind.OFFICER, "黄法官", D.COURT, frozenset({Duty.COURT}))
EXECUTION, RULING = "（2026）粤5302执301号", "（2026）粤5302执301号之一"


def seized_home(*burdens: Any) -> None:
    """The debtor's flat with these burdens, seized by the court."""
    since = datetime(2016, 5, 1, 9, tzinfo=HALL_ZONE)
    makers.home(HOME, holder(SELLER), measured_area=Decimal("120.00"), at=since)
    for burden in burdens:
        burden()
    makers.seize(served="2026-01-05 09:00", days=("2026-01-05", "2029-01-04"))


def buyer(person: MadeUp = BUYER, **more: Any) -> BuyerSaid:
    return BuyerSaid(**({"name": person.name, "document_number": person.document_number} | more))


def sale(**more: Any) -> SaleSaid:
    """A first auction, sold on 28 August for 1 200 000 yuan."""
    said: dict[str, Any] = {
        "execution_number": EXECUTION,
        "unit_numbers": [HOME],
        "debtor": SELLER.name,
        "way": "first",
        "platform": "示例拍卖平台",
        "lot_number": "LOT-301",
        "price": Decimal(1200000),
        "sold_on": date(2026, 8, 28),
        "buyers": [buyer()],
    }
    return SaleSaid(**(said | more))


def papers(**more: Any) -> PapersSaid:
    """Ruled on 10 September, served on the buyer on the 14th."""
    said: dict[str, Any] = {
        "ruling_number": RULING,
        "ruled_on": date(2026, 9, 10),
        "served_on": date(2026, 9, 14),
        "mortgages": "cancel",
    }
    return PapersSaid(**(said | more))


def buyers_of(auction: Auction) -> Sequence[str]:
    return [one.name for one in auction.buyers.all()]
