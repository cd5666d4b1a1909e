"""待办 and 查找: the officer's own queue, lights, claiming, and finding a case by what people bring."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from hall.cases.models import Case
from hall.cases.views.queues import lights
from hall.rehearsal.crew import Crew, crew
from hall.staff.models import Look
from registration.models import Certificate
from tests.browsing import browser, page, queries, words
from tests.cases import makers
from tests.cases.makers import BUYER, owned_home, read
from tests.conftest import Clock
from tests.registration.makers import HOME, NEXT_DOOR, PARCEL

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Crew:
    owned_home()
    owned_home(NEXT_DOOR)
    return crew()


@pytest.fixture
def two(people: Crew) -> list[Case]:
    """Two accepted sales, both waiting for 初审."""
    return [makers.accepted_sale(people), makers.accepted_sale(people, number=NEXT_DOOR)]


@pytest.fixture
def examiner(people: Crew) -> Client:
    return browser("chushen")


@pytest.mark.clause("G1")
@pytest.mark.parametrize(
    ("username", "queue"),
    [("shouli", "reception"), ("chushen", "examination"), ("heding", "approval"), ("dangan", "filing")],
)
def test_everybody_lands_in_the_own_queue(people: Crew, username: str, queue: str) -> None:
    assert browser(username).get("/queues/").headers["Location"] == f"/queues/{queue}/"


def test_other_departments_have_queues_of_their_own(people: Crew) -> None:
    assert browser("heshui").get("/queues/").status_code == 403
    assert browser("chushen").get("/queues/no-such-queue/").status_code == 404


@pytest.mark.clause("G1")
def test_the_most_urgent_case_is_claimed_and_opened_by_one_press(examiner: Client, two: list[Case]) -> None:
    reply = examiner.post("/queues/examination/claim/", {"urgent": "1"})
    assert reply.headers["Location"] == f"/cases/{two[0].number}/"
    assert "我已领办" in page(examiner, "/queues/examination/")
    examiner.post("/queues/examination/claim/", {"urgent": "1"})
    empty = examiner.post("/queues/examination/claim/", {"urgent": "1"}, follow=True)
    assert "已经没有未领办的件" in words(empty)


@pytest.mark.clause("G1", "G5")
def test_several_are_claimed_at_once_and_who_was_slower_is_told_who_was_quicker(
    examiner: Client, two: list[Case]
) -> None:
    examiner.post("/queues/examination/claim/", {"case": two[0].pk})
    other = browser("heding")
    denied = other.post("/queues/examination/claim/", {"case": [case.pk for case in two]}, follow=True)
    assert "您没有“初审”岗位，不能领办" in words(denied)
    both = examiner.post("/queues/examination/claim/", {"case": [case.pk for case in two]}, follow=True)
    assert "已领办 2 件。" in words(both)


def test_claiming_nothing_says_what_to_do(examiner: Client, two: list[Case]) -> None:
    for form in ({}, {"case": "999999"}, {"case": "x"}):
        reply = examiner.post("/queues/examination/claim/", form, follow=True)
        assert "请先勾选要领办的件。" in words(reply)


@pytest.mark.clause("G1")
def test_a_claimed_case_goes_back_by_its_holder_only(examiner: Client, two: list[Case]) -> None:
    examiner.post("/queues/examination/claim/", {"case": two[0].pk})
    address = f"/cases/{two[0].number}/release/"
    assert "本件不是您领办的" in words(browser("heding").post(address, follow=True))
    assert "已放回队列" in words(examiner.post(address, follow=True))
    assert read(two[0]).claimed_by is None


@pytest.mark.clause("T13")
def test_lights_split_the_queue_and_keep_the_other_filters(two: list[Case], clock: Clock) -> None:
    clock.move_to("2026-09-25 10:00")  # the promise ended on the 24th
    examiner = browser("chushen")
    reply = examiner.get("/queues/examination/", {"light": "late", "item": two[0].item_code})
    counts = {tile.label: tile.count for tile in reply.context["tiles"]}
    assert counts == {"全部": 2, "已超承诺": 2, "剩 1 日以内": 0, "正常": 0, "计时中止": 0}
    assert all(f"item={two[0].item_code}" in tile.url for tile in reply.context["tiles"])
    assert "已超承诺" in words(reply)  # the 25th is 中秋节: no working day has passed, the promise has
    assert "没有符合筛选的件" in page(examiner, "/queues/examination/", light="fine")


@pytest.mark.parametrize("wanted", [HOME, f" {HOME[:6]} {HOME[6:]}", "0046房"])
def test_a_queue_is_sifted_by_number_unit_and_address(examiner: Client, two: list[Case], wanted: str) -> None:
    reply = examiner.get("/queues/examination/", {"q": wanted})
    assert [case.number for case, _ in reply.context["lines"]] == [two[0].number]


@pytest.mark.clause("figure:P16")
@pytest.mark.parametrize("address", ["/queues/examination/", "/oversight/"])
def test_a_list_takes_the_same_number_of_queries_however_long(people: Crew, address: str) -> None:
    makers.accepted_sale(people)
    client = browser("zhuguan")
    few = queries(client, address)
    for room in range(3):
        owned_home(number := f"{PARCEL}F0003005{room}")
        makers.accepted_sale(people, number=number)
    assert queries(client, address) <= few


def test_finding_takes_one_to_its_case(people: Crew, two: list[Case]) -> None:
    keys = [
        {"case_number": two[0].number},
        {"unit_number": f"{HOME[:12]} {HOME[12:]}"},
    ]
    for key in keys:
        reply = browser("chushen").post("/search/", key)
        assert reply.headers["Location"] == f"/cases/{two[0].number}/", key


@pytest.mark.clause("G11", "G8")
def test_a_name_is_found_with_its_number_and_the_look_is_kept(people: Crew, two: list[Case]) -> None:
    client = browser("chushen")
    alone = client.post("/search/", {"name": BUYER.name})
    assert "按姓名查找须同时填写证件号码" in words(alone)
    both = client.post("/search/", {"name": BUYER.name, "document_number": BUYER.document_number.lower()})
    assert {case.number for case, _ in both.context["lines"]} == {case.number for case in two}
    assert Look.objects.count() == 1
    assert BUYER.document_number not in urlencode({"path": both.request["PATH_INFO"]})


@pytest.mark.clause("G11")
def test_a_certificate_leads_to_the_case_it_came_from(people: Crew) -> None:
    case = makers.recorded_sale(people)
    number = Certificate.objects.get(case_number=case.number).number
    spelled = number.replace("（", "(").replace("）", ") ")
    reply = browser("dangan").post("/search/", {"certificate": spelled})
    assert reply.headers["Location"] == f"/cases/{case.number}/"


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ({}, "请至少填写一项"),
        ({"case_number": "12"}, "受理号是 13 位数字"),
        ({"unit_number": "445302"}, "28"),
        ({"certificate": "第1号"}, "证号"),
    ],
)
def test_a_key_that_is_none_is_told_so(people: Crew, key: dict[str, str], sentence: str) -> None:
    reply = browser("chushen").post("/search/", key)
    assert reply.status_code == 200
    assert sentence in words(reply)


def test_what_is_not_there_is_not_found(people: Crew) -> None:
    assert "没有找到" in words(browser("chushen").post("/search/", {"case_number": "2026091899999"}))


@pytest.mark.clause("S3")
def test_a_department_finds_only_what_was_sent_to_it(people: Crew) -> None:
    case = makers.filed_sale(people)
    assert "没有找到" in words(browser("heshui").post("/search/", {"case_number": case.number}))


def test_before_acceptance_and_after_recording_no_case_counts_as_late(people: Crew, clock: Clock) -> None:
    waiting = makers.filed_sale(people)
    recorded = makers.recorded_sale(people, number=NEXT_DOOR)
    clock.move_to("2026-12-01 10:00")
    for queue in (read(waiting).queue, read(recorded).queue):
        split = lights(Case.objects.in_queue(queue))
        assert {name: rows.count() for name, rows in split.items() if rows} == {"": 1}
