"""司法拍卖: one 登簿 ends the seizures and what the court named, the title passes, and the rest stays."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from hall.cases.models import Announcement, Case
from hall.cases.ports import Answer
from hall.cases.services.steps import take_step
from hall.cases.states import CoOwnership
from hall.catalogue import materials as m
from hall.clock import HALL_ZONE
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import answer_everything
from hall.rehearsal.people import made_up_person
from registration.models import Certificate, CourtReceipt, Entry
from registration.restrictions import read_book
from registration.services.receiving_orders import Order, receive_order
from tests.cases.makers import BUYER, SELLER, holder
from tests.registration import makers
from tests.registration.items.burdened import asked, refused
from tests.registration.items.court_sales import (
    COURT,
    PRICE,
    RULING,
    SERVED,
    others_notice,
    papers,
    sale,
    seized_home,
    sold,
)
from tests.registration.items.makers import entries_of, fees, share, taxes
from tests.registration.makers import HOME, title

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J9", "J10")]


@pytest.fixture
def people() -> Crew:
    return crew()


@pytest.mark.clause("P7")
def test_one_registration_ends_seizures_and_mortgage_and_passes_the_title(people: Crew) -> None:
    seized_home(makers.mortgage, makers.residence)
    old = Certificate.objects.get(right_kind="ownership")
    case = sold(people)
    book, right = read_book(HOME), title()
    assert (case.state, right.cause, right.content.price) == ("archived", "人民法院拍卖成交裁定", PRICE)
    assert [person.name for person in right.holders] == [BUYER.name]
    assert (book.seizures, book.mortgages) == ((), ())
    assert [one.names for one in book.residences]
    assert entries_of(case)[-5:] == [
        ("seizure", "end"),
        ("seizure", "end"),
        ("mortgage", "end"),
        ("ownership", "supersede"),
        ("ownership", "begin"),
    ]
    assert {entry.document_number for entry in Entry.objects.of_case(case.number)} >= {RULING}
    waiting = Entry.objects.of_case(case.number).filter(kind="seizure").order_by("-id")[0]
    assert waiting.cause == "标的物全部处置，轮候查封自动失效"
    assert Certificate.objects.get(pk=old.pk).state == "announced-void"
    assert Certificate.objects.get(right_kind="mortgage").state == "announced-void"


def test_title_date_and_registration_date_are_both_kept(people: Crew) -> None:
    seized_home()
    case = sold(people)
    right = title()
    entry = Entry.objects.get(pk=right.entry_id)
    assert right.content.acquired_on == SERVED
    assert entry.registered_at.date() == date(2026, 9, 18)
    assert entry.note.startswith(f"依据{COURT}{RULING}裁定取得，裁定于2026年9月14日送达买受人")
    certificate = Certificate.objects.get(case_number=case.number, right_kind="ownership")
    assert RULING in certificate.note


@pytest.mark.clause("T3")
def test_it_is_done_on_the_day_and_the_buyer_owes_what_the_law_says(people: Crew) -> None:
    """domain §5.5, T9: 1 200 000, 120 ㎡, second home, held two years and more, no proof of cost."""
    seized_home(at=datetime(2016, 5, 1, 9, tzinfo=HALL_ZONE))
    case = sold(people)
    assert taxes(case) == {
        "deed-tax obligee": Decimal("12000.00"),
        "income-tax obligor": Decimal("36000.00"),
    }
    assert (fees(case), case.promised_due_on) == (Decimal("80.00"), date(2026, 9, 18))


def test_the_old_certificate_is_announced_void(people: Crew) -> None:
    seized_home()
    old = Certificate.objects.get(right_kind="ownership")
    case = sold(people)
    announcement = Announcement.objects.get(case__number=case.number)
    assert announcement.kind == "void"
    assert any(old.number in words for _label, words in announcement.rows)


def test_what_the_order_leaves_out_is_not_guessed(people: Crew) -> None:
    seized_home(makers.mortgage)
    case = drives.accepted(sale(papers(mortgages="")), people, papers(mortgages=""))
    answer = asked("order_says_what_ends", case, "approve")
    assert not answer.passed
    assert "没有写明如何处理：抵押权" in answer.message
    answer_everything(case, people)
    refused(case, "approve", "计时", people)


def test_a_mortgage_the_court_keeps_stays_and_is_noted(people: Crew) -> None:
    seized_home(makers.mortgage)
    sold(people, papers(mortgages="keep"))
    assert len(read_book(HOME).mortgages) == 1
    assert "抵押权（第 1 顺位），随房屋继续存在" in Entry.objects.get(pk=title().entry_id).note


def test_objections_and_notices_stay_with_a_warning_where_the_order_is_silent(people: Crew) -> None:
    seized_home(makers.objection, others_notice)
    case = sold(people)
    book = read_book(HOME)
    assert (len(book.objections), len(book.sale_notices)) == (1, 1)
    finding = asked("order_says_what_ends", case, "approve")
    assert (finding.passed, finding.severity) == (False, "warn")


def test_objections_and_notices_end_where_the_order_says_so(people: Crew) -> None:
    seized_home(makers.objection, others_notice)
    sold(people, papers(objections="cancel", notices="cancel"))
    book = read_book(HOME)
    assert (book.objections, book.sale_notices) == ((), ())


def first(said: dict[str, Mapping[str, Any]], people: Crew, word: str) -> Answer:
    return asked(word, drives.ready(sale(said), people, said), "accept")


def test_another_court_in_the_first_place_needs_its_letter(people: Crew) -> None:
    seized_home()
    said = papers(court="云浮市中级人民法院")
    case = drives.ready(sale(said), people, said)
    refused(case, "accept", "须有移送执行函", people)
    said = papers(court="云浮市中级人民法院", priority_letter="（2026）粤53执移7号")
    other = drives.recorded(sale_again(case, said, people), people, said)
    assert other.state == "recorded"
    assert read_book(HOME).seizures == ()


def sale_again(earlier: Case, said: dict[str, Mapping[str, Any]], people: Crew) -> Any:
    take_step(earlier.pk, "decline", by=people.accepts, reason="缺移送执行函")
    return sale(said)


def test_a_home_the_court_has_not_seized_is_not_sold_by_it(people: Crew) -> None:
    makers.home(HOME, holder(SELLER))
    case = drives.ready(sale(), people, papers())
    refused(case, "accept", f"该不动产没有{COURT}的查封", people)


def test_a_debtor_who_does_not_own_the_home(people: Crew) -> None:
    seized_home()
    said = papers(debtor="不相干的人")
    refused(drives.ready(sale(said), people, said), "accept", "被执行人不是登记簿记载的权利人", people)


def test_a_ruling_made_before_the_sale(people: Crew) -> None:
    seized_home()
    said = papers()
    said[m.EFFECTIVE_LEGAL_DOCUMENT.code] = {
        **said[m.EFFECTIVE_LEGAL_DOCUMENT.code],
        "effective_on": date(2026, 8, 1),
    }
    refused(drives.ready(sale(said), people, said), "accept", "早于成交日期", people)


def test_a_price_of_zero(people: Crew) -> None:
    said = papers()
    said[m.AUCTION_CONFIRMATION.code] = {**said[m.AUCTION_CONFIRMATION.code], "price": 0}
    seized_home()
    with pytest.raises(ValidationError, match="成交价"):
        drives.ready(sale(said), people, said)


def test_who_applies_is_whom_the_ruling_names(people: Crew) -> None:
    seized_home()
    said = papers(buyers="别的人")
    refused(drives.ready(sale(said), people, said), "accept", "买受人不一致", people)


def test_a_share_passes_and_the_other_owner_stays(people: Crew) -> None:
    other = made_up_person(31)
    makers.home(HOME, holder(SELLER, **half()), holder(other, **half()))
    mine, others = holder(SELLER).document_hash, holder(other).document_hash
    makers.seize(served="2026-01-05 09:00", days=("2026-01-05", "2029-01-04"), share=mine)
    makers.seize(served="2026-03-05 09:00", days=None, months=36, share=others, court="罗定市人民法院")
    sold(people, papers(disposed="share"))
    owners = {person.name: str(person.share) for person in title().holders}
    assert owners == {BUYER.name: "1/2", other.name: "1/2"}
    assert [s.content.share for s in read_book(HOME).seizures] == [others]
    assert served_before_the_sale(people, debtor=other.name).settled_at is None


def test_a_co_owner_who_buys_the_others_share_owns_alone(people: Crew) -> None:
    """民法典 305, 拍卖变卖规定 13: the co-owner has the first right to buy."""
    makers.home(HOME, holder(SELLER, **half()), holder(BUYER, **half()))
    mine = holder(SELLER).document_hash
    makers.seize(served="2026-01-05 09:00", days=("2026-01-05", "2029-01-04"), share=mine)
    sold(people, papers(disposed="share"))
    assert {person.name: person.share for person in title().holders} == {BUYER.name: Fraction(1)}
    assert title().holders[0].co_ownership == CoOwnership.SOLE


@pytest.mark.clause("J11")
def test_an_order_served_before_the_sale_was_registered_cannot_seize_the_buyers_home(people: Crew) -> None:
    seized_home()
    sold(people)
    with pytest.raises(ValidationError, match="自动失效"):
        served_before_the_sale(people)


@pytest.mark.clause("J11")
@pytest.mark.parametrize(("day", "goes_on"), [(15, False), (17, True)])
def test_what_is_served_after_the_order_to_transfer_waits_for_the_transfer(
    people: Crew, day: int, goes_on: bool
) -> None:
    """查扣冻规定 23: it counts when the order reached the registry, not when the buyer came."""
    seized_home()
    case = drives.ready(sale(), people, papers())
    served_before_the_sale(people, at=datetime(2026, 9, day, 16, 40, tzinfo=HALL_ZONE))
    assert asked("unit_is_not_seized", case).passed is goes_on


TWENTY_MINUTES_BEFORE = datetime(2026, 9, 18, 9, 40, tzinfo=HALL_ZONE)


def served_before_the_sale(
    people: Crew, debtor: str = "", at: datetime = TWENTY_MINUTES_BEFORE
) -> CourtReceipt:
    """An order that reached the hall before the sale was registered."""
    notice = {
        "court": "罗定市人民法院",
        "case_number": "（2026）粤5381执77号",
        "matter": "seize",
        "served_on": date(2026, 9, 18),
        "begins_on": date(2026, 9, 18),
        "ends_on": date(2029, 9, 17),
        "scope": "全部",
        "debtor": debtor,
    }
    order = Order(
        "waiting-seizure",
        (HOME,),
        "罗定市人民法院",
        "11445399007450004T",
        at,
        payloads={m.ASSISTANCE_NOTICE.code: notice},
    )
    return receive_order(order, by=people.accepts)


def half() -> dict[str, Any]:
    return {"co_ownership": share(1, 2)["co_ownership"], "share": Fraction(1, 2)}


def test_what_is_settled_in_kind_says_so(people: Crew) -> None:
    seized_home()
    said = papers()
    del said[m.AUCTION_CONFIRMATION.code]
    settled = {"court": COURT, "case_number": RULING, "price": PRICE, "struck_on": date(2026, 9, 10)}
    said[m.SETTLEMENT_IN_KIND.code] = settled
    sold(people, said)
    assert title().cause == "人民法院以物抵债裁定"
