"""What happens in the rehearsed quarter, each act through the same services as people's pages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError

from hall.cases.models import Case
from hall.catalogue import materials as m
from hall.clock import today
from hall.exchange.courier import deliver_all
from hall.inquiries.clues import read_clues
from hall.inquiries.models import Question
from hall.inquiries.models.inquiry import Way
from hall.inquiries.services.drafting import drafted
from hall.inquiries.services.filing import Filing, file_inquiry
from hall.inquiries.services.replying import Part, reply
from hall.rehearsal import drives
from hall.rehearsal.auctions.course import ASKED, Course
from hall.rehearsal.auctions.estates import execution_of, owner_of
from hall.rehearsal.crew import Crew
from hall.rehearsal.people import MadeUp, made_up_person
from hall.rehearsal.sales import meet_everybody, pay_everything, step
from hall.staff.actors import Actor, ActorKind
from hall.staff.departments import D
from hall.staff.duties import Duty
from judicial.auctions.delivering import deliver_papers
from judicial.auctions.filing import open_transfer
from judicial.auctions.registering import note_days, register_auction
from judicial.auctions.replying import answer_letter
from judicial.auctions.said import BuyerSaid, PapersSaid, SaleSaid
from judicial.courts import COURTS
from judicial.models import Auction, CourtLetter
from taxation.services.assessing import issue

COURT = COURTS["粤5302"]
CLERK = Actor(ActorKind.OFFICER, "演练法院联络", D.COURT, frozenset({Duty.COURT}), court_code=COURT.code)
BUYERS = 8_000_000
PRICE = Decimal(900000)
CANNOT = "档案正在整理，不能提供"


def buyer_of(course: Course) -> MadeUp:
    return made_up_person(BUYERS + course.serial)


def ask(course: Course) -> None:
    """The court's letter of inquiry to three offices."""
    number = execution_of(course, today().year)
    clues = read_clues(
        case_number=number,
        owner=owner_of(course).name,
        unit_number=course.unit,
        reason="被执行人未交出证书，证号不明",
    )
    contact = {"name": CLERK.label, "phone": "0766-000-0000"}
    filing = Filing(clues, ASKED, way=Way.COURT, letter_number=f"{number}查询函", contact=contact)
    course.inquiry = file_inquiry(filing, by=CLERK).pk


def answer(course: Course, department: str, people: Crew) -> None:
    """An office replies, or says why it cannot; a refusal without a reason is not taken."""
    by = {D.TRANSACTIONS: people.reviews_housing, D.TAXATION: people.assesses}.get(
        D(department), people.examines
    )
    question = Question.objects.get(inquiry=course.inquiry, department=department)
    refuses = department in course.refuses
    if refuses:
        bare = [Part(topic, False) for topic in question.topics]
        try:
            reply(question.pk, bare, by=by)
        except ValidationError:
            pass
        else:
            raise AssertionError("没有说明理由的“不能提供”被接受了")
    parts = [
        Part(
            topic,
            bool(lines) and not refuses,
            lines,
            "" if lines and not refuses else "档案正在整理，不能提供",
        )
        for topic, lines in drafted(question, by=by).items()
    ]
    reply(question.pk, parts, by=by)


def sell(course: Course, sold_on: date) -> None:
    """成交登记; told twice, kept once."""
    buyer = buyer_of(course)
    said = SaleSaid(
        execution_number=execution_of(course, today().year),
        unit_numbers=[course.unit],
        debtor=owner_of(course).name,
        way="first",
        price=PRICE,
        sold_on=sold_on,
        buyers=[BuyerSaid(buyer.name, buyer.document_number)],
        platform="示例拍卖平台",
        lot_number=f"LOT-{course.serial}",
    )
    auction = register_auction(said, COURT, by=CLERK)
    assert register_auction(said, COURT, by=CLERK).pk == auction.pk
    course.number = auction.number


def rule(course: Course) -> None:
    """付清 and 裁定: the court's own clock begins."""
    auction = Auction.objects.get(number=course.number)
    note_days(auction.pk, paid_on=auction.sold_on, ruled_on=today(), by=CLERK)


def deliver(course: Course) -> None:
    """Ruling and 协助执行 documents; some say nothing of the mortgage."""
    auction = Auction.objects.get(number=course.number)
    assert auction.ruled_on is not None
    said = PapersSaid(
        ruling_number=f"{auction.execution_number}之一",
        ruled_on=auction.ruled_on,
        served_on=today(),
        mortgages="" if course.order_is_silent or not course.has_mortgage else "cancel",
    )
    deliver_papers(auction.pk, said, COURT, by=CLERK)


def apply(course: Course, people: Crew) -> None:
    """The buyer at the counter: one acceptance, taxes assessed at once."""
    case = open_transfer(Auction.objects.get(number=course.number).pk, by=people.accepts)
    drives.receive(case, {m.TAX_RELIEF_CLAIM.code: {"buyer_homes": "only"}}, by=people.accepts)
    meet_everybody(case, by=people.accepts)
    step(case, "accept", by=people.accepts)
    course.case = case.number
    deliver_all(strict=False)
    issue(case.pk, by=people.assesses)


def answer_the_letter(course: Course) -> None:
    """The court says what becomes of the mortgage."""
    letter = CourtLetter.objects.get(case_number=course.case)
    answer_letter(letter.pk, {"mortgages": "cancel"}, reply_number=f"{letter.order_number}复函", by=CLERK)


def finish(course: Course, people: Crew) -> None:
    """Paid, decided, registered."""
    case = Case.objects.get(number=course.case)
    pay_everything(case, people)
    deliver_all(strict=False)
    drives.decide(Case.objects.get(pk=case.pk), people)
