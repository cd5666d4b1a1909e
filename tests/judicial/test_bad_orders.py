"""What a court cannot be helped with is said at once, at its field, and nothing is registered.

Each case goes through the desk and through the API: the same service refuses with the same sentence.
"""

import base64
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from judicial.models import CourtOrder
from registration.models import CourtReceipt
from registration.restrictions import read_book
from tests.cases.makers import owned_home
from tests.exchange.callers import Caller
from tests.judicial.makers import (
    COURT,
    NUMBER,
    SERVE,
    at_the_desk,
    carry_out,
    faults,
    served,
    typed,
)
from tests.registration.items.test_seizure import served as served_at_the_counter
from tests.registration.makers import HOME, NEXT_DOOR

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J11")]
FILES = {"notice_scan": "assistance-notice", "ruling_scan": "court-ruling"}


@pytest.fixture
def people() -> Crew:
    owned_home()
    return crew()


def as_sent(said: dict[str, Any]) -> dict[str, Any]:
    """The same notice as the court's system sends it."""
    blank = base64.b64encode(drives.blank_photo()).decode()
    rest = {name: value for name, value in said.items() if name not in FILES and value != ""}
    return rest | {
        "unit_numbers": said["unit_numbers"].split("\n"),
        "scans": [{"kind": kind, "name": "扫描.png", "content": blank} for kind in FILES.values()],
    }


def at_the_portal(said: dict[str, Any], code: str) -> tuple[int, str]:
    answer = at_the_desk(code).post(SERVE, said)
    return answer.status_code, "；".join(one for each in faults(answer).values() for one in each)


def by_api(said: dict[str, Any], code: str) -> tuple[int, str]:
    answer = post(code, as_sent(said), "k-1")
    return answer.status_code, answer.json().get("detail", "")


def post(code: str, body: dict[str, Any], key: str) -> Any:
    return system_of(code).post("/api/v1/judicial/orders/", body, once=key)


def system_of(code: str) -> Caller:
    return Caller(department="court", court_code=code, name=f"法院{code}")


DOORS = pytest.mark.parametrize("door", [at_the_portal, by_api], ids=["desk", "api"])
Door = Callable[[dict[str, Any], str], tuple[int, str]]
BY_FORM = {
    "a leading zero": ({"notice_number": "（2024）粤5302执0123号"}, "不带前导 0"),
    "three digits of a court": ({"notice_number": "（2024）粤530执12号"}, "案号应为"),
    "no brackets": ({"notice_number": "2024粤5302执12号"}, "加括号的四位收案年度"),
    "no serial": ({"notice_number": "（2024）粤5302执号"}, "案号应为"),
    "two digits of a year": ({"notice_number": "（24）粤5302执5号"}, "加括号的四位收案年度"),
    "蒙": ({"notice_number": "（2024）蒙01执1号"}, "内蒙古法院的代字是“内”"),
    "another court's case": ({"notice_number": "（2026）粤53执7号"}, "不是本院"),
    "longer than three years": ({"ends_on": "2029-09-19"}, "超过三年"),
    "a pre-seizure longer than two years": (
        {"matters": ["pre-seize"], "ends_on": "2028-09-19"},
        "预查封的期限超过二年",
    ),
    "a pre-seizure of a term of three years": (
        {"matters": ["pre-seize"], "begins_on": "", "ends_on": "", "term_months": "36"},
        "预查封的期限超过二年",
    ),
    "no term": ({"ends_on": "", "begins_on": ""}, "没有写明查封的止日或者期限"),
    "no debtor": ({"debtor": ""}, "请写明被执行人"),
    "dated tomorrow": ({"dated_on": "2026-09-19"}, "晚于今天"),
    "one officer": ({"officers": "黄法官"}, "应为两人"),
    "no such unit": ({"unit_numbers": "445302001002GB00012F99990001"}, "登记簿上没有单元"),
    "no unit number": ({"unit_numbers": "云岭花园3幢"}, "28"),
    "two houses in one transfer": (
        {"matters": ["transfer"], "unit_numbers": f"{HOME}\n{NEXT_DOOR}"},
        "请按单元分别送达",
    ),
    "seize and lift in one": ({"matters": ["seize", "release"]}, "请分开送达"),
    "not the debtor's": ({"debtor": "别人"}, "不是被执行人的"),
    "a release of what is not there": ({"matters": ["release"]}, "没有云浮市云城区人民法院的查封"),
    "no mortgage to end": ({"matters": ["cancel-mortgage"]}, "没有抵押权"),
}


@DOORS
@pytest.mark.parametrize(("said", "sentence"), BY_FORM.values(), ids=BY_FORM.keys())
def test_a_notice_in_bad_form_is_refused_with_its_reason(
    people: Crew, door: Door, said: dict[str, Any], sentence: str
) -> None:
    status, words = door(typed(**said), "粤5302")
    assert (status, sentence in words) == (422, True), words
    assert not CourtReceipt.objects.exists()
    assert not CourtOrder.objects.exists()


