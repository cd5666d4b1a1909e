"""Row 22: the receipt blocks from its commit; 首封, 轮候, 预查封, 续封, 解封 as the order of service says."""

from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.steps import take_step
from hall.catalogue import materials as m
from hall.clock import HALL_ZONE
from hall.clock.grounds import StopGround
from hall.exchange.courier import deliver_all
from hall.papers.models import Paper
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.mortgages import DEVELOPER
from hall.rehearsal.people import made_up_person
from registration.models import CourtReceipt
from registration.restrictions import read_book
from registration.services.receiving_orders import Order, receive_order
from tests.cases.makers import BUYER, SELLER, approved_sale, filed_sale, owned_home, read, refusals
from tests.registration.items.burdened import presold_home
from tests.registration.items.situations import INTERESTED, application, fees, papers
from tests.registration.makers import HOME, LAND, NEXT_DOOR, mortgage
from tests.registration.test_gates import asked
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("S2")]
COURT, COURT_CODE = "云浮市云城区人民法院", "11445302MB0000001R"
NUMBER = "（2026）粤5302执1234号"


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def words(matter: str = "seize", number: str = NUMBER, **more: Any) -> dict[str, dict[str, Any]]:
    """What the notice says: everything, three years from today."""
    order = {
        "court": COURT,
        "case_number": number,
        "matter": matter,
        "served_on": date(2026, 9, 18),
        "begins_on": date(2026, 9, 18),
        "ends_on": date(2029, 9, 17),
        "scope": "全部",
        "debtor": SELLER.name,
    }
    credentials = {"officers": "黄法官、李法官", "numbers": "44530299、44530298"}
    return {m.ASSISTANCE_NOTICE.code: order | more, m.COURT_CREDENTIALS.code: credentials}


def served(people: Crew, item: str = "seizure", at: str = "2026-09-18 09:40", **more: Any) -> CourtReceipt:
    moment = datetime.fromisoformat(at).replace(tzinfo=HALL_ZONE)
    order = Order(
        item,
        more.pop("units", (HOME,)),
        COURT,
        COURT_CODE,
        moment,
        served_by="黄法官",
        credential="44530299",
        **more,
    )
    return receive_order(order, by=people.accepts)


def carried_out(people: Crew, receipt: CourtReceipt, said: dict[str, dict[str, Any]]) -> Case:
    """From the receipt to the archive."""
    case = Case.objects.get(number=receipt.case_number)
    drives.receive(case, said, by=people.accepts)
    take_step(case.pk, "accept", by=people.accepts)
    drives.decide(case, people)
    take_step(case.pk, "archive", by=people.archives)
    return read(case)


def seized(people: Crew, number: str = NUMBER, **more: Any) -> Case:
    return carried_out(people, served(people, **more), words(number=number))


@pytest.mark.clause("T3", "check:R03")
def test_a_seizure_goes_from_the_receipt_to_the_archive_on_the_day(people: Crew) -> None:
    case = seized(people)
    right = read_book(HOME).seizures[0]
    assert (case.state, case.promised_due_on) == ("archived", date(2026, 9, 18))
    assert (right.content.authority, right.content.document_number, right.waiting) == (COURT, NUMBER, 0)
    assert right.content.served_at.astimezone(HALL_ZONE).strftime("%H:%M") == "09:40"
    assert (right.last_day, fees(case)) == (date(2029, 9, 17), [])
    assert papers(case) == [
        "service-return",
        "acceptance",
        "recording",
        "approval",
        "seizure-notice",
        "contents",
    ]
    assert not asked("unit_is_not_seized", filed_sale()).passed
    assert CourtReceipt.objects.get().outcome == "已登簿"


@pytest.mark.clause("R6")
def test_from_the_receipts_commit_on_a_disposal_is_blocked_and_paused(people: Crew) -> None:
    sale = approved_sale(people)
    receipt = served(people)
    sale = read(sale)
    assert (sale.stopped_by, sale.pauses.get(ground=StopGround.COURT).document[:10]) == ("court", COURT)
    reasons = refusals(sale, "record", by=people.approves, reason="准予登簿")
    assert reasons == ("本件计时中止，请先解除中止事由",)
    answer = asked("unit_is_not_seized", sale)
    assert (answer.passed, answer.evidence) == (False, receipt.number)


