"""The register's pages: who opens them, what they show, and that names and numbers stay closed."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hall.cases.models import Case
from hall.cases.ports import panels_of
from hall.rehearsal.crew import Crew, crew
from hall.staff.models import Officer
from hall.staff.models.audit import Look
from registration.models import Blank, Certificate
from tests.cases.makers import BUYER, SELLER, approved_sale, owned_home, recorded_sale
from tests.registration import makers
from tests.registration.makers import HOME, NEXT_DOOR, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Crew:
    return crew()


def logged_in(username: str) -> Client:
    """A browser in which this demo officer has logged in."""
    client = Client()
    client.force_login(Officer.objects.get(username=username))
    return client


def text_of(page: Any) -> str:
    return str(page.content.decode())


# -- who ------------------------------------------------------------------------------------------

PAGES = ["registration:book", "registration:certificates", "registration:stock", "registration:archive"]


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_sent_to_log_in_and_another_department_is_refused(people: Crew, page: str) -> None:
    assert Client().get(reverse(page)).status_code == 302
    assessor = Officer.objects.exclude(department="registration").first()
    assert assessor is not None
    client = Client()
    client.force_login(assessor)
    assert client.get(reverse(page)).status_code == 403


# -- the book -------------------------------------------------------------------------------------


@pytest.mark.clause("promise:R13", "promise:R14")
def test_the_book_page_shows_rights_and_history_masked_and_is_written_down(people: Crew) -> None:
    owned_home()
    makers.mortgage()
    makers.sell(person("周明远", 2))
    page = text_of(logged_in("shanzheng").get(reverse("registration:unit", args=[HOME])))
    for words in (
        "周*远",
        "抵押权（第 1 顺位）",
        "转为历史",
        "580,000.00 元",
        "粤（2026）云浮市不动产权第0000002号",
    ):
        assert words in page
    for secret in ("周明远", person("周明远", 2).document_number, SELLER.document_number):
        assert secret not in page
    assert Look.objects.filter(subject=f"unit:{HOME}").count() == 1


@pytest.mark.clause("P8")
def test_the_book_as_of_an_earlier_day(people: Crew, clock: Any) -> None:
    owned_home()
    clock.move_to("2026-12-01 09:00")
    makers.sell(person("周明远", 2))
    url = reverse("registration:unit", args=[HOME])
    before = text_of(logged_in("shanzheng").get(url, {"on": "2026-11-30"}))
    assert "11月30日（周一）的现势" in before
    future = text_of(logged_in("shanzheng").get(url, {"on": "2027-01-01"}))
    assert "不能查看将来的日期" in future


@pytest.mark.parametrize("number", ["445302001002GB00012F0003004", "445302001002GB00012F99990001", "x"])
def test_a_number_that_is_none_or_unknown_is_not_found(people: Crew, number: str) -> None:
    assert logged_in("shanzheng").get(reverse("registration:unit", args=[number])).status_code == 404


@pytest.mark.clause("G11")
@pytest.mark.parametrize(
    "typed",
    [
        HOME,
        "445302 001002 gb00012 f00030046",
        "粤(2026)云浮市不动产权第0000001号",
        SELLER.document_number,
        "０046房",
    ],
)
def test_one_field_finds_by_any_key_and_opens_the_only_hit(people: Crew, typed: str) -> None:
    owned_home()
    page = logged_in("shanzheng").post(reverse("registration:book"), {"text": typed})
    assert page.headers.get("Location") == reverse("registration:unit", args=[HOME])


def test_several_hits_are_listed_and_history_is_no_hit(people: Crew) -> None:
    owned_home()
    makers.home(NEXT_DOOR, person("林小禾", 1))
    client = logged_in("shanzheng")
    page = text_of(client.post(reverse("registration:book"), {"text": "翠石路66号"}))
    assert "找到 2 个单元" in page
    makers.sell(person("周明远", 2), number=NEXT_DOOR)
    assert "登记簿上没有" in text_of(client.post(reverse("registration:book"), {"text": "林小"}))
    assert client.post(reverse("registration:book"), {"text": "周明"}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "words"),
    [("林", "至少输入两个字"), ("a%", "登记簿上没有"), ("粤（2026）云浮市不动产权第1号", "至少 7 位")],
)
def test_a_search_that_cannot_be_answered_says_why(people: Crew, typed: str, words: str) -> None:
    owned_home()
    page = text_of(logged_in("shanzheng").post(reverse("registration:book"), {"text": typed}))
    assert words in page


def test_the_window_sees_the_book_as_soon_as_a_number_is_typed(people: Crew) -> None:
    owned_home()
    makers.mortgage()
    makers.seize()
    (panel,) = [p for p in panels_of("window_unit", None, HOME) if p.template.startswith("registration/")]  # type: ignore[arg-type]  # the panel asks no request
    book = panel.context["book"]
    assert [(tile.label, tile.has, tile.bars) for tile in book.tiles][:4] == [
        ("查封", "1 件", True),
        ("预告", "", False),
        ("异议", "", False),
        ("抵押", "1 笔", False),
    ]
    assert [note.strong for note in book.notes] == [
        "已查封，不能转移、抵押。",
        "可以转移，抵押权随房屋继续存在。",
    ]


# -- the case, certificates, archive ---------------------------------------------------------------


def test_the_case_page_shows_the_change_before_and_the_entries_after(people: Crew) -> None:
    owned_home()
    makers.mortgage()
    case = approved_sale(people)
    before = text_of(logged_in("heding").get(reverse("cases:case", args=[case.number])))
    for words in ("登簿后变化", "登簿时取号，1 本", "1,180,000.00 元", "不变，随房屋继续存在"):
        assert words in before


@pytest.fixture
def sold(people: Crew) -> Case:
    owned_home()
    return recorded_sale(people)


def test_a_certificate_is_printed_handed_over_and_seen_on_its_page(sold: Case) -> None:
    client = logged_in("shanzheng")
    said = {"kind": "title", "first": "44000000001", "count": 3}
    assert client.post(reverse("registration:stock"), said).status_code == 302
    assert Blank.objects.count() == 3
    queue = text_of(client.get(reverse("registration:certificates")))
    assert "粤（2026）云浮市不动产权第0000002号" in queue
    client.post(reverse("registration:print"), {"case": sold.number, "command_key": "k"})
    page = reverse("registration:handing-over", args=[sold.number])
    assert "发证 1 本" in text_of(client.get(page))
    wrong = {"name": BUYER.name, "document_kind": 1, "document_number": "1", "signature": "x"}
    refused = client.post(
        reverse("registration:hand-over", args=[sold.number]), wrong | {"identity_check": "读卡核验"}
    )
    assert (refused.status_code, BUYER.name in text_of(refused)) == (422, True)
    right = wrong | {
        "document_number": BUYER.document_number,
        "identity_check": "读卡核验",
        "command_key": "k2",
    }
    assert client.post(reverse("registration:hand-over", args=[sold.number]), right).status_code == 302
    assert Certificate.objects.get(case_number=sold.number).handed_over_at is not None
    assert BUYER.document_number not in text_of(client.get(page))


@pytest.mark.clause("promise:R4", "G6")
def test_the_same_form_sent_twice_prints_once(sold: Case) -> None:
    client = logged_in("shanzheng")
    client.post(reverse("registration:stock"), {"kind": "title", "first": "44000000001", "count": 3})
    for _twice in range(2):
        client.post(reverse("registration:engross", args=[sold.number]), {"command_key": "same"})
    assert Blank.objects.filter(state="used").count() == 1


def test_bad_deliveries_of_blanks_are_refused_with_what_to_do(people: Crew) -> None:
    client = logged_in("shanzheng")
    for said, words in (
        ({"kind": "title", "first": "abc", "count": 3}, "6–11 位数字"),
        ({"kind": "title", "first": "44000000001", "count": 0}, "大于或等于"),
    ):
        page = client.post(reverse("registration:stock"), said)
        assert (page.status_code, words in text_of(page)) == (422, True)