@DOORS
def test_a_court_that_did_not_seal_neither_lifts_nor_renews(people: Crew, door: Door) -> None:
    carry_out(served(at_the_desk()), people)
    middle = {"notice_number": "（2026）粤53执7号", "ruling_number": "（2026）粤53执7号之一"}
    for matter in ("release", "renew"):
        status, words = door(typed(matter, **middle, earlier_number=NUMBER), "粤53")
        assert (status, "不是云浮市中级人民法院查封的" in words) == (422, True), words
    handed_over = typed("release", **middle, earlier_number=NUMBER, transfer_letter="（2026）粤5302执移9号")
    status, words = door(handed_over, "粤53")
    assert status in {201, 302}, words


@DOORS
def test_a_seizure_that_has_run_out_is_not_renewed(people: Crew, door: Door, clock: Any) -> None:
    carry_out(served(at_the_desk()), people)
    clock.move_to("2029-09-18 09:30")
    later = {"dated_on": "2029-09-17", "ruling_on": "2029-09-17", "begins_on": "", "ends_on": "2032-09-17"}
    status, words = door(typed("renew", **later, earlier_number=NUMBER), "粤5302")
    assert (status, "已经失效" in words) == (422, True), words


@DOORS
def test_a_transfer_waits_for_the_letter_of_the_court_with_the_first_place(people: Crew, door: Door) -> None:
    carry_out(served(at_the_desk()), people)
    middle = {"notice_number": "（2026）粤53执7号", "ruling_number": "（2026）粤53执7号之一"}
    status, words = door(typed("transfer", **middle), "粤53")
    assert (status, "须附移送执行函" in words) == (422, True), words
    status, words = door(typed("transfer", **middle, transfer_letter="（2026）粤5302执移9号"), "粤53")
    assert status in {201, 302}, words


@DOORS
def test_what_the_counter_has_registered_the_line_does_not_register_again(people: Crew, door: Door) -> None:
    receipt = served_at_the_counter(people, notice_number=NUMBER, dated_on=date(2026, 9, 17))
    status, words = door(typed(), "粤5302")
    assert status in {201, 302}, words
    assert [one.number for one in CourtReceipt.objects.all()] == [receipt.number]


def test_what_came_over_the_line_the_counter_does_not_register_again(people: Crew, client: Client) -> None:
    served(at_the_desk())
    with pytest.raises(Exception, match="没有重复登记"):
        served_at_the_counter(people, notice_number=NUMBER, dated_on=date(2026, 9, 17))
    assert CourtReceipt.objects.count() == 1


@DOORS
def test_two_courts_in_one_minute_stand_as_they_came_in(people: Crew, door: Door) -> None:
    carry_out(served(at_the_desk()), people)
    middle = {"notice_number": "（2026）粤53执7号", "ruling_number": "（2026）粤53执7号之一"}
    status, words = door(typed("wait", **middle), "粤53")
    assert status in {201, 302}, words
    second = CourtReceipt.objects.latest("pk")
    assert (second.service_order, second.order_reason) == (2, "按收文登记的先后")
    carry_out(CourtOrder.objects.get(court_code="粤53"), people)
    assert [(s.content.authority, s.waiting) for s in read_book(HOME).seizures] == [
        (COURT, 0),
        ("云浮市中级人民法院", 1),
    ]


def test_a_system_whose_clock_runs_ahead_is_told_so(people: Crew) -> None:
    answer = post("粤5302", as_sent(typed()) | {"sent_at": "2026-09-18T10:30:00+08:00"}, "k-2")
    assert (answer.status_code, "发出时间晚于现在" in answer.json()["detail"]) == (422, True)


def test_the_api_serves_follows_and_fetches_and_shows_nobody_elses(people: Crew) -> None:
    body = as_sent(typed())
    first = post("粤5302", body, "k-3")
    again, other_key = post("粤5302", body, "k-3"), post("粤5302", body, "k-4")
    assert [one.status_code for one in (first, again, other_key)] == [201, 201, 201]
    assert first.json() == again.json()
    assert other_key.json()["served_before"] is True
    assert CourtReceipt.objects.count() == 1
    number, paper = first.json()["number"], first.json()["papers"][0]
    own = system_of("粤5302")
    other = system_of("粤53")
    assert own.get(f"/api/v1/judicial/orders/{number}/").json()["matters"][0]["matter"] == "seize"
    assert other.get(f"/api/v1/judicial/orders/{number}/").status_code == 404
    assert other.get("/api/v1/judicial/orders/").json() == []
    assert other.get(f"/api/v1/judicial/papers/{paper['number']}/").status_code == 404
    assert own.get(f"/api/v1/judicial/papers/{paper['number']}/").headers["Content-Type"] == "application/pdf"
    housing = Caller(department="transactions", name="住建")
    assert housing.get("/api/v1/judicial/orders/").status_code == 403


def test_scans_that_are_none_are_refused_and_nothing_is_registered(people: Crew) -> None:
    said = typed()
    said["notice_scan"].file.seek(0)
    said["notice_scan"].file.write(b"MZ not a picture")
    said["notice_scan"].file.seek(0)
    status, words = at_the_portal(said, "粤5302")
    assert (status, "不符" in words) == (422, True), words
    assert not CourtReceipt.objects.exists()


def test_what_was_typed_stays_when_a_notice_is_refused(people: Crew) -> None:
    page = at_the_desk().post(SERVE, typed(notice_number="（2024）粤5302执0123号")).content.decode()
    assert "（2024）粤5302执0123号" in page
    assert HOME in page
    assert "扫描件不能由浏览器记住" in page