def test_what_does_not_dispose_goes_on(people: Crew) -> None:
    served(people)
    filing = application("objection", (made_up_person(31), INTERESTED))
    case = drives.drive(filing, people, {m.OBJECTION_PROOF.code: {"matter": "面积有误"}})
    assert case.state == "archived"


def test_an_order_that_goes_back_lets_the_sale_go_on(people: Crew) -> None:
    sale = approved_sale(people)
    receipt = served(people)
    order = Case.objects.get(number=receipt.case_number)
    take_step(order.pk, "decline", by=people.accepts, reason="来文没有写明查封范围，退回法院")
    deliver_all()
    assert read(sale).stopped_by == ""
    assert asked("unit_is_not_seized", sale).passed
    take_step(sale.pk, "record", by=people.approves, reason="准予登簿")


@pytest.mark.clause("check:R04")
def test_the_order_of_service_decides_who_waits(people: Crew) -> None:
    seized(people, at="2026-09-18 09:45")
    late = seized(people, number="（2026）粤5302执77号", at="2026-09-18 09:30", item="seizure")
    first, second = read_book(HOME).seizures
    assert (first.content.document_number, first.waiting) == ("（2026）粤5302执77号", 0)
    assert (second.content.get_seizure_type_display(), second.waiting) == ("轮候查封", 1)
    assert late.state == "archived"


def test_a_waiting_seizure_says_its_place_and_moves_up_when_the_first_is_lifted(people: Crew) -> None:
    seized(people)
    waiting = seized(people, number="（2026）粤5302执77号", item="waiting-seizure", at="2026-09-18 09:50")
    notice = notice_to_court(waiting)
    assert notice["result"] == "已有在先查封，登记为轮候查封第 1 位"
    release = served(people, item="seizure-release", at="2026-09-18 09:55")
    said = words("release", earlier_number=NUMBER)
    carried_out(people, release, said)
    (left,) = read_book(HOME).seizures
    assert (left.content.document_number, left.waiting) == ("（2026）粤5302执77号", 0)


def notice_to_court(case: Case) -> Any:
    return Paper.objects.get(case_number=case.number, kind="seizure-notice").content


def test_two_services_of_one_minute_want_an_order_and_its_reason(people: Crew) -> None:
    served(people)
    with pytest.raises(ValidationError, match="先后次序和理由"):
        served(people)
    with pytest.raises(ValidationError, match="先后次序的理由"):
        served(people, service_order=2)
    second = served(people, service_order=2, order_reason="按到窗口的先后")
    assert second.service_order == 2


def test_a_service_in_the_future_or_of_another_item_is_refused(people: Crew) -> None:
    with pytest.raises(ValidationError, match="晚于现在"):
        served(people, at="2026-09-18 10:01")
    with pytest.raises(ValidationError, match="请选择查封登记的事项"):
        served(people, item="objection")


@pytest.mark.clause("S2")
def test_a_presold_home_is_seized_in_advance(people: Crew) -> None:
    said = words(ends_on=date(2028, 9, 17), debtor=BUYER.name)
    case = carried_out(people, served(people, item="pre-seizure"), said)
    right = read_book(HOME).seizures[0]
    assert (case.state, right.content.get_seizure_type_display()) == ("archived", "预查封")


@pytest.mark.clause("J11")
def test_what_nobody_is_registered_for_is_seized_in_advance_whatever_the_order_calls_it() -> None:
    presold_home()
    two_years = words(ends_on=date(2028, 9, 17), debtor=DEVELOPER.name)
    case, seizure = carried_out(crew(), served(crew()), two_years), read_book(HOME).seizures[0]
    kind = seizure.content.get_seizure_type_display()
    assert (case.state, kind, seizure.cause) == ("archived", "预查封", "人民法院预查封")


