"""After the sale (J8–J10): registered, delivered in the court's time, the buyer told, the case opened."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from hall.exchange.courier import deliver_all
from hall.exchange.models import Notice
from hall.papers.contents.sale_notices import BuyerNotice
from hall.papers.models import Paper
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import answer_everything
from hall.rehearsal.sales import meet_everybody, step
from judicial.auctions.deadline import days_left
from judicial.auctions.delivering import deliver_papers
from judicial.auctions.filing import open_transfer
from judicial.auctions.registering import note_days, register_auction
from judicial.auctions.reminding import remind_courts
from judicial.auctions.replying import answer_letter
from judicial.courts import COURTS
from judicial.models import Auction, AuctionReminder, BuyerNotification, CourtLetter
from registration.restrictions import read_book
from tests.cases.makers import BUYER
from tests.conftest import Clock
from tests.judicial.sales import CLERK, COURT, RULING, buyer, papers, sale, seized_home
from tests.registration import makers
from tests.registration.makers import HOME, title
from tests.staff.makers import officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Crew:
    return crew()


def registered(**more: Any) -> Auction:
    return register_auction(sale(**more), COURT, by=CLERK)


def delivered(**more: Any) -> Auction:
    return deliver_papers(registered().pk, papers(**more), COURT, by=CLERK)


def faults(**more: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        registered(**more)
    return refused.value.message_dict


@pytest.mark.clause("J8")
def test_the_courts_ten_working_days_run_from_the_ruling() -> None:
    seized_home()
    auction = registered()
    assert auction.due_on is None
    auction = note_days(auction.pk, ruled_on=date(2026, 9, 10), by=CLERK)
    assert (auction.due_on, days_left(auction, date(2026, 9, 18))) == (date(2026, 9, 23), 4)


@pytest.mark.clause("J8")
def test_it_is_reminded_three_days_and_one_day_before_and_once_when_late(clock: Clock) -> None:
    seized_home()
    note_days(registered().pk, ruled_on=date(2026, 9, 10), by=CLERK)
    said = {}
    for day in ("17", "18", "20", "21", "22", "23", "24", "28"):
        clock.move_to(f"2026-09-{day} 09:00")
        said[day] = (remind_courts(), remind_courts())
    assert {day: new for day, new in said.items() if new != (0, 0)} == {
        "20": (1, 0),
        "22": (1, 0),
        "24": (1, 0),
    }
    assert list(AuctionReminder.objects.values_list("kind", flat=True)) == [
        "three-days",
        "one-day",
        "overdue",
    ]
    assert registered().execution_number in at_the_counter("/judicial/buyers/")
    late = Notice.objects.get(topic="auction.overdue")
    assert set(late.deliveries.values_list("recipient", flat=True)) == {"court", "registration"}


def at_the_counter(page: str) -> str:
    counter = Client()
    counter.force_login(officer("accept"))
    answer = counter.get(page).content.decode()
    assert "法院逾期没有函告的" in answer
    return answer


@pytest.mark.clause("J8")
def test_a_day_of_missed_runs_loses_and_doubles_nothing(clock: Clock) -> None:
    seized_home()
    note_days(registered().pk, ruled_on=date(2026, 9, 10), by=CLERK)
    clock.move_to("2026-09-28 09:00")
    assert (remind_courts(), remind_courts()) == (1, 0)
    assert AuctionReminder.objects.get().kind == "overdue"


@pytest.mark.clause("J9")
def test_the_buyer_is_told_the_same_day_with_what_to_bring_and_the_taxes() -> None:
    seized_home()
    auction = delivered()
    told = BuyerNotification.objects.get(auction=auction)
    paper = Paper.objects.get(subject=auction.number)
    said = paper.words()
    assert isinstance(said, BuyerNotice)
    assert told.at.date() == auction.delivered_at.date() if auction.delivered_at else False
    assert said.buyers == (BUYER.name,)
    assert any("成交确认书" in one for one in said.bring)
    assert any(one.label.startswith("契税（买受人") for one in said.taxes)
    assert Notice.objects.get(topic="auction.delivered").keys == {"auction_number": auction.number}


@pytest.mark.clause("J9", "J10")
def test_one_click_opens_the_case_and_the_day_ends_with_the_certificate(people: Crew) -> None:
    seized_home(makers.mortgage)
    auction = delivered()
    case = open_transfer(auction.pk, by=people.accepts)
    assert open_transfer(auction.pk, by=people.accepts).number == case.number
    drives.receive(case, {}, by=people.accepts)
    meet_everybody(case, by=people.accepts)
    step(case, "accept", by=people.accepts)
    deliver_all()
    answer_everything(case, people)
    done = drives.decide(case, people)
    assert done.promised_due_on == date(2026, 9, 18)
    assert (title().content.price, title().content.acquired_on) == (Decimal(1200000), date(2026, 9, 14))
    book = read_book(HOME)
    assert (book.seizures, book.mortgages) == ((), ())


def test_what_the_order_leaves_out_is_asked_in_writing_and_answered_by_the_court(people: Crew) -> None:
    seized_home(makers.mortgage)
    case = open_transfer(delivered(mortgages="").pk, by=people.accepts)
    drives.receive(case, {}, by=people.accepts)
    meet_everybody(case, by=people.accepts)
    case = step(case, "accept", by=people.accepts)
    letter = CourtLetter.objects.get(case_number=case.number)
    assert list(letter.points) == ["mortgages"]
    assert case.pauses.get(until=None).ground == "court"
    with pytest.raises(ValidationError, match="抵押权如何处理"):
        answer_letter(letter.pk, {}, reply_number="（2026）粤5302执301号复函", by=CLERK)
    answer_letter(letter.pk, {"mortgages": "cancel"}, reply_number="（2026）粤5302执301号复函", by=CLERK)
    with pytest.raises(ValidationError, match="已经答复"):
        answer_letter(letter.pk, {"mortgages": "keep"}, reply_number="再复", by=CLERK)
    deliver_all()
    answer_everything(case, people)
    drives.decide(case, people)
    assert read_book(HOME).mortgages == ()


def test_the_same_sale_and_the_same_papers_twice_are_one() -> None:
    seized_home()
    first = delivered()
    again = deliver_papers(registered().pk, papers(), COURT, by=CLERK)
    assert (again.pk, BuyerNotification.objects.filter(auction=again).count(), Auction.objects.count()) == (
        first.pk,
        1,
        1,
    )
    with pytest.raises(ValidationError, match="已经送达"):
        deliver_papers(first.pk, papers(ruling_number="（2026）粤5302执301号之二"), COURT, by=CLERK)


def test_a_price_of_zero_and_a_buyer_with_a_wrong_id_number_are_refused_together() -> None:
    seized_home()
    wrong = faults(price=Decimal(0), buyers=[buyer(document_number="445399198001010001")])
    assert set(wrong) == {"price", "buyers"}
    assert BUYER.name in wrong["buyers"][0]


def test_a_ruling_that_names_another_id_number_is_refused() -> None:
    seized_home()
    with pytest.raises(ValidationError, match="与成交登记不一致"):
        delivered(buyer_documents=["445399198001010028"])


def test_a_ruling_before_the_sale_is_refused() -> None:
    seized_home()
    with pytest.raises(ValidationError, match="裁定日期早于成交日期"):
        delivered(ruled_on=date(2026, 8, 1), served_on=date(2026, 9, 14))


def test_a_ruling_of_another_case_is_refused() -> None:
    seized_home()
    with pytest.raises(ValidationError, match="不是（2026）粤5302执301号案的文书"):
        delivered(ruling_number="（2026）粤5302执999号之一")


def test_a_court_sells_what_it_has_seized_or_was_handed() -> None:
    makers.home(HOME)
    assert "没有本院对该不动产的查封" in faults()["unit_numbers"][0]
    makers.seize(served="2026-01-05 09:00", days=("2026-01-05", "2029-01-04"), court="罗定市人民法院")
    assert "首封是罗定市人民法院" in faults()["priority_letter"][0]
    assert registered(priority_letter="（2026）粤5381执移3号").priority_letter


def test_a_court_cannot_register_another_courts_case() -> None:
    seized_home()
    with pytest.raises(ValidationError, match="只能登记本院的案件"):
        register_auction(sale(), COURTS["粤5381"], by=CLERK)


def test_no_case_is_opened_before_the_papers_have_come(people: Crew) -> None:
    seized_home()
    with pytest.raises(ValidationError, match="还没有送达"):
        open_transfer(registered().pk, by=people.accepts)
    assert RULING
