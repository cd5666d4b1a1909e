"""The front page, the halls, the notices and large print."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from hall.clock.calendars import published_calendar
from hall.portal.doors import doors
from hall.portal.holidays import holiday_notice
from hall.portal.models import Bulletin
from hall.portal.opening import opening
from hall.portal.windows import numbers_in_words, window_lines
from hall.staff.hours import spans
from hall.staff.models import CounterKind, Zone
from tests.conftest import Clock
from tests.staff.makers import counter, hall, officer

SHANGHAI = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 9, 18)
HOURS = "工作日 9:00–12:00 14:30–17:30"


def page(client: Client, address: str) -> str:
    reply = client.get(address)
    assert reply.status_code == 200
    return reply.content.decode()


@pytest.mark.django_db
def test_every_public_page_opens_before_anything_has_been_entered(client: Client) -> None:
    for route in ("home", "halls", "online", "guides", "progress"):
        assert "<h1" in page(client, reverse(f"portal:{route}"))


@pytest.mark.django_db
@pytest.mark.clause("W8")
def test_every_door_of_the_front_page_leads_somewhere(client: Client) -> None:
    shown = doors()
    assert len(shown) == 5
    for door in shown:
        assert client.get(door.url).status_code == 200


@pytest.mark.django_db
def test_a_department_adds_its_door_to_the_front_page(client: Client) -> None:
    assert "算税费" in page(client, "/")


@pytest.mark.django_db
def test_applying_online_is_honest_and_no_dead_end(client: Client) -> None:
    body = page(client, "/online/")
    assert "网上申请即将开放" in body
    assert reverse("portal:guides") in body


@pytest.mark.django_db
@pytest.mark.clause("W6", "W9", "W10")
def test_the_halls_are_listed_with_their_windows(client: Client) -> None:
    for number in range(1, 9):
        counter(str(number))
    counter("9", name="税费缴纳", kind=CounterKind.PAYMENT, also_serves="社保缴费")
    counter("20", name="公证咨询", zone=Zone.SERVICES, kind="")
    hall("yunan", name="云安大厅", address="云安区")
    body = page(client, "/halls/")
    for words in ("1–8 号", "兼办社保缴费", "公证咨询", "云安大厅", "现在开放，今天开到 17:30", "同城通办"):
        assert words in body


def test_window_numbers_are_told_in_runs() -> None:
    assert numbers_in_words(["3", "1", "2", "5"]) == "1–3、5 号"
    assert numbers_in_words(["12"]) == "12 号"
    assert numbers_in_words(["A2", "A1"]) == "A1、A2 号"
    assert window_lines([]) == []


@pytest.mark.parametrize(
    ("moment", "is_open", "words"),
    [
        ("2026-09-18 10:00", True, "现在开放，今天开到 17:30"),
        ("2026-09-18 08:00", False, "现在休息，今天 9:00 开"),
        ("2026-09-18 13:00", False, "现在休息，今天 14:30 开"),
        ("2026-09-18 18:00", False, "现在休息，9月20日（周日） 9:00 开"),
        ("2026-10-03 10:00", False, "现在休息，10月8日（周四） 9:00 开"),
    ],
)
@pytest.mark.clause("T4")
def test_open_or_closed_follows_hours_holidays_and_adjusted_days(
    moment: str, is_open: bool, words: str
) -> None:
    state = opening(HOURS, datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI), published_calendar())
    assert (state.is_open, state.words) == (is_open, words)


def test_hours_without_times_are_shown_as_they_are() -> None:
    assert spans("请电话预约") == []
    state = opening("请电话预约", datetime(2026, 9, 18, 10, tzinfo=SHANGHAI), published_calendar())
    assert state.words == "请电话预约"


@pytest.mark.parametrize(
    ("today", "notice"),
    [
        (date(2026, 9, 28), "国庆节 10月1日至7日休息，10月10日（周六）上班"),
        (date(2026, 9, 18), "中秋节 9月25日至27日休息，9月20日（周日）上班"),
        (date(2026, 7, 1), ""),
    ],
)
def test_the_holiday_notice_comes_from_the_calendar(today: date, notice: str) -> None:
    assert holiday_notice(today, published_calendar()) == notice


@pytest.mark.django_db
def test_notices_are_shown_until_they_are_taken_down(client: Client) -> None:
    shown = Bulletin.objects.create(title="抵押注销当天办好", body="<b>说明</b>", published_on=TODAY)
    hidden = Bulletin.objects.create(title="旧通知", body="…", published_on=TODAY, withdrawn=True)
    body = page(client, "/")
    assert shown.title in body
    assert hidden.title not in body
    assert "&lt;b&gt;说明" in page(client, f"/notices/{shown.pk}/")
    assert client.get(f"/notices/{hidden.pk}/").status_code == 404


@pytest.mark.django_db
def test_large_print_is_one_click_and_remembered(client: Client) -> None:
    assert '<html lang="zh-Hans">' in page(client, "/guide/")
    reply = client.post("/large-print/", {"on": "1", "next": "/guide/"})
    assert reply.headers["Location"] == "/guide/"
    assert 'class="large"' in page(client, "/guide/")
    client.post("/large-print/", {"on": "0", "next": "/guide/"})
    assert '<html lang="zh-Hans">' in page(client, "/guide/")


@pytest.mark.django_db
def test_large_print_follows_an_officer_to_another_machine(client: Client) -> None:
    person = officer("accept")
    client.force_login(person)
    client.post("/large-print/", {"on": "1"})
    person.refresh_from_db()
    assert person.large_print


@pytest.mark.django_db
@pytest.mark.parametrize("back", ["https://else.example/", "//else.example", "javascript:alert(1)", ""])
def test_the_switch_leads_nowhere_else(client: Client, back: str) -> None:
    assert client.post("/large-print/", {"on": "1", "next": back}).headers["Location"] == "/"


@pytest.mark.django_db
def test_a_page_that_does_not_exist_says_what_to_do(client: Client, clock: Clock) -> None:
    reply = client.get("/guide/no-such-item/")
    assert reply.status_code == 404
    assert "没有找到这一页" in reply.content.decode()


@pytest.mark.django_db
def test_public_pages_need_no_looser_content_security_policy(client: Client) -> None:
    for address in ("/", "/guide/", "/guide/sale-of-existing-house/", "/progress/", "/halls/"):
        body = page(client, address)
        assert " style=" not in body
        assert "<style" not in body
        assert "onclick=" not in body
        assert "<script>" not in body
