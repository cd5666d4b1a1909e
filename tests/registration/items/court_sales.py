"""A home sold by a court: its book, its papers, its case."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hall.cases.models import Case
from hall.catalogue import materials as m
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew
from hall.rehearsal.people import MadeUp
from tests.cases.makers import BUYER, SELLER, holder
from tests.registration import makers
from tests.registration.items.makers import GETS, filed
from tests.registration.makers import HOME

COURT, ORDER, RULING = "云浮市云城区人民法院", "（2026）粤5302执301号", "（2026）粤5302执301号之一"
PRICE = Decimal("1200000.00")
SERVED = date(2026, 9, 14)


def papers(**order: Any) -> dict[str, Mapping[str, Any]]:
    """What ruling, order and confirmation say; `order` changes the order to transfer."""
    said = {
        "court": COURT,
        "case_number": ORDER,
        "served_on": date(2026, 9, 16),
        "debtor": SELLER.name,
        "buyers": BUYER.name,
        "mortgages": "cancel",
    }
    return {
        m.APPLICATION_FORM.code: {"acquired_on": date(2016, 5, 1)},
        m.TRANSFER_ORDER.code: said | order,
        m.EFFECTIVE_LEGAL_DOCUMENT.code: {
            "court": COURT,
            "case_number": RULING,
            "effective_on": date(2026, 9, 10),
            "served_on": SERVED,
            "price": PRICE,
        },
        m.AUCTION_CONFIRMATION.code: {
            "platform": "示例拍卖平台",
            "lot_number": "LOT-2026-0301",
            "round": "first",
            "price": PRICE,
            "struck_on": date(2026, 8, 28),
        },
        m.TAX_RELIEF_CLAIM.code: {"buyer_homes": "second"},
    }


def sale(said: Mapping[str, Mapping[str, Any]] | None = None, *buyers: MadeUp) -> Any:
    claimants = [(GETS, one) for one in buyers or (BUYER,)]
    return filed("judicial-sale", *claimants, papers=said or papers(), claims_tax_relief=True)


def seized_home(*burdens: Any, **facts: Any) -> None:
    """The debtor's flat of 120 ㎡ with these burdens, seized by the disposing court; another waits."""
    makers.home(HOME, holder(SELLER), measured_area=Decimal("120.00"), **facts)
    for burden in burdens:
        burden()
    makers.seize(served="2026-01-05 09:00", days=("2026-01-05", "2029-01-04"))
    makers.seize(served="2026-03-05 09:00", order=2, days=None, months=36, court="罗定市人民法院")


def others_notice() -> None:
    makers.notice(makers.person("周明远", 22))


def sold(people: Crew, said: Mapping[str, Mapping[str, Any]] | None = None) -> Case:
    return drives.drive(sale(said), people, said or papers())