def test_a_seizure_is_renewed_before_its_last_day_and_keeps_its_place(people: Crew, clock: Any) -> None:
    seized(people)
    clock.move_to("2029-09-10 09:30")
    receipt = served(people, item="seizure-renewal", at="2029-09-10 09:20")
    carried_out(people, receipt, words("renew", begins_on=date(2029, 9, 18), ends_on=date(2032, 9, 17)))
    assert read_book(HOME).seizures[0].last_day == date(2032, 9, 17)


def test_after_its_last_day_it_cannot_be_renewed(people: Crew, clock: Any) -> None:
    seized(people)
    clock.move_to("2029-09-18 09:30")
    receipt = served(people, item="seizure-renewal", at="2029-09-18 09:20")
    with pytest.raises(StepRefused, match="已经失效"):
        carried_out(people, receipt, words("renew", ends_on=date(2032, 9, 17)))


@pytest.mark.clause("R6")
def test_a_seizure_of_the_land_blocks_the_house_of_the_same_owner(people: Crew) -> None:
    sale = filed_sale()
    served(people, units=(LAND,))
    assert not asked("unit_is_not_seized", sale).passed


def test_the_neighbours_house_is_not_touched(people: Crew) -> None:
    owned_home(NEXT_DOOR)
    served(people, units=(NEXT_DOOR,))
    assert asked("unit_is_not_seized", filed_sale()).passed


@pytest.mark.parametrize(
    ("said", "words_of_refusal"),
    [
        ({"matter": "release"}, "协助事项不是“查封”"),
        ({"ends_on": date(2029, 9, 19)}, "超过三年"),
        ({"ends_on": None}, "没有写明查封的止日或者期限"),
        ({"scope": ""}, "没有写明查封范围"),
    ],
)
def test_an_incomplete_order_is_told_what_is_missing(
    people: Crew, said: dict[str, Any], words_of_refusal: str
) -> None:
    case = Case.objects.get(number=served(people).case_number)
    drives.receive(case, words(**said), by=people.accepts)
    (reason,) = refusals(case, "accept", by=people.accepts)
    assert words_of_refusal in reason
    assert "请与承办人核对后补正" in reason


def test_the_court_is_told_what_else_stands_on_the_unit(people: Crew) -> None:
    mortgage()
    notice = notice_to_court(seized(people))
    assert (notice["result"], len(notice["burdens"])) == ("已登记为查封，为首封", 1)


def test_the_counter_registers_the_service_on_a_page(people: Crew, client: Client) -> None:
    client.force_login(officer("accept"))
    page = reverse("registration:orders")
    said = {
        "item_code": "seizure",
        "unit_number": HOME,
        "authority": COURT,
        "authority_code": COURT_CODE,
        "served_at": "2026-09-18T09:40",
        "served_by": "黄法官",
        "credential": "44530299",
        "served_how": "in-person",
        "notice_number": NUMBER,
    }
    wrong = client.post(page, said | {"served_at": "2026-09-18T10:30"})
    assert (wrong.status_code, "晚于现在" in wrong.content.decode()) == (422, True)
    ancient = client.post(page, said | {"served_at": "0001-01-01T09:40"})
    assert (ancient.status_code, "不合常理" in ancient.content.decode()) == (422, True)
    done = client.post(page, said)
    receipt = CourtReceipt.objects.get()
    assert done.headers["Location"] == reverse("cases:case", args=[receipt.case_number])
    assert receipt.number in client.get(page).content.decode()
    other = client.post(page, said | {"notice_number": "（2026）粤5302执78号"})
    assert "先后次序和理由" in other.content.decode()
    twice = client.post(page, said | {"served_at": "2026-09-18T09:50"})
    assert "没有重复登记" in twice.content.decode()
    wrong_number = client.post(page, said | {"notice_number": "（2026）粤5302执078号"})
    assert "不带前导 0" in wrong_number.content.decode()


@pytest.mark.clause("J11")
def test_an_order_chosen_among_the_windows_items_begins_with_its_service(
    people: Crew, client: Client
) -> None:
    client.force_login(officer("accept"))
    reply = client.post(reverse("floor:start"), {"item": "seizure"}, follow=True)
    assert reply.redirect_chain[-1][0] == reverse("registration:orders")
    assert "以协助执行文书送达的时间为准" in reply.content.decode()
