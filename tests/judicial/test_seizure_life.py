"""The life of a seizure through the doors: from service to register, from one court to the next."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client

from hall.cases.models import Case
from hall.cases.services.pauses import open_pause
from hall.cases.services.steps import take_step
from hall.cases.states import CoOwnership
from hall.clock.grounds import StopGround
from hall.exchange.courier import deliver_all
from hall.exchange.models import Notice
from hall.papers.models import Paper
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import accepted
from judicial.models import CourtOrder
from registration.models.choices import SeizureType
from registration.restrictions import read_book
from registration.services.settlement import settle_everywhere
from registration.tasks import settle
from tests.cases.makers import BUYER, SELLER, SPOUSE, approved_sale, holder, owned_home, read, recorded_sale
from tests.judicial.makers import NUMBER, at_the_desk, carry_out, cases_of, served, typed
from tests.registration.items.makers import GETS, GIVES, share
from tests.registration.items.test_transfer_shares import FIRST, SECOND, THIRD, three_owners, transfer
from tests.registration.makers import HOME, LAND, home, seize, sell, unit
from tests.registration.test_gates import asked
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J11")]
WAITING = {"notice_number": "（2026）粤53执7号", "ruling_number": "（2026）粤53执7号之一"}
TERM = {"begins_on": "", "ends_on": "", "term_months": "12"}


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def places() -> list[tuple[str, int]]:
    return [(one.content.document_number, one.waiting) for one in read_book(HOME).seizures]


def test_release_promotes_the_next_whose_own_term_begins_that_day(people: Crew, clock: Any) -> None:
    carry_out(served(at_the_desk()), people)
    carry_out(served(at_the_desk("粤53"), "wait", **WAITING, **TERM), people)
    assert places() == [(NUMBER, 0), ("（2026）粤53执7号", 1)]
    clock.move_to("2027-03-01 09:30")
    release = served(at_the_desk(), "release", earlier_number=NUMBER, dated_on="2027-02-28")
    carry_out(release, people)
    (left,) = read_book(HOME).seizures
    assert (left.waiting, left.content.first_day, left.last_day) == (0, date(2027, 3, 1), date(2028, 3, 1))


def test_expiry_promotes_the_next_before_anybody_writes(people: Crew, clock: Any) -> None:
    carry_out(served(at_the_desk()), people)
    carry_out(served(at_the_desk("粤53"), "wait", **WAITING, **TERM), people)
    clock.move_to("2029-09-18 09:30")
    assert places() == [("（2026）粤53执7号", 0)]
    settle_everywhere()
    (left,) = read_book(HOME).seizures
    assert (left.content.seizure_type, left.content.first_day) == (SeizureType.SEIZURE, date(2029, 9, 18))


def test_renewed_in_time_keeps_the_place_and_too_late_is_a_new_seizure_at_the_end(
    people: Crew, clock: Any
) -> None:
    carry_out(served(at_the_desk()), people)
    carry_out(served(at_the_desk("粤53"), "wait", **WAITING, **TERM), people)
    clock.move_to("2029-09-10 09:30")
    dated = {"dated_on": "2029-09-09", "ruling_on": "2029-09-09"}
    renewed = served(
        at_the_desk(), "renew", **dated, earlier_number=NUMBER, begins_on="", ends_on="2030-09-17"
    )
    carry_out(renewed, people)
    assert (places()[0], read_book(HOME).seizures[0].last_day) == ((NUMBER, 0), date(2030, 9, 17))
    clock.move_to("2030-09-18 09:30")
    again = {"dated_on": "2030-09-18", "ruling_on": "2030-09-18"}
    new = served(
        at_the_desk(), **again, notice_number="（2030）粤5302执恢9号", begins_on="", ends_on="2033-09-17"
    )
    carry_out(new, people)
    assert places() == [("（2026）粤53执7号", 0), ("（2030）粤5302执恢9号", 1)]


def renewed_at_ten_to_midnight(people: Crew, clock: Any) -> CourtOrder:
    """The first of two is renewed on its last day; the night passes before anybody handles it."""
    carry_out(served(at_the_desk()), people)
    carry_out(served(at_the_desk("粤53"), "wait", **WAITING, **TERM), people)
    clock.move_to("2029-09-17 23:50")
    dated = {"dated_on": "2029-09-17", "ruling_on": "2029-09-17", "begins_on": "", "ends_on": "2032-09-17"}
    renewal = served(at_the_desk(), "renew", **dated, earlier_number=NUMBER)
    clock.move_to("2029-09-18 02:00")
    settle()
    assert places() == [(NUMBER, 0), ("（2026）粤53执7号", 1)]
    clock.move_to("2029-09-18 09:30")
    return renewal


def test_a_renewal_served_on_the_last_day_is_in_time_though_it_is_registered_the_day_after(
    people: Crew, clock: Any
) -> None:
    carry_out(renewed_at_ten_to_midnight(people, clock), people)
    assert (places()[0], read_book(HOME).seizures[0].last_day) == ((NUMBER, 0), date(2032, 9, 17))
    settle()
    assert places() == [(NUMBER, 0), ("（2026）粤53执7号", 1)]


def test_once_such_a_renewal_has_gone_back_the_seizure_has_lapsed_with_its_last_day(
    people: Crew, clock: Any
) -> None:
    (case,) = cases_of(renewed_at_ten_to_midnight(people, clock))
    take_step(case.pk, "decline", by=people.accepts, reason="通知书没有院印，请补正后再送")
    settle()
    (left,) = read_book(HOME).seizures
    assert (left.content.document_number, left.content.first_day) == ("（2026）粤53执7号", date(2029, 9, 18))
    assert places() == [("（2026）粤53执7号", 0)]


def test_a_pre_seizure_does_not_stop_its_debtor_and_becomes_a_seizure_from_its_own_beginning(
    people: Crew,
) -> None:
    order = served(at_the_desk(), "pre-seize", debtor=BUYER.name, ends_on="2028-09-17")
    carry_out(order, people)
    assert read_book(HOME).seizures[0].content.seizure_type == SeizureType.PRE_SEIZURE
    recorded_sale(people)
    book = read_book(HOME)
    (right,) = book.seizures
    assert book.title is not None
    assert [one.name for one in book.title.holders] == [BUYER.name]
    assert (right.content.seizure_type, right.content.first_day, right.last_day) == (
        SeizureType.SEIZURE,
        date(2026, 9, 18),
        date(2028, 9, 17),
    )


def test_the_debtors_own_purchase_goes_on_once_the_pre_seizure_is_registered(people: Crew) -> None:
    sale = approved_sale(people)
    order = served(at_the_desk(), "pre-seize", debtor=BUYER.name, ends_on="2028-09-17")
    assert read(sale).stopped_by == "court"
    carry_out(order, people)
    deliver_all()
    assert read(sale).stopped_by == ""
    take_step(sale.pk, "record", by=people.approves, reason="准予登簿")
    assert read_book(HOME).seizures[0].content.seizure_type == SeizureType.SEIZURE


def test_a_stay_by_a_courts_letter_is_not_ended_by_an_order_that_goes_back(people: Crew) -> None:
    sale = approved_sale(people)
    letter = "云浮市云城区人民法院中止办理函（2026）粤5302民初9号"
    open_pause(sale.pk, StopGround.COURT, document=letter, by=people.approves)
    (case,) = cases_of(served(at_the_desk()))
    take_step(case.pk, "decline", by=people.accepts, reason="单元写错，请核对后再送")
    deliver_all()
    assert read(sale).stopped_by == "court"


def test_a_court_lifts_what_the_counter_has_typed_under_its_shorter_name(people: Crew) -> None:
    seize(court="云城区人民法院", served="2026-09-18 09:30")
    number = read_book(HOME).seizures[0].content.document_number
    carry_out(served(at_the_desk(), "release", earlier_number=number), people)
    assert places() == []


def test_a_pre_seizure_of_somebody_else_stops_the_sale(people: Crew) -> None:
    sale = approved_sale(people)
    carry_out(served(at_the_desk(), "pre-seize", debtor=SPOUSE.name, ends_on="2028-09-17"), people)
    assert not asked("unit_is_not_seized", read(sale)).passed


def test_a_share_blocks_only_that_share() -> None:
    people = crew()
    half = {"co_ownership": CoOwnership.SHARES, "share": Fraction(1, 2)}
    home(HOME, holder(SELLER, **half), holder(SPOUSE, **half))
    order = served(at_the_desk(), share_of=SELLER.name, scope="林某的二分之一份额")
    carry_out(order, people)
    (right,) = read_book(HOME).seizures
    assert right.content.share
    sell(holder(SELLER, **half), holder(BUYER, **half))
    title = read_book(HOME).title
    assert title is not None
    assert {one.name for one in title.holders} == {SELLER.name, BUYER.name}
    with pytest.raises(Exception, match="已被云浮市云城区人民法院查封"):
        sell(holder(SPOUSE, **half), holder(BUYER, **half))


def test_the_other_co_owners_sale_goes_on_once_the_seizure_of_a_share_is_registered() -> None:
    people = crew()
    three_owners()
    case = accepted(transfer((GIVES, SECOND), (GETS, THIRD, share(1, 2))), people)
    order = served(at_the_desk(), share_of=FIRST.name, debtor=FIRST.name, scope="二分之一份额")
    assert read(case).stopped_by == "court"
    carry_out(order, people)
    deliver_all()
    assert read(case).stopped_by == ""


def test_served_before_the_register_is_written_stops_the_sale_and_after_it_comes_too_late(
    people: Crew,
) -> None:
    sold = recorded_sale(people)
    answer = at_the_desk().post("/judicial/orders/new/", typed())
    assert answer.status_code == 422
    assert "不是被执行人的，不能作为被执行人的财产查封" in answer.content.decode()
    held = served(at_the_desk(), held_by_another="on")
    assert cases_of(held)
    assert sold.state == "recorded"


def test_seizing_the_land_stops_the_sale_of_its_house_and_lifting_it_lets_it_go_on(people: Crew) -> None:
    sale = approved_sale(people)
    unit(LAND)
    order = served(at_the_desk(), unit_numbers=LAND)
    assert read(sale).stopped_by == "court"
    (case,) = cases_of(order)
    take_step(case.pk, "decline", by=people.accepts, reason="单元写错，请核对后再送")
    deliver_all()
    assert read(sale).stopped_by == ""


def test_a_sale_stopped_by_a_seizure_goes_on_the_night_after_it_has_run_out(people: Crew, clock: Any) -> None:
    sale = approved_sale(people)
    carry_out(served(at_the_desk(), ends_on="2026-12-17"), people)
    settle()
    assert read(sale).stopped_by == "court"
    clock.move_to("2026-12-18 02:00")
    settle()
    assert (read(sale).stopped_by, places()) == ("", [])


def test_a_suggestion_goes_to_the_court_and_delays_nothing(people: Crew, client: Client) -> None:
    order = served(at_the_desk())
    (case,) = cases_of(order)
    client.force_login(officer("accept"))
    page = f"/registration/orders/{case.number}/suggest/"
    assert client.get(page).status_code == 200
    assert client.post(page, {"text": " "}).status_code == 422
    answer = client.post(page, {"text": "该房屋设有居住权，建议贵院核实。"})
    assert answer.status_code == 302
    assert Notice.objects.filter(topic="order.suggested", stream=case.number).exists()
    assert "审查建议书" in at_the_desk().get(f"/judicial/orders/{order.number}/").content.decode()
    assert Paper.objects.filter(kind="review-suggestion", case_number=case.number).count() == 1
    carry_out(order, people)
    assert Case.objects.get(pk=case.pk).state == "recorded"


def test_an_order_sent_back_comes_back_to_the_desk_with_its_reason(people: Crew) -> None:
    order = served(at_the_desk())
    (case,) = cases_of(order)
    take_step(case.pk, "decline", by=people.accepts, reason="通知书没有院印，请补正后再送")
    desk = at_the_desk()
    assert "已退回" in desk.get("/judicial/").content.decode()
    page = desk.get(f"/judicial/orders/{order.number}/").content.decode()
    assert "不予受理告知书" in page


def test_the_desk_shows_what_runs_out_with_the_renewal_one_click_away(people: Crew, clock: Any) -> None:
    carry_out(served(at_the_desk()), people)
    clock.move_to("2029-09-03 09:30")
    page = at_the_desk().get("/judicial/").content.decode()
    assert "剩 14 日" in page
    assert "matters=renew" in page
    assert "续封" not in at_the_desk("粤53").get("/judicial/").content.decode().split("各项业务")[0]
