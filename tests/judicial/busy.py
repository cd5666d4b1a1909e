"""A court at work: queries, an order, sales at every stage, a letter, notices to housing, a booking."""

from datetime import date
from decimal import Decimal

from hall.exchange.courier import deliver_all
from hall.inquiries.models import Inquiry
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew
from hall.rehearsal.inquiries import file_demo_inquiries
from hall.rehearsal.sales import meet_everybody, step
from hall.staff.models import Hall
from judicial.auctions.booking import book
from judicial.auctions.coordinating import record_coordination, tell_housing
from judicial.auctions.delivering import deliver_papers
from judicial.auctions.filing import open_transfer
from judicial.auctions.registering import note_days, register_auction
from judicial.models import Auction, Coordination
from judicial.services.notices import NOTICE, RULING
from judicial.services.sale_papers import send_papers
from tests.cases.makers import SELLER, holder
from tests.judicial.makers import at_the_desk, scan, served
from tests.judicial.sales import CLERK, COURT, buyer, papers, sale, seized_home
from tests.registration import makers
from tests.registration.makers import HOME, NEXT_DOOR, PARCEL

THIRD, FOURTH = f"{PARCEL}F00030048", f"{PARCEL}F00030049"


def busy_court(people: Crew) -> dict[str, str]:
    """The records of 云城区人民法院, by what the pages' addresses call them."""
    seized_home(makers.mortgage)
    for number in (NEXT_DOOR, THIRD, FOURTH):
        makers.home(number, holder(SELLER), measured_area=Decimal("98.50"))
    for number in (NEXT_DOOR, FOURTH):
        makers.seize(number, served="2026-01-05 09:00", days=("2026-01-05", "2029-01-04"))
    file_demo_inquiries((HOME, SELLER.name), (NEXT_DOOR, SELLER.name), people)
    queries = Inquiry.objects.order_by("pk").values_list("number", flat=True)
    told = [told_housing(number) for number in (NEXT_DOOR, FOURTH)]
    record_coordination(told[0].pk, "项目在建，保留已售房屋购房人的权利，同意处置", by=people.reviews_housing)
    waiting = sold(FOURTH, "（2026）粤5302执318号")
    Auction.objects.filter(pk=waiting.pk).update(project="云岭花园二期")
    scans = {RULING: [scan("裁定书.png")], NOTICE: [scan()]}
    said = papers(ruling_number="（2026）粤5302执318号之一")
    send_papers(waiting, said, COURT, by=CLERK, scans=scans)
    book(waiting.pk, Hall.objects.get(code="yuncheng"), "2026-09-18 pm", by=CLERK)
    open_sale = sold(NEXT_DOOR, "（2026）粤5302执309号")
    note_days(open_sale.pk, ruled_on=date(2026, 9, 10), by=CLERK)
    letter = asked_about(people)
    deliver_all()
    return {
        "query": queries[0],
        "answered": queries[1],
        "order": served(at_the_desk(), unit_numbers=THIRD).number,
        "auction": open_sale.number,
        "delivered": waiting.number,
        "code": Auction.objects.get(pk=waiting.pk).notice_code,
        "coordination": told[1].number,
        "letter": letter,
    }


def sold(unit: str, execution: str) -> Auction:
    said = sale(unit_numbers=[unit], execution_number=execution, buyers=[buyer(phone="13800000000")])
    return register_auction(said, COURT, by=CLERK)


def told_housing(unit: str) -> Coordination:
    return tell_housing(
        COURT,
        execution_number="（2026）粤5302执301号",
        unit_numbers=[unit],
        matter="拍卖项目未售房屋",
        declared="云岭花园二期",
        by=CLERK,
    )


def asked_about(people: Crew) -> str:
    """The transfer whose order leaves out the mortgage; its case number."""
    sold_home = register_auction(sale(), COURT, by=CLERK)
    auction = deliver_papers(sold_home.pk, papers(mortgages=""), COURT, by=CLERK)
    case = open_transfer(auction.pk, by=people.accepts)
    drives.receive(case, {}, by=people.accepts)
    meet_everybody(case, by=people.accepts)
    return step(case, "accept", by=people.accepts).number
